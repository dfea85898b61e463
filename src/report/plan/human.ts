import type { Style } from '../../core/host.ts';
import type { Plan, Requirement } from '../../plan/types.ts';
import { visible } from '../escape.ts';
import { fold } from '../../core/fold.ts';
import { bySource, type FiguresOfSource } from './by-source.ts';
import { shownValue } from './value.ts';

const WIDEST = 100;

/** The plan as text: figures with their reasons, what must be there before, and the steps. */
export function humanPlan({ given, figures, server, client, steps }: Plan, style: Style, columns: number): string {
  const { bold, dim } = style;
  const width = Math.min(columns, WIDEST);
  const line = (indent: string, text: string, hang = indent): string =>
    `${indent}${fold(text, width - Math.max(indent.length, hang.length), hang)}\n`;
  return [
    `${bold('Planned for')}\n${given.map((each) => line('  ', visible(each), '    ')).join('')}`,
    ...bySource(figures).map((group) => block(group, style, line)),
    `${bold('What the servers need')}\n${needs(server, line)}`,
    `${bold('What each Mac needs')}\n${needs(client, line)}`,
    `${bold('Steps')}\n${steps
      .map(({ title, who, command, why, section }, i) =>
        [
          `${String(i + 1).padStart(4)}. ${fold(`${title} (${who})`, width - 6, '      ')}\n`,
          command === undefined ? '' : `      $ ${visible(command)}\n`,
          dim(line('      ', `${why} (guide: ${section})`)),
        ].join(''),
      )
      .join('')}`,
  ].join('\n');
}

type Line = (indent: string, text: string, hang?: string) => string;

function block({ source, figures, leavesOut }: FiguresOfSource, { bold, dim }: Style, line: Line): string {
  const rows = figures.map((figure) => {
    const head = `  ${figure.what}: ${bold(shownValue(figure))}\n`;
    return `${head}${line('    ', figure.because)}`;
  });
  const notes = [`The guide: ${source.says}`, ...leavesOut.map((each) => `Not covered: ${each}`)];
  return `${bold(source.section)}\n${rows.join('')}${dim(notes.map((note) => line('  ', note, '    ')).join(''))}`;
}

function needs(some: readonly Requirement[], line: Line): string {
  return some.map(({ what }) => line('  ', `- ${what}`, '    ')).join('');
}
