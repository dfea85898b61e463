import type { FleetSummary } from '../../core/fleet.ts';
import { code, escaped } from '../markdown.ts';
import { shownGroups } from './groups.ts';
import type { FleetFrame, FleetRenderer } from './renderer.ts';
import { macs, number, percent } from './words.ts';

/** For a wiki or a merge request: totals, drift, what was found, the worst Macs. Single Macs are what html and json are for. */
export const markdown: FleetRenderer = {
  streams: false,
  head: (frame) =>
    [
      title(frame),
      totals(frame.summary),
      ...changes(frame.summary),
      ...drift(frame.summary),
      ...found(frame),
      ...groups(frame.summary),
      ...worst(frame.summary),
    ].join('\n'),
  mac: () => '',
  tail: () => '',
};

function title({ run }: FleetFrame): string {
  const of = run.organization === undefined ? '' : ` of ${escaped(run.organization)}`;
  const partial = run.partial ? '\n**Partial: the run was interrupted.**\n' : '';
  const policy = run.policy === undefined ? '' : `\nJudged by ${code(run.policy)}.\n`;
  return `# Audit${of}\n${policy}${partial}`;
}

function totals({ macs: all, states, notWhole, drifting, signIn, locks, findings }: FleetSummary): string {
  return table(
    ['', 'Macs', ''],
    [
      ['audited', number(all), ''],
      ['clean', number(states.clean), percent(states.clean, all)],
      ['with info alone', number(states.info), percent(states.info, all)],
      ['with errors', number(states.error), percent(states.error, all)],
      ['not looked at whole', number(notWhole), percent(notWhole, all)],
      ['differ from the policy', number(drifting), percent(drifting, all)],
      ['cannot sign in', number(signIn.cannot), percent(signIn.cannot, all)],
      [
        'locks: locked / bypassable / unlocked',
        [locks.locked, locks.bypassable, locks.unlocked].map(number).join(' / '),
        '',
      ],
      [
        'findings: errors / warnings / info',
        [findings.error, findings.warning, findings.info].map(number).join(' / '),
        '',
      ],
    ],
  );
}

function changes({ baseline }: FleetSummary): string[] {
  if (!baseline) return [];
  const head = `## Since ${code(baseline.file)}\n\n${number(baseline.new)} new, ${number(baseline.fixed)} fixed, ${number(baseline.still)} still there; ${macs(baseline.added.length)} added, ${number(baseline.gone.length)} gone.\n`;
  const rows = baseline.changes
    .slice(0, 50)
    .map(({ kind, mac, check, message }) => [kind, code(mac), code(check), escaped(message)]);
  return rows.length === 0 ? [head] : [head, table(['', 'Mac', 'check', ''], rows)];
}

function drift({ drift: all, macs: total }: FleetSummary): string[] {
  if (all.length === 0) return [];
  const rows = all.slice(0, 20).map((row) => [
    code(row.key),
    row.wanted === null ? '' : code(row.wanted),
    number(row.macs),
    percent(row.macs, total),
    number(row.missing),
    number(row.different),
    number(row.extra),
    row.values
      .slice(0, 3)
      .map(({ value, macs: some }) => `${code(value)} (${number(some)})`)
      .join(', '),
  ]);
  return ['## Drift\n', table(['setting', 'policy', 'Macs', '', 'missing', 'different', 'extra', 'found'], rows)];
}

function found({ summary, checks }: FleetFrame): string[] {
  if (summary.checks.length === 0) return [];
  const titles = new Map(checks.map(({ id, title: said }) => [id, said]));
  const rows = summary.checks
    .slice(0, 20)
    .map(({ check, severity, macs: some }) => [
      severity,
      number(some),
      code(check),
      escaped(titles.get(check) ?? ''),
    ]);
  return ['## Found\n', table(['', 'Macs', 'check', ''], rows)];
}

function groups({ groups: some }: FleetSummary): string[] {
  if (!some) return [];
  const { rows: shown, more } = shownGroups(some);
  const rows = shown.map(({ name, macs: count, states, drifting, signIn }) => [
    escaped(name),
    number(count),
    number(states.clean),
    number(drifting),
    number(states.error),
    number(signIn.cannot),
  ]);
  const told = table(['', 'Macs', 'clean', 'drift', 'errors', 'cannot sign in'], rows);
  return [`## By ${escaped(some.by)}\n`, told, ...(more === '' ? [] : [`${escaped(more)}\n`])];
}

function worst({ worst: some }: FleetSummary): string[] {
  if (some.length === 0) return [];
  const rows = some.map(({ mac, state, errors, warnings, said }) => [
    code(mac),
    state,
    String(errors),
    String(warnings),
    escaped(said),
  ]);
  return ['## Worst Macs\n', table(['Mac', '', 'errors', 'warnings', ''], rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
