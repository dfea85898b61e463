import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cannot } from '../core/tool-error.ts';
import { refusal } from './refusal.ts';

/** Folders that a signal would leave behind. */
const unfinished = new Set<string>();
process.on('exit', () => {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
});

/**
 * A folder that appears when it is whole: `fill` gets a hidden one beside it, which then is renamed; if it throws, nothing is
 * left. A folder that is there already is never touched.
 */
export async function makeWholeFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await refuseTaken(path);
  const parent = dirname(path);
  const temporary = join(parent, `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(parent, { recursive: true });
    unfinished.add(temporary);
    await mkdir(temporary);
  } catch (error) {
    throw refusal('make the folder', path, error);
  }
  try {
    await fill(temporary);
    // A rename replaces an empty folder, and nothing else of that name.
    await rename(temporary, path).catch((error: unknown) => {
      throw refusal('make the folder', path, error);
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
    unfinished.delete(temporary);
  }
}

async function refuseTaken(path: string): Promise<void> {
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw refusal('look at', path, error);
  });
  if (there) throw cannot(`${path} is there already`, 'Name a folder that is not there yet.');
}
