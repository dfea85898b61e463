import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { nameOf, pathFor } from './names.ts';

export type EntryKind = 'file' | 'folder' | 'link' | 'FIFO' | 'socket' | 'device';

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** What is in a folder, sorted by code units. Throws what Node throws. */
export function entriesOf(folder: string): Entry[] {
  const path = pathFor(folder);
  const found = readdirSync(path, { withFileTypes: true });
  const entries = found.some(({ name }) => name.includes('\ufffd'))
    ? readdirSync(path, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
        name: nameOf(entry.name),
        kind: kindOf(entry),
      }))
    : found.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

type Kinds = Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>;

export function kindOf(entry: Kinds): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFIFO()) return 'FIFO';
  return entry.isSocket() ? 'socket' : 'device';
}

/** What is at a path, no link followed; `closed` if nobody may look. */
export function lookAt(...parts: readonly string[]): EntryKind | 'missing' | 'closed' {
  try {
    const facts = lstatSync(pathFor(join(...parts)), { throwIfNoEntry: false });
    return facts ? kindOf(facts) : 'missing';
  } catch {
    return 'closed';
  }
}
