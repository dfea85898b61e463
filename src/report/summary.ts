import { tally, type Report } from '../core/report.ts';
import type { Style } from '../core/host.ts';
import { SEVERITIES } from '../core/severity.ts';

/** `3 files checked: 2 errors, 1 warning (1 suppressed); 1 check could not look`. */
export function summaryLine(report: Report, style: Style): string {
  const counts = tally(report);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    style[severity](severity === 'info' ? `${counts.info} info` : plural(counts[severity], severity)),
  );
  const unknown = report.targets
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ status }) => status === 'unknown').length;
  return [
    `${plural(counts.targets, report.command.startsWith('check ') ? 'target' : 'file')} checked`,
    found.length > 0 ? `: ${found.join(', ')}` : ', nothing found',
    counts.suppressed > 0 ? ` (${counts.suppressed} suppressed)` : '',
    unknown > 0 ? `; ${style.warning(`${plural(unknown, 'check')} could not look`)}` : '',
  ].join('');
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
