import type { Span } from '../core/location.ts';
import type { Style } from '../core/host.ts';
import { visible } from './escape.ts';
import { displayWidth } from './width.ts';

const MARGIN = 20;

/**
 * The line of source that a span starts on, with the span underlined:
 *
 *    |
 * 14 |   ports: { min: 5100, max: 5101 }
 *    |          ^^^^^^^^^^^^^^^^^^^^^^^^
 *
 * Lines longer than `width` are cut around the span. Empty if the text has no such line.
 */
export function frame(source: string, { start, end }: Span, width: number, style: Style): string {
  const line = source.split(/\r\n|\r|\n/, start.line)[start.line - 1];
  if (line === undefined) return '';
  const from = start.column - 1;
  const to = end.line === start.line ? Math.max(end.column - 1, from + 1) : line.length;
  const gutter = ' '.repeat(String(start.line).length);
  const { text, before, marked } = cut(line, from, Math.max(to, from + 1), Math.max(40, width - gutter.length - 3));
  const bar = style.dim('|');
  const carets = `${' '.repeat(before)}${style.error('^'.repeat(Math.max(1, marked)))}`;
  return `${gutter} ${bar}\n${style.dim(String(start.line))} ${bar} ${text}\n${gutter} ${bar} ${carets}\n`;
}

const shown = (text: string): string => visible(text.replaceAll('\t', '  '));

/** The part of a line around the marked characters, and how many columns are before and under the mark. */
function cut(line: string, from: number, to: number, room: number): { text: string; before: number; marked: number } {
  let first = 0;
  let head = '';
  if (displayWidth(shown(line.slice(0, to))) > room && from > MARGIN) {
    first = from - MARGIN;
    head = '…';
  }
  const left = head + shown(line.slice(first, from));
  const space = Math.max(1, room - displayWidth(left) - 1);
  const mark = fit(shown(line.slice(from, to)), space);
  const right = fit(shown(line.slice(to)), Math.max(0, space - displayWidth(mark)));
  return { text: `${left}${mark}${right}`.trimEnd(), before: displayWidth(left), marked: displayWidth(mark) };
}

function fit(text: string, room: number): string {
  if (displayWidth(text) <= room) return text;
  let result = '';
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > room - 1) break;
    result += character;
  }
  return room > 0 ? `${result}…` : '';
}
