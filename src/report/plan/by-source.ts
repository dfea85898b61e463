import type { Figure, Source } from '../../plan/types.ts';

/** Figures that rest on the same sentence, with all that they leave out, each thing once. */
export interface FiguresOfSource {
  readonly source: Source;
  readonly figures: readonly Figure[];
  readonly leavesOut: readonly string[];
}

export function bySource(figures: readonly Figure[]): FiguresOfSource[] {
  const sources = [...new Set(figures.map(({ source }) => source))];
  return sources.map((source) => {
    const own = figures.filter((figure) => figure.source === source);
    return { source, figures: own, leavesOut: [...new Set(own.flatMap(({ leavesOut }) => leavesOut))] };
  });
}
