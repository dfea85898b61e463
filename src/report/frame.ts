import type { Style } from '../core/host.ts';
import type { Span } from '../core/location.ts';
import type { Severity } from '../core/severity.ts';
import { visible } from './escape.ts';
import { displayWidth, graphemes } from '../core/width.ts';

/** Columns kept in front of a mark, and behind it, where a line is cut. */
const BEFORE = 20;
const BEHIND = 12;

export interface FrameOptions {
  /** Columns to fill. */
  readonly width: number;
  readonly style: Style;
  /** Gives the carets their colour. */
  readonly severity: Severity;
}

/** The lines of a text, as positions count them (see LineIndex): CR, LF and CR LF each end one. */
export function sourceLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/**
 * The line of source that a span starts on, with the span underlined:
 *
 *    |
 * 14 |   ports: { min: 5100, max: 5101 }
 *    |          ^^^^^^^^^^^^^^^^^^^^^^^^
 *
 * Longer lines are cut around the span. Empty if there is no such line.
 */
export function frame(lines: readonly string[], span: Span, { width, style, severity }: FrameOptions): string {
  const { start, end } = span;
  const line = lines[start.line - 1];
  if (line === undefined) return '';
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.max(from, end.column - 1) : line.length;
  const gutter = ' '.repeat(String(start.line).length);
  const { left, mark, right } = cut(line, from, to, Math.max(40, width - gutter.length - 3));
  const bar = style.dim('|');
  const carets = style[severity]('^'.repeat(Math.max(1, displayWidth(mark))));
  return [
    `${gutter} ${bar}\n`,
    `${style.dim(String(start.line))} ${bar} ${`${left}${mark}${right}`.trimEnd()}\n`,
    `${gutter} ${bar} ${' '.repeat(displayWidth(left))}${carets}\n`,
  ].join('');
}

interface Cut {
  readonly left: string;
  readonly mark: string;
  readonly right: string;
}

/** The parts of a line before, in and behind a mark, together at most `room` columns. */
function cut(line: string, from: number, to: number, room: number): Cut {
  // A plist may be one line of a megabyte: what is sure to be out of sight is not even looked at.
  const reach = 8 * room;
  const before = `${from > reach ? '…' : ''}${shown(line.slice(Math.max(0, from - reach), from))}`;
  const inside = shown(line.slice(from, Math.min(to, from + reach)));
  const behind = shown(line.slice(to, to + reach));
  const wanted = displayWidth(inside) + Math.min(BEHIND, displayWidth(behind));
  const left = tail(before, Math.max(BEFORE, room - wanted));
  const rest = room - displayWidth(left);
  const mark = head(inside, behind === '' ? rest : rest - 1);
  return { left, mark, right: head(behind, rest - displayWidth(mark)) };
}

/** Source as it is shown: a tab is two columns wherever it stands, so that carets fit on every terminal. */
function shown(text: string): string {
  return visible(text.replaceAll('\t', '  '));
}

function head(text: string, room: number): string {
  return displayWidth(text) <= room ? text : `${fitting(graphemes(text), room - 1).join('')}…`;
}

function tail(text: string, room: number): string {
  if (displayWidth(text) <= room) return text;
  return `…${fitting(graphemes(text).toReversed(), room - 1)
    .toReversed()
    .join('')}`;
}

function fitting(characters: readonly string[], room: number): string[] {
  let width = 0;
  const end = characters.findIndex((character) => (width += displayWidth(character)) > room);
  return characters.slice(0, end === -1 ? characters.length : end);
}
