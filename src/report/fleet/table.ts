import { displayWidth } from '../../core/width.ts';
import { fitted, padded } from './words.ts';

const INDENT = '  ';
const GAP = '  ';
/** Colour and weight take no room. */
const SGR = /\u001b\[[0-9;]*m/g;

/** Rows as aligned lines of at most `width` columns; the last column is cut to what is left. */
export function columns(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
  width: number,
): string[] {
  const widths = sides.map((_side, i) => Math.max(...rows.map((row) => shownWidth(row[i] ?? ''))));
  const last = sides.length - 1;
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + GAP.length, INDENT.length);
  return rows.map((row) => {
    const cells = row.map((cell, i) => {
      if (i === last && sides[i] === 'left') return fitted(cell, Math.max(20, width - before));
      const blanks = ' '.repeat(widths[i]! - shownWidth(cell));
      return sides[i] === 'right' ? blanks + cell : cell + blanks;
    });
    return (INDENT + cells.join(GAP)).trimEnd();
  });
}

function shownWidth(cell: string): number {
  return displayWidth(cell.replaceAll(SGR, ''));
}

/** A share from 0 to 1 as a bar; what is not nothing has at least one mark. */
export function bar(share: number, length: number): string {
  const marks = share <= 0 ? 0 : Math.max(1, Math.round(share * length));
  return padded('#'.repeat(marks), length);
}
