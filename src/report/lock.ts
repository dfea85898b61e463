import type { Style } from '../core/host.ts';
import type { TargetReport } from '../core/report.ts';
import { visible } from './escape.ts';

/** The state of a lock, its reasons a line each, and what else is worth knowing. */
export function lockText({ target, kind, findings, outcomes }: TargetReport, style: Style): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const notes = findings.filter(({ severity }) => severity !== 'error');
  const unknown = outcomes.flatMap((outcome) => (outcome.status === 'unknown' ? [outcome] : []));
  const paint = kind === 'locked' ? style.info : kind === 'unknown' ? style.warning : style.error;
  const line = (head: string, message: string, check: string): string =>
    `  ${head}${visible(message)} ${style.dim(`[${check}]`)}\n`;
  return [
    `${visible(target)}: ${style.bold(paint(kind === 'unknown' ? 'could not look' : kind))}${errors.length > 0 ? ' because' : ''}\n`,
    ...errors.map(({ message, check }) => line('- ', message, check)),
    ...unknown.map(({ reason, check }) => line(`${style.warning('could not look')}: `, reason, check)),
    ...notes.map(({ message, check, severity }) =>
      line(`${style[severity](severity === 'info' ? 'note' : severity)}: `, message, check),
    ),
  ].join('');
}
