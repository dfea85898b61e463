import type { PlistEntry } from './value.ts';

/** The first entry whose key came before. Keys in rising order, as most writers have them, need no look-up. */
export function firstDuplicate(entries: readonly PlistEntry[]): PlistEntry | undefined {
  let rising = true;
  for (let i = 1; rising && i < entries.length; i += 1) rising = comesAfter(entries[i]!.key, entries[i - 1]!.key);
  if (rising) return undefined;
  const seen = new Set<string>();
  return entries.find(({ key }) => seen.size === seen.add(key).size);
}

/** `a > b` by code units; several times faster than the operator on strings that are slices of a text. */
function comesAfter(a: string, b: string): boolean {
  for (let i = 0; i < b.length; i += 1) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference > 0;
  }
  return a.length > b.length;
}
