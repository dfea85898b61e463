import type { FleetSummary } from '../../core/fleet.ts';
import { visible, xmlText } from '../escape.ts';
import { shownGroups } from './groups.ts';
import type { FleetFrame } from './renderer.ts';
import { macs, number, percent } from './words.ts';

/** Text between tags of the page. */
export function text(value: string): string {
  return xmlText(visible(value));
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;');
}

const code = (value: string): string => `<code>${text(value)}</code>`;

/** The totals as the page shows them without any script. */
export function summaryHtml(frame: FleetFrame): string {
  const { run, summary } = frame;
  const of = run.organization === undefined ? '' : ` of ${text(run.organization)}`;
  const by = run.policy === undefined ? 'Judged without a policy.' : `Judged by the policy ${code(run.policy)}.`;
  const partial = run.partial
    ? '<p class="notice"><b>Partial:</b> the run was interrupted; this is about the Macs that were looked at till then.</p>'
    : '';
  return [
    `<header data-audit><h1>Audit${of}</h1>\n<p class="soft">${by}</p>${partial}\n${tiles(summary)}</header>\n<main>`,
    changes(summary),
    drift(summary),
    found(frame),
    groups(summary),
    systems(summary),
  ].join('\n');
}

function tiles({ macs: all, states, notWhole, drifting, signIn, locks }: FleetSummary): string {
  const watched = locks.locked + locks.bypassable + locks.unlocked + locks.unknown;
  return [
    '<ul class="tiles">',
    tile('', all, all === 1 ? 'Mac' : 'Macs'),
    tile(
      'clean',
      states.clean,
      `clean (${percent(states.clean, all)})${states.info > 0 ? `, and ${number(states.info)} with info alone` : ''}`,
    ),
    tile('error', states.error, 'with errors'),
    tile('unknown', notWhole, 'not looked at whole'),
    tile('error', drifting, 'differ from the policy'),
    tile(
      'error',
      signIn.cannot,
      `cannot sign in${signIn.unknown > 0 ? ` (${number(signIn.unknown)} not known)` : ''}`,
    ),
    ...(watched === 0
      ? []
      : [tile('error', locks.bypassable + locks.unlocked, `of ${number(watched)} files not locked`)]),
    '</ul>',
  ].join('\n');
}

function tile(kind: string, count: number, what: string): string {
  return `<li class="${count === 0 ? '' : kind}"><b>${number(count)}</b>${what}</li>`;
}

function changes({ baseline }: FleetSummary): string {
  if (!baseline) return '';
  const head = `<h2>Since ${code(baseline.file)}</h2>\n<p>${number(baseline.new)} new, ${number(baseline.fixed)} fixed, ${number(baseline.still)} still there; ${macs(baseline.added.length)} added, ${number(baseline.gone.length)} gone.</p>`;
  const rows = baseline.changes
    .slice(0, 200)
    .map(({ kind, mac, check, severity, message }) => [
      kind === 'new' ? `<span class="tag ${severity}">new</span>` : '<span class="tag clean">fixed</span>',
      text(mac),
      code(check),
      text(message),
    ]);
  return rows.length === 0 ? head : `${head}\n${table(['', 'Mac', 'Check', ''], rows)}`;
}

const MOST_ROWS = 40;

