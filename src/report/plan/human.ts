import type { Style } from '../../core/host.ts';
import type { Figure, Plan, Requirement, Step } from '../../plan/types.ts';
import { visible } from '../escape.ts';
import { fold } from '../../core/fold.ts';
import { textTable } from '../text-table.ts';
import { markOf, numberedSources, type NumberedSource } from './by-source.ts';
import { bySection } from './requirements.ts';
import { shownValue } from './value.ts';

const WIDEST = 100;

/** The plan as text: figures in a table, the sentences that they rest on, what must be there before, and the steps. */
export function humanPlan(
  { given, figures, server, client, steps }: Plan,
  { bold, dim }: Style,
  columns: number,
): string {
  const width = Math.min(columns, WIDEST);
  const sources = numberedSources(figures);
  const part = (title: string, lines: readonly string[]): string =>
    `${bold(fold(title, width))}\n${lines.map((line) => `${line}\n`).join('')}`;
  const needs = (title: string, requirements: readonly Requirement[]): string => {
    const { section, items } = bySection(requirements);
    return part(
      `${title} (guide: ${section})`,
      items.map((item) => hung('  - ', item, width)),
    );
  };
  return [
    part(
      'Planned for',
      given.map((each) => hung('  ', visible(each), width)),
    ),
    part('Figures', table(figures, sources, width)),
    part(
      'What the guide says, and what it does not',
      sources.flatMap((source) => sentence(source, width, dim)),
    ),
    needs('What the servers need', server),
    needs('What each Mac needs', client),
    part(
      'Steps',
      steps.flatMap((step, i) => stepLines(step, i + 1, width, dim)),
    ),
  ].join('\n');
}

/** A text behind a mark; further lines begin below its first letter. */
function hung(mark: string, text: string, width: number): string {
  return `${mark}${fold(text, width - mark.length, ' '.repeat(mark.length))}`;
}

function table(figures: readonly Figure[], sources: readonly NumberedSource[], width: number): string[] {
  const rows = figures.map((figure) => [
    figure.what,
    shownValue(figure),
    `[${markOf(figure, sources)}]`,
    figure.because,
  ]);
  return textTable(['what', 'figure', 'guide', 'worked out from'], rows, width - 2).map((line) => `  ${line}`);
}

function sentence({ mark, source, leavesOut }: NumberedSource, width: number, dim: Style['dim']): string[] {
  return [
    hung(`  [${mark}] `, `${source.section}: ${source.says}`, width),
    dim(hung('      ', `Not covered: ${leavesOut.join(' ')}`, width)),
  ];
}

function stepLines({ title, who, command, why }: Step, i: number, width: number, dim: Style['dim']): string[] {
  return [
    hung(`${String(i).padStart(4)}. `, `${title} (${who})`, width),
    ...(command === undefined ? [] : [`      $ ${visible(command)}`]),
    dim(hung('      ', why, width)),
  ];
}
