import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, lstat, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WriteFileOptions } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';

/** A place for a file, and the hidden file beside it that will go there when it is whole. */
export interface Stage {
  readonly temporary: string;
  /** The permissions for it; undefined for what the umask leaves. */
  readonly mode: number | undefined;
  /** Puts it in its place. */
  readonly publish: () => Promise<void>;
  /** Removes what is left; harmless after `publish`. */
  readonly drop: () => Promise<void>;
}

/** Temporary files that a signal would leave behind. */
const unfinished = new Set<string>();
process.on('exit', () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

/** Removes the file when the process ends, unless it is forgotten before. */
export function removeAtExit(path: string): { readonly forget: () => void } {
  unfinished.add(path);
  return { forget: () => void unfinished.delete(path) };
}

/** Makes nothing yet; refuses what could not be published. */
export async function stageFor(path: string, { force, mode }: WriteFileOptions): Promise<Stage> {
  const target = await realTarget(path);
  const before = await modeOf(target);
  if (before !== undefined && !force) throw exists(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const { forget } = removeAtExit(temporary);
  return {
    temporary,
    mode: mode ?? before,
    publish: () => publish(temporary, target, force, path),
    drop: async () => {
      await unlink(temporary).catch(() => {});
      forget();
    },
  };
}

/** A link is written through, not replaced. */
async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const dangling = await lstat(path).catch(() => undefined);
    if (dangling) throw cannot(`${path} is a link that leads nowhere`);
    return path;
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (facts && !facts.isFile()) throw cannot(`${path} is there, and is no regular file`);
  return facts && facts.mode & 0o7777;
}

/** A link fails if the name has been taken meanwhile; a rename would silently replace it. */
async function publish(temporary: string, target: string, force: boolean, shown: string): Promise<void> {
  if (force) return rename(temporary, target);
  try {
    await link(temporary, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw exists(shown);
    // Some file systems (FAT, some network volumes) have no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await rename(temporary, target);
  }
}

function exists(path: string): Error {
  return cannot(`${path} is there already`, 'Use --force to replace it.');
}
