import type { Row, Sheet } from './sheet.ts';
import type { Word, Words } from './words.ts';

/** What fits beside another on one line of the box of details, on a line of its own, and on a line of a column. */
const FITS = { pair: 32, line: 75, column: 38 };

/** The classes of a sheet: what takes more lines than most makes the type on paper smaller, so that the sheet stays one. */
export function sizeOf({ lead, details, sections, call }: Sheet): string {
  const columns = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'text' ? block.words : block.items.flat())),
  );
  const more =
    details.reduce((sum, rows) => sum + (areShort(rows) ? 0 : rows.length - 1), 0) +
    wraps([...lead, ...details.flat().flatMap(({ value }) => value), ...call.title], FITS.line) +
    wraps(columns, FITS.column);
  if (more > 14) return 'sheet longest';
  if (more > 6) return 'sheet longer';
  return more > 1 ? 'sheet long' : 'sheet';
}

/** Two that belong together, and fit beside each other. */
export function areShort(rows: readonly Row[]): boolean {
  return rows.length > 1 && rows.every(({ value }) => lengthOf(value) <= FITS.pair);
}

/** How often what comes from the policy breaks over the end of a line. */
function wraps(words: Words, fits: number): number {
  return words.reduce((sum, word) => sum + (typeof word === 'string' ? 0 : Math.floor(lengthOf([word]) / fits)), 0);
}

function lengthOf(words: Words): number {
  return new TextEncoder().encode(words.map(textOf).join('')).length;
}

/** In bytes, for what is not ASCII tends to be wider. */
function textOf(word: Word): string {
  if (typeof word === 'string') return word;
  return 'text' in word ? word.text : '';
}
