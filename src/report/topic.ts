import type { Style } from '../core/host.ts';
import type { OtherSymptom } from '../topics/symptoms.ts';
import type { Part, TopicCommand, Topic } from '../topics/topic.ts';
import { fold } from '../core/fold.ts';
import { textTable } from './text-table.ts';

const WIDEST = 80;

/** A topic for a terminal. */
export function topicText({ title, parts, sections, commands, see }: Topic, style: Style, columns: number): string {
  const width = Math.min(columns, WIDEST);
  return [
    `${style.bold(fold(title, width))}\n`,
    ...parts.map((part) => partText(part, style, width)),
    tail({ sections, commands, see }, style, width),
  ].join('\n');
}

/** A symptom that is no failed sign-in, for a terminal. */
export function otherSymptomText(
  { shown, causes, sections, commands, see }: OtherSymptom,
  style: Style,
  columns: number,
): string {
  const width = Math.min(columns, WIDEST);
  return [
    `${style.bold(fold(`"${shown}"`, width))}\n`,
    `Likely causes:\n${causes.map((cause, i) => `  ${i + 1}. ${fold(cause, width - 5, '     ')}\n`).join('')}`,
    tail({ sections, commands, see }, style, width),
  ].join('\n');
}

function partText(part: Part, { dim }: Style, width: number): string {
  if (typeof part === 'string') return `${fold(part, width)}\n`;
  if ('list' in part) return part.list.map((item) => `  - ${fold(item, width - 4, '    ')}\n`).join('');
  if ('head' in part) return `${indented(textTable(part.head, part.rows, width - 2))}\n`;
  return `${fold(part.beyond, width)}\n${dim(fold(`(Not in the guide: ${part.who})`, width))}\n`;
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');

function tail(
  {
    sections,
    commands,
    see,
  }: { sections: readonly string[]; commands: readonly TopicCommand[]; see: readonly string[] },
  { dim }: Style,
  width: number,
): string {
  return [
    ...commands.map(({ run, does }) => `  ${run}\n      ${fold(does, width - 6, '      ')}\n`),
    commands.length > 0 ? '\n' : '',
    `${dim(`guide: ${fold(sections.map((section) => `"${section}"`).join(', '), width - 7, '       ')}`)}\n`,
    `${dim(`see:   ${fold(see.join(', '), width - 7, '       ')}`)}\n`,
  ].join('');
}
