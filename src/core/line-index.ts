import type { Position, Span } from './location.ts';

/**
 * Turns offsets into lines and columns. Built on first need: most documents are read without anyone asking where.
 * CR, LF and CR LF each end a line.
 */
export class LineIndex {
  readonly #text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of a UTF-16 offset; offsets past the end give the end. */
  position(offset: number): Position {
    const starts = (this.#starts ??= lineStarts(this.#text));
    const at = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  }

  span(start: number, end: number): Span {
    return { start: this.position(start), end: this.position(end) };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const ends = /\r\n|\r|\n/g;
  while (ends.exec(text)) starts.push(ends.lastIndex);
  return starts;
}
