import type { CheckInfo, Finding } from '../core/finding.ts';
import { tally, type Report, type TargetReport } from '../core/report.ts';
import { SEVERITIES } from '../core/severity.ts';
import { visible } from './escape.ts';
import { factsText } from './facts.ts';
import { frame, sourceLines } from './frame.ts';
import { ladderText, verdictText } from './ladder.ts';
import { place } from './place.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

/** For people: each finding with its line, why it matters and what to do; what could not be looked at; a summary. */
export const human: Renderer = (report, options) => {
  const unexplained = new Map(report.checks.map((info) => [info.id, info]));
  const blocks = report.targets.flatMap((target) => {
    const lines = linesOf(target);
    return target.findings.map((finding) => {
      const block = findingBlock(finding, lines(finding.where.file), unexplained.get(finding.check), options);
      // Said once a run: the tenth finding of a check needs no reason any more.
      unexplained.delete(finding.check);
      return block;
    });
  });
  const { style } = options;
  return [
    ...(report.verdict ? [ladderText(report.verdict, style)] : []),
    ...report.targets.filter((target) => isWorthTelling(target, report)).map((target) => factsText(target, style)),
    ...blocks,
    ...unknownBlocks(report, options),
    summary(report, options),
    ...(report.verdict ? [verdictText(report.verdict, style)] : []),
  ].join('\n');
};

/** Of a whole sign-in, what is fine stands in its steps; the rest is evidence. */
function isWorthTelling({ facts = [], findings, kind }: TargetReport, { verdict }: Report): boolean {
  return facts.length > 0 && (verdict === undefined || findings.length > 0 || kind === 'sign-in');
}

function findingBlock(
  { check, severity, message, fix, where }: Finding,
  lines: readonly string[] | undefined,
  info: CheckInfo | undefined,
  { style, width }: RenderOptions,
): string {
  const id = visible(check);
  return [
    `${style[severity](severity)}${style.bold(`[${id}]: ${visible(message)}`)}\n`,
    `  ${style.dim('-->')} ${place(where)}\n`,
    where.span && lines ? frame(lines, where.span, { width, style, severity }) : '',
    info ? `  why: ${visible(info.why)}\n` : '',
    `  fix: ${visible(fix)}\n`,
    info ? `${style.dim(`  see: msgrctl explain ${id}`)}\n` : '',
  ].join('');
}

/** The lines of the files that a target's findings point into, each file split once. */
function linesOf({ sources }: TargetReport): (file: string) => readonly string[] | undefined {
  const texts = new Map(Object.entries(sources));
  const split = new Map<string, readonly string[]>();
  return (file) => {
    const text = texts.get(file);
    if (text !== undefined && !split.has(file)) split.set(file, sourceLines(text));
    return split.get(file);
  };
}

/** Many checks may lack the same answer; that is told once. */
function unknownBlocks({ targets }: Report, { style }: RenderOptions): string[] {
  return targets.flatMap(({ target, outcomes }) => {
    const byReason = new Map<string, string[]>();
    for (const outcome of outcomes) {
      if (outcome.status !== 'unknown') continue;
      byReason.set(outcome.reason, [...(byReason.get(outcome.reason) ?? []), outcome.check]);
    }
    return [...byReason].map(([reason, [first = '', ...others]]) => {
      const more = others.length > 0 ? ` and ${plural(others.length, 'other check')}` : '';
      const head = `${style.warning('could not look')}${style.bold(` [${visible(first)}${more}]: ${visible(reason)}`)}`;
      return `${head}\n  ${style.dim('-->')} ${visible(target)}\n`;
    });
  });
}

/** `3 files checked: 2 errors, 1 warning (1 suppressed); 1 check could not look`. */
function summary(report: Report, { style }: RenderOptions): string {
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
    '\n',
  ].join('');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
