import { keyPath } from '../core/key-path.ts';
import type { Location } from '../core/location.ts';

/**
 * A policy file as a tree in which every value knows where it stands, so that a policy merged from several files can
 * still point at the line that says something.
 */
export type Located = LocatedMap | LocatedList | LocatedScalar;

export interface LocatedMap {
  readonly kind: 'map';
  readonly where: Location;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

export interface LocatedEntry {
  readonly keyWhere: Location;
  readonly value: Located;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly where: Location;
  readonly items: readonly Located[];
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly where: Location;
  readonly value: string | number | boolean | null;
  /** False for 10.0 and 1e3: a whole number that is written as a fraction. */
  readonly integer: boolean;
}

export type Path = readonly (string | number)[];

/** The tree as plain data. */
export function plain(node: Located): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

/** The node at a path, or undefined. */
export function nodeAt(root: Located, path: Path): Located | undefined {
  let node: Located | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** Where the value at a path stands, or the nearest thing around it that stands somewhere. */
export function whereIs(root: Located, path: Path): Location {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node) return { ...node.where, keyPath: keyPath(path) };
  }
  return { ...root.where, keyPath: keyPath(path) };
}

/** Where the key at the end of a path stands. */
export function whereIsKey(root: Located, path: Path): Location {
  const parent = nodeAt(root, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry ? { ...entry.keyWhere, keyPath: keyPath(path) } : whereIs(root, path);
}

/** What a policy says on top of what it extends: maps are joined key by key, anything else replaces. */
export function overlay(base: Located, derived: Located): Located {
  if (base.kind !== 'map' || derived.kind !== 'map') return derived;
  const entries = new Map(base.entries);
  for (const [key, entry] of derived.entries) {
    const inherited = entries.get(key);
    entries.set(key, inherited ? { ...entry, value: overlay(inherited.value, entry.value) } : entry);
  }
  return { ...derived, entries };
}

/** The tree without the keys whose value is `null`: that is how a policy takes out what its base says. */
export function withoutNulls(node: Located): Located {
  if (node.kind !== 'map') return node;
  const kept = [...node.entries].filter(([, { value }]) => value.kind !== 'scalar' || value.value !== null);
  return {
    ...node,
    entries: new Map(kept.map(([key, entry]) => [key, { ...entry, value: withoutNulls(entry.value) }])),
  };
}
