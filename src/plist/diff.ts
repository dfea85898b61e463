import { sameValue, type PlistEntry, type PlistValue } from './value.ts';

/** One difference between two values. `path` holds keys, and numbers for places in arrays. */
export type Change =
  | { readonly path: readonly (string | number)[]; readonly change: 'added'; readonly after: PlistValue }
  | { readonly path: readonly (string | number)[]; readonly change: 'removed'; readonly before: PlistValue }
  | {
      readonly path: readonly (string | number)[];
      readonly change: 'changed';
      readonly before: PlistValue;
      readonly after: PlistValue;
    };

/**
 * What changed from `before` to `after` in meaning: key order and spelling do not count, types do (1 is not 1.0).
 * Sorted by key; arrays are compared place by place; of duplicate keys the last counts.
 */
export function diff(before: PlistValue, after: PlistValue, path: readonly (string | number)[] = []): Change[] {
  if (before.kind === 'dict' && after.kind === 'dict')
    return diffMembers(byKey(before.value), byKey(after.value), path);
  if (before.kind === 'array' && after.kind === 'array') {
    return diffMembers(new Map(before.value.entries()), new Map(after.value.entries()), path);
  }
  return sameValue(before, after) ? [] : [{ path, change: 'changed', before, after }];
}

function byKey(entries: readonly PlistEntry[]): Map<string, PlistValue> {
  const sorted = entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return new Map(sorted.map(({ key, value }) => [key, value]));
}

function diffMembers<Place extends string | number>(
  before: ReadonlyMap<Place, PlistValue>,
  after: ReadonlyMap<Place, PlistValue>,
  path: readonly (string | number)[],
): Change[] {
  const places = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return places.flatMap((place): Change[] => {
    const here = [...path, place];
    const [old, now] = [before.get(place), after.get(place)];
    if (!old) return [{ path: here, change: 'added', after: now! }];
    if (!now) return [{ path: here, change: 'removed', before: old }];
    return diff(old, now, here);
  });
}
