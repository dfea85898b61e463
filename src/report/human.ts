import type { Style } from '../core/host.ts';
import type { Finding } from '../core/finding.ts';
import { tally, type Report, type Tally } from '../core/report.ts';
import { visible } from './escape.ts';
import { frame } from './frame.ts';
import { place } from './place.ts';
import type { Renderer } from './renderer.ts';

/** For people: each finding with its line, why it matters and what to do; then a summary. */
export const human: Renderer = (report, { style, width }) => {
  const explained = new Set<string>();
  const blocks = report.targets.flatMap((target) =>
    target.findings.map((finding) => {
      const source = target.sources[finding.where.file];
      const block = findingBlock(finding, source, report, explained, width, style);
      explained.add(finding.check);
      return block;
    }),
  );
  return [...blocks, ...unknowns(report, style), summary(report, style)].join('\n');
};

function findingBlock(
  { check, severity, message, fix, where }: Finding,
  source: string | undefined,
  report: Report,
  explained: ReadonlySet<string>,
  width: number,
  style: Style,
): string {
  const head = `${style[severity](severity)}${style.bold(`[${check}]: ${visible(message)}`)}\n`;
  const at = `  ${style.dim('-->')} ${place(where)}\n`;
  const code = where.span && source !== undefined ? frame(source, where.span, width, style) : '';
  // Said once a run: the tenth finding of a check needs no reason any more.
  const why = explained.has(check) ? '' : report.checks.find(({ id }) => id === check)?.why;
  return [
    head,
    at,
    code,
    ...(why ? [`  why: ${why}\n`] : []),
    `  fix: ${visible(fix)}\n`,
    ...(why ? [style.dim(`  see: msgrctl explain ${check}`), '\n'] : []),
  ].join('');
}

function unknowns(report: Report, style: Style): string[] {
  return report.targets.flatMap(({ target, outcomes }) =>
    outcomes.flatMap((outcome) =>
      outcome.status === 'unknown'
        ? [
            `${style.warning('could not look')} [${outcome.check}]: ${visible(outcome.reason)}\n  ${style.dim('-->')} ${visible(target)}\n`,
          ]
        : [],
    ),
  );
}

function summary(report: Report, style: Style): string {
  const counts = tally(report);
  const files = plural(counts.targets, 'file');
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) =>
      style[severity](severity === 'info' ? `${counts.info} info` : plural(counts[severity], severity)),
    );
  return `${files} checked${parts.length > 0 ? `: ${parts.join(', ')}` : ', nothing found'}${suppressed(counts)}\n`;
}

function suppressed({ suppressed: count }: Tally): string {
  return count > 0 ? ` (${count} suppressed)` : '';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
