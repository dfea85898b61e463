import type { CheckInfo, Finding } from '../core/finding.ts';
import type { Report, TargetReport } from '../core/report.ts';
import { visible } from './escape.ts';
import { factsText } from './facts.ts';
import { frame, sourceLines } from './frame.ts';
import { ladderText, verdictText } from './ladder.ts';
import { place } from './place.ts';
import type { Renderer, RenderOptions } from './renderer.ts';
import { plural, summaryLine } from './summary.ts';
import { unknownsOf } from './unknown.ts';

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
    `${summaryLine(report, options.style)}\n`,
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

function unknownBlocks({ targets }: Report, { style }: RenderOptions): string[] {
  return targets.flatMap((target) =>
    unknownsOf(target).map(({ reason, first, others }) => {
      const more = others > 0 ? ` and ${plural(others, 'other check')}` : '';
      const head = `${style.warning('could not look')}${style.bold(` [${visible(first)}${more}]: ${visible(reason)}`)}`;
      return `${head}\n  ${style.dim('-->')} ${visible(target.target)}\n`;
    }),
  );
}
