import type { Style } from '../core/host.ts';
import type { Symptom } from '../topics/symptom.ts';
import { fold } from '../core/fold.ts';
import { tailText } from './topic-tail.ts';

const WIDEST = 80;
const INDENT = '     ';

/** What a user saw: the likely causes, what decides between them, and where to read on. */
export function symptomText(
  { shown, by, causes, rungs, also, sections, see }: Symptom,
  style: Style,
  columns: number,
): string {
  const width = Math.min(columns, WIDEST);
  const inner = (text: string): string => `${INDENT}${fold(text, width - INDENT.length, INDENT)}\n`;
  return [
    `${style.bold(fold(by === undefined ? capital(shown) : `"${shown}"`, width))}\n`,
    ...(by === undefined ? [] : [`${style.dim(fold(`shown by ${by}`, width))}\n`]),
    '\nLikely causes, and what decides:\n',
    ...causes.map(({ cause, run, who }, i) =>
      [
        `  ${i + 1}. ${fold(cause, width - INDENT.length, INDENT)}\n`,
        run === undefined ? '' : `${INDENT}${run}\n`,
        who === undefined ? '' : style.dim(inner(`(not in the guide: ${who})`)),
      ].join(''),
    ),
    '\n',
    ...(also === undefined ? [] : [`${fold(also, width)}\n\n`]),
    tailText({ rungs, sections, see }, style, width),
  ].join('');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
