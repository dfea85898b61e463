import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gap } from '../core/lock.ts';
import { cannot } from '../core/tool-error.ts';
import { refusal } from './refusal.ts';

/** A folder on the way to the file, with no link in its path. */
export interface Step {
  readonly path: string;
  readonly stats: Stats;
}

/** The way to a folder, as far as it goes. */
export interface Way {
  /** From the root on. */
  readonly steps: readonly Step[];
  /** Why it ends early, and the names that were still to come, the one in the gap included. */
  readonly gap: Gap | null;
  readonly rest: readonly string[];
}

/** As many as the kernels take. */
const MAX_LINKS = 40;

/** Walks to a folder with lstat, name by name. Links are followed where only root could have made them. */
export async function walkTo(folder: string): Promise<Way> {
  const root = { path: '/', stats: await lstat('/') };
  let steps: Step[] = [root];
  let rest = namesOf(folder);
  let links = 0;
  for (let name = rest[0]; name !== undefined; name = rest[0]) {
    const above = steps.at(-1)!;
    const path = join(above.path, name);
    if (name === '..') steps = steps.slice(0, Math.max(1, steps.length - 1));
    const stats = name === '..' ? undefined : await statsOf(path);
    const ending = (kind: Gap['kind']): Way => ({ steps, gap: { path, kind, at: 'folder' }, rest });
    if (stats === null) return ending('missing');
    if (stats?.isSymbolicLink()) {
      if (!onlyByRoot(stats, above.stats)) return ending('link');
      links += 1;
      if (links > MAX_LINKS) throw cannot(`could not look at ${folder}: too many links`);
      const target = await readlink(path);
      if (target.startsWith('/')) steps = [root];
      rest = [...namesOf(target), ...rest.slice(1)];
      continue;
    }
    if (stats && !stats.isDirectory()) return ending('other');
    if (stats) steps = [...steps, { path, stats }];
    rest = rest.slice(1);
  }
  return { steps, gap: null, rest: [] };
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

/** Null for nothing there. */
export async function statsOf(path: string, shown = path): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw refusal('look at', shown, error);
  }
}

/** True if nobody but root could have put this link there, as with /tmp and /var of a Mac. */
function onlyByRoot(link: Stats, folder: Stats): boolean {
  const openToOthers = (folder.mode & 0o022) !== 0 && (folder.mode & 0o1000) === 0;
  return link.uid === 0 && folder.uid === 0 && !openToOthers;
}

export function changed(shown: string): Error {
  return cannot(`${shown} changed while it was looked at`, 'Somebody works there. Run the command again.');
}
