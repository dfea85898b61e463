/** Numbers by name, of at most `limit` names; further ones count in `more`, so that memory stays bounded. */
export interface Counter {
  readonly add: (name: string) => void;
  /** The highest number first, then by name. */
  readonly rows: () => { readonly name: string; readonly count: number }[];
  readonly more: () => number;
}

export function counter(limit = 1_000): Counter {
  const counts = new Map<string, number>();
  let more = 0;
  return {
    add: (name) => {
      const before = counts.get(name);
      if (before === undefined && counts.size >= limit) more += 1;
      else counts.set(name, (before ?? 0) + 1);
    },
    rows: () =>
      [...counts]
        .map(([name, count]) => ({ name, count }))
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    more: () => more,
  };
}
