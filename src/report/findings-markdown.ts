import type { Report } from '../core/report.ts';
import { allFindings } from '../core/report.ts';
import { SEVERITIES } from '../core/severity.ts';
import { RESULT_WORDS, RUNG_WORDS } from './ladder.ts';
import { code, escaped } from './markdown.ts';
import { place } from './place.ts';
import type { Renderer } from './renderer.ts';
import { plainStyle } from './style.ts';
import { plural, summaryLine } from './summary.ts';
import { unknownsOf } from './unknown.ts';

/** For job summaries, merge requests and tickets: the counts, then a table of the findings, most severe first. */
export const markdown: Renderer = (report) =>
  [
    `## ${escaped(`${report.tool.name} ${report.command}`)}\n`,
    ...verdict(report),
    `${summaryLine(report, plainStyle)}\n`,
    ...table(['', 'where', 'what', 'what to do', 'check'], findingRows(report)),
    ...table(['could not look at', 'because', 'checks'], unknownRows(report)),
  ].join('\n');

function findingRows(report: Report): string[][] {
  return allFindings(report)
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ severity, where, message, fix, check }) => [
      severity === 'error' ? '**error**' : severity,
      code(place(where)),
      escaped(message),
      escaped(fix),
      code(check),
    ]);
}

function unknownRows({ targets }: Report): string[][] {
  return targets.flatMap((target) =>
    unknownsOf(target).map(({ reason, first, others }) => [
      code(target.target),
      escaped(reason),
      others === 0 ? code(first) : `${code(first)} and ${plural(others, 'other')}`,
    ]),
  );
}

function verdict({ verdict: found }: Report): string[] {
  if (!found) return [];
  const { result, text, userSees, fix, rungs } = found;
  return [
    [
      `**${RESULT_WORDS[result]}**: ${escaped(text)}`,
      ...(userSees === undefined ? [] : [`the user sees: ${escaped(`"${userSees}"`)}`]),
      ...(fix === undefined ? [] : [`fix: ${escaped(fix)}`]),
    ].join('\\\n') + '\n',
    ...table(
      ['step', '', ''],
      rungs.map(({ name, status, said }) => [name, RUNG_WORDS[status], escaped(said)]),
    ),
  ];
}

/** Nothing for no rows: a head alone says nothing. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [[head, head.map(() => '---'), ...rows].map(line).join('')];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
