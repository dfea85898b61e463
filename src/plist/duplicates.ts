import type { PlistEntry } from './value.ts';

/** The first entry whose key came before. Keys in rising order, as most writers have them, need no look-up. */
export function firstDuplicate(entries: readonly PlistEntry[]): PlistEntry | undefined {
  let rising = true;
  for (let i = 1; rising && i < entries.length; i += 1) rising = comesAfter(entries[i]!.key, entries[i - 1]!.key);
  if (rising) return undefined;
  const seen = new Set<string>();
  const short = entries.findIndex(({ key }) => key.length <= HASHED && seen.size === seen.add(key).size);
  const long = firstLongDuplicate(entries);
  return entries[short < 0 || (long >= 0 && long < short) ? long : short];
}

/** V8 hashes longer strings by their length alone, so that a set of them takes quadratic time. */
const HASHED = 10_000;

/** The same for long keys, by sorting: the index, or -1. */
function firstLongDuplicate(entries: readonly PlistEntry[]): number {
  const long: number[] = [];
  const key = (i: number): string => entries[i]!.key;
  for (let i = 0; i < entries.length; i += 1) if (key(i).length > HASHED) long.push(i);
  const sorted = long.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
  const again = sorted.filter((i, place) => place > 0 && key(sorted[place - 1]!) === key(i));
  return again.length === 0 ? -1 : Math.min(...again);
}

/** `a > b` by code units; several times faster than the operator on strings that are slices of a text. */
function comesAfter(a: string, b: string): boolean {
  for (let i = 0; i < b.length; i += 1) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference > 0;
  }
  return a.length > b.length;
}
