import type { Figure, Source } from '../../plan/types.ts';

/** A sentence of the guide with its number in the text, and all that the figures from it leave out, each thing once. */
export interface NumberedSource {
  readonly mark: number;
  readonly source: Source;
  readonly leavesOut: readonly string[];
}

/** The sentences that figures rest on, numbered in the order in which they come. */
export function numberedSources(figures: readonly Figure[]): NumberedSource[] {
  const sources = [...new Set(figures.map(({ source }) => source))];
  return sources.map((source, i) => {
    const own = figures.filter((figure) => figure.source === source);
    return { mark: i + 1, source, leavesOut: [...new Set(own.flatMap(({ leavesOut }) => leavesOut))] };
  });
}

/** The number of a figure's sentence. */
export function markOf({ source }: Figure, sources: readonly NumberedSource[]): number {
  return sources.findIndex((each) => each.source === source) + 1;
}
