import { fold } from '../core/fold.ts';
import { displayWidth } from '../core/width.ts';

const GAP = 2;

/** A table as aligned lines of at most `width` columns; cells that do not fit go on below themselves. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => displayWidth(row[i] ?? ''))));
  const room = width - GAP * (head.length - 1);
  while (widths.reduce((sum, each) => sum + each, 0) > room) widths[widths.indexOf(Math.max(...widths))]! -= 1;
  const lined = (row: readonly string[]): string[] => {
    const cells = row.map((cell, i) => fold(cell, widths[i]!).split('\n'));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, i) => padded(lines[line] ?? '', widths[i]!))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  const rule = widths.map((each) => '-'.repeat(each)).join(' '.repeat(GAP));
  return [...lined(head), rule, ...rows.flatMap(lined)];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
