import type { Style } from '../core/host.ts';
import type { Part, Topic } from '../topics/topic.ts';
import { fold } from '../core/fold.ts';
import { textTable } from './text-table.ts';
import { tailText } from './topic-tail.ts';

const WIDEST = 80;

/** A topic for a terminal. */
export function topicText({ title, parts, ...tail }: Topic, style: Style, columns: number): string {
  const width = Math.min(columns, WIDEST);
  return [
    `${style.bold(fold(title, width))}\n`,
    ...parts.map((part) => partText(part, style, width)),
    tailText(tail, style, width),
  ].join('\n');
}

function partText(part: Part, { dim }: Style, width: number): string {
  if (typeof part === 'string') return `${fold(part, width)}\n`;
  if ('list' in part) return part.list.map((item) => `  - ${fold(item, width - 4, '    ')}\n`).join('');
  if ('head' in part) return `${indented(textTable(part.head, part.rows, width - 2))}\n`;
  return `${fold(part.beyond, width)}\n${dim(fold(`(Not in the guide: ${part.who})`, width))}\n`;
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');