function drift({ drift: all, macs: total }: FleetSummary): string {
  if (all.length === 0) return '';
  const rows = all.slice(0, MOST_ROWS).map((row) => [
    `<th scope="row"><span data-choose="setting" data-value="${attribute(row.key)}">${code(row.key)}</span></th>`,
    `<td class="strip js-only"><canvas data-strip="${attribute(row.key)}" role="img" aria-label="${attribute(row.key)}: ${number(row.macs)} of ${macs(total)}"></canvas></td>`,
    `<td class="number">${number(row.macs)}</td><td class="number hide-narrow">${percent(row.macs, total)}</td>`,
    `<td class="number hide-narrow">${number(row.missing)}</td><td class="number hide-narrow">${number(row.different)}</td><td class="number hide-narrow">${number(row.extra)}</td>`,
    `<td class="hide-narrow">${row.wanted === null ? '<span class="soft">nothing</span>' : code(row.wanted)}</td>`,
    `<td>${row.values
      .slice(0, 3)
      .map(({ value, macs: some }) => `${code(value)} (${number(some)})`)
      .join(', ')}</td>`,
  ]);
  const more = all.length > MOST_ROWS ? `<p class="soft">and ${all.length - MOST_ROWS} more settings.</p>` : '';
  return [
    '<h2>Drift</h2>',
    '<p class="soft">Settings that differ from the policy. Each strip holds all Macs by name, from left to right.</p>',
    '<p class="legend js-only"><span><i style="background:var(--missing)"></i>missing (full height)</span><span><i style="background:var(--different)"></i>different (upper part)</span><span><i style="background:var(--extra)"></i>extra: not in the policy (lower part)</span></p>',
    '<div class="scroll"><table><thead><tr><th scope="col">Setting</th><th scope="col" class="js-only">Macs by name</th><th scope="col" class="number">Macs</th><th scope="col" class="number hide-narrow">Share</th><th scope="col" class="number hide-narrow">Missing</th><th scope="col" class="number hide-narrow">Different</th><th scope="col" class="number hide-narrow">Extra</th><th scope="col" class="hide-narrow">Policy</th><th scope="col">Found instead</th></tr></thead><tbody>',
    ...rows.map((cells) => `<tr>${cells.join('')}</tr>`),
    `</tbody></table></div>${more}`,
  ].join('\n');
}

function found({ summary, checks }: FleetFrame): string {
  if (summary.checks.length === 0) return '<h2>Found</h2>\n<p>Nothing.</p>';
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  const rows = summary.checks.map(({ check, severity, macs: some, findings }) => [
    `<span class="tag ${severity}">${severity}</span>`,
    `<span data-choose="check" data-value="${attribute(check)}">${code(check)}</span>`,
    number(some),
    number(findings),
    text(titles.get(check) ?? ''),
  ]);
  return `<h2>Found</h2>\n${table(['', 'Check', '#Macs', '#Findings', ''], rows)}`;
}

function groups({ groups: some }: FleetSummary): string {
  if (!some) return '';
  const { rows: shown, more } = shownGroups(some);
  const rows = shown.map(({ name, macs: count, states, drifting, signIn }) => [
    text(name),
    number(count),
    number(states.clean),
    number(drifting),
    number(states.error),
    number(signIn.cannot),
  ]);
  const head = [text(some.by), '#Macs', '#Clean', '#Differ', '#With errors', '#Cannot sign in'];
  const rest = more === '' ? '' : `<p class="soft">${text(more)}.</p>`;
  return `<h2>By ${text(some.by)}</h2>\n${table(head, rows)}${rest}`;
}

function systems({ releases, versions }: FleetSummary): string {
  if (releases.length === 0) return '';
  const programs = versions.length === 0 ? '' : `<p>Messenger: ${listed(versions)}</p>`;
  return `<h2>Systems</h2>\n<p>Mac OS X: ${listed(releases)}</p>${programs}`;
}

function listed(rows: FleetSummary['releases']): string {
  return rows
    .slice(0, 12)
    .map(({ name, macs: some }) => `${text(name)} (${number(some)})`)
    .join(', ');
}

/** Cells are HTML. A head that starts with # is one of numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumber = head.map((each) => each.startsWith('#'));
  const heads = head.map(
    (each, i) => `<th scope="col"${isNumber[i] ? ' class="number"' : ''}>${each.replace(/^#/, '')}</th>`,
  );
  const lines = rows.map(
    (row) => `<tr>${row.map((cell, i) => `<td${isNumber[i] ? ' class="number"' : ''}>${cell}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll"><table><thead><tr>${heads.join('')}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></div>`;
}
