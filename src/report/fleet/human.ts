import type { FleetSummary } from '../../core/fleet.ts';
import { SEVERITIES } from '../../core/severity.ts';
import { changesText } from './changes.ts';
import { shownGroups } from './groups.ts';
import type { FleetFrame, FleetOptions, FleetRenderer } from './renderer.ts';
import { bar, columns } from './table.ts';
import { fitted, macs, number, percent, stateText } from './words.ts';

/** For people: totals, the most common drift, locks, who cannot sign in, the worst Macs; after a baseline what changed. */
export const human: FleetRenderer = {
  streams: false,
  head: (frame, options) => {
    const { summary } = frame;
    const sections = summary.baseline
      ? [changesText(summary.baseline, options)]
      : [
          driftText(summary, options),
          checksText(frame, options),
          locksText(summary),
          signInText(summary),
          groupsText(summary),
          worstText(summary, options),
        ];
    const told = sections.filter((text) => text !== '');
    return [...partial(frame, options), ...told, verdict(frame, options)].join('\n');
  },
  mac: () => '',
  tail: () => '',
};

function partial({ run }: FleetFrame, { style }: FleetOptions): string[] {
  return run.partial
    ? [`${style.warning('interrupted')}: this is about the Macs that were looked at till then.\n`]
    : [];
}

const SHOWN = 10;

function driftText({ drift, macs: all }: FleetSummary, { width, style }: FleetOptions): string {
  const rows = drift.filter(({ missing, different }) => missing + different > 0);
  if (rows.length === 0) return '';
  const lines = columns(
    rows
      .slice(0, SHOWN)
      .map((row) => [
        fitted(row.key, 30),
        number(row.macs),
        percent(row.macs, all),
        bar(row.macs / all, 12),
        [
          ...(row.missing > 0 ? [`missing on ${number(row.missing)}`] : []),
          ...row.values.slice(0, 2).map(({ value, macs: some }) => `${value} on ${number(some)}`),
        ].join(', '),
      ]),
    ['left', 'right', 'right', 'left', 'left'],
    width,
  );
  const more = rows.length > SHOWN ? [`  and ${rows.length - SHOWN} more settings`] : [];
  return `${style.bold('Drift')}: settings that differ from the policy, by Macs\n${[...lines, ...more].join('\n')}\n`;
}

function checksText({ summary, checks }: FleetFrame, { width, style }: FleetOptions): string {
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  const rows = summary.checks.filter(({ severity }) => severity !== 'info');
  if (rows.length === 0) return '';
  const lines = columns(
    rows
      .slice(0, SHOWN)
      .map(({ check, severity, macs: some }) => [
        style[severity](severity),
        number(some),
        check,
        titles.get(check) ?? '',
      ]),
    ['left', 'right', 'left', 'left'],
    width,
  );
  const more = rows.length > SHOWN ? [`  and ${rows.length - SHOWN} more checks`] : [];
  return `${style.bold('Found')}: checks, by Macs\n${[...lines, ...more].join('\n')}\n`;
}

function locksText({ locks }: FleetSummary): string {
  const { locked, bypassable, unlocked, unknown } = locks;
  if (locked + bypassable + unlocked + unknown === 0) return '';
  return `Locks: ${number(locked)} locked, ${number(bypassable)} bypassable, ${number(unlocked)} unlocked, ${number(unknown)} not known\n`;
}

function signInText({ signIn, cannotSignIn }: FleetSummary): string {
  const { can, cannot, unknown } = signIn;
  const why = cannotSignIn.slice(0, 3).map(({ check, macs: some }) => `${check} on ${number(some)}`);
  const reasons = why.length > 0 ? ` (${why.join(', ')})` : '';
  return `Sign-in: ${macs(can)} can, ${number(cannot)} cannot${reasons}, ${number(unknown)} not known\n`;
}

function groupsText({ groups }: FleetSummary): string {
  if (!groups) return '';
  const { rows: shown, more } = shownGroups(groups);
  const rows = shown.map(({ name, macs: some, drifting, states, signIn }) => [
    fitted(name, 40),
    number(some),
    number(states.clean),
    number(drifting),
    number(states.error),
    number(signIn.cannot),
  ]);
  const head = [groups.by, 'Macs', 'clean', 'drift', 'errors', 'cannot sign in'];
  const sides = ['left', 'right', 'right', 'right', 'right', 'right'] as const;
  const lines = columns([head, ...rows], sides, 200);
  return `${[...lines, ...(more === '' ? [] : [`  ${more}`])].join('\n')}\n`;
}

function worstText({ worst, states, macs: all }: FleetSummary, { width, style }: FleetOptions): string {
  const loud = worst.filter(({ state }) => state !== 'info');
  if (loud.length === 0) return '';
  const lines = columns(
    loud
      .slice(0, SHOWN)
      .map(({ mac, state, errors, warnings, said }) => [
        fitted(mac, 40),
        stateText(state, style),
        `${errors}/${warnings}`,
        said,
      ]),
    ['left', 'left', 'right', 'left'],
    width,
  );
  const rest = all - states.clean - states.info - Math.min(loud.length, SHOWN);
  const more = rest > 0 ? [`  and ${number(rest)} more; -o report.html shows all`] : [];
  return `${style.bold('Worst Macs')}: errors/warnings, and the first of them\n${[...lines, ...more].join('\n')}\n`;
}

function verdict({ summary, run }: FleetFrame, { style }: FleetOptions): string {
  const { macs: all, states, notWhole, drifting, findings, suppressed } = summary;
  const found = SEVERITIES.filter((severity) => findings[severity] > 0).map((severity) =>
    style[severity](severity === 'info' ? `${number(findings.info)} info` : plural(findings[severity], severity)),
  );
  return [
    `${macs(all)} audited${run.partial ? ' (partial)' : ''}: `,
    states.clean === all ? 'nothing found' : `${number(states.clean)} clean`,
    states.info > 0 ? ` and ${number(states.info)} with info alone` : '',
    run.policy === undefined ? '' : `, ${number(drifting)} ${drifting === 1 ? 'differs' : 'differ'} from the policy`,
    found.length > 0 ? `; ${found.join(', ')}` : '',
    suppressed > 0 ? ` (${number(suppressed)} suppressed)` : '',
    notWhole > 0 ? `; ${style.warning(`${macs(notWhole)} could not be looked at whole`)}` : '',
    '\n',
  ].join('');
}

function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}
