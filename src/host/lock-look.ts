import type { Dirent, Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isImmutable, modeText, type Gap, type LockObservation, type SeenFile } from '../core/lock.ts';
import type { FlagTools } from './lock-tools.ts';
import { statsOf, walkTo, type Way } from './lock-walk.ts';

/** What there is to see of a lock at an absolute path. */
export async function look(path: string, tools: FlagTools): Promise<LockObservation> {
  const way = await walkTo(dirname(path));
  const name = basename(path);
  const place = join(way.steps.at(-1)!.path, name);
  const stats = way.gap ? null : await statsOf(place);
  const gap = way.gap ?? gapAt(place, stats);
  const file = stats && !gap ? await seenFile(place, stats, tools) : null;
  const parents = await Promise.all(
    way.steps.toReversed().map(async (step) => ({
      path: step.path,
      ...facts(step.stats),
      flags: await tools.read(step.path),
    })),
  );
  // A file that holds needs no search.
  const aside = file && isImmutable(file.flags) ? [] : await lockedAside(way, name, tools);
  return { path, system: tools.system, file, gap, parents, aside };
}

function gapAt(path: string, stats: Stats | null): Gap | null {
  if (!stats) return { path, kind: 'missing', at: 'file' };
  if (stats.isFile()) return null;
  const kind = stats.isSymbolicLink() ? 'link' : stats.isDirectory() ? 'folder' : 'other';
  return { path, kind, at: 'file' };
}

export async function seenFile(path: string, stats: Stats, tools: FlagTools): Promise<SeenFile> {
  return { ...facts(stats), links: stats.nlink, flags: await tools.read(path) };
}

function facts({ uid, gid, mode }: Stats): { owner: number; group: number; mode: string } {
  return { owner: uid, group: gid, mode: modeText(mode) };
}

/**
 * Locked files of the same name below siblings of the folders above. A user who wants to be rid of a locked file can only
 * rename a folder above it, and only within folders of his own: nobody looks among the homes of other users.
 */
async function lockedAside({ steps, gap, rest }: Way, name: string, tools: FlagTools): Promise<string[]> {
  const way = [...steps.map(({ path }) => path), ...(gap ? [gap.path] : [])];
  const below = gap ? rest.slice(1) : [];
  const found: { readonly path: string; readonly since: number }[] = [];
  for (const [i, { path: above, stats }] of steps.entries()) {
    const own = way[i + 1];
    if (stats.uid === 0 || own === undefined) continue;
    const tail = [...way.slice(i + 2).map((path) => basename(path)), ...below, name];
    for (const sibling of await foldersIn(above)) {
      const path = join(above, sibling, ...tail);
      const locked = join(above, sibling) === own ? null : await lockedSince(path, tools);
      if (locked !== null) found.push({ path, since: locked });
    }
  }
  return found.toSorted((a, b) => b.since - a.since || (a.path < b.path ? -1 : 1)).map(({ path }) => path);
}

async function foldersIn(folder: string): Promise<string[]> {
  // Where one may not look, nothing is found: the search helps, it proves nothing.
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** When the file became as it is now, if it is a locked one. */
async function lockedSince(path: string, tools: FlagTools): Promise<number | null> {
  const stats = await statsOf(path).catch(() => null);
  if (!stats?.isFile() || stats.uid !== 0 || stats.nlink !== 1 || (stats.mode & 0o022) !== 0) return null;
  return isImmutable(await tools.read(path)) === true ? stats.ctimeMs : null;
}
