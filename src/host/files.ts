import { mkdir, open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Files, PathKind, Walk, WriteFileOptions } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';
import { openOutput } from './output.ts';
import { refusal } from './refusal.ts';
import { newSpool } from './spool.ts';
import { stageFor } from './stage.ts';
import { makeWholeFolder } from './whole-folder.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const PASSED_OVER = new Set(['node_modules']);

/** The files of this machine. */
export const realFiles: Files = {
  kind,
  real,
  read,
  walk,
  write,
  makeFolder,
  makeWholeFolder,
  open: openOutput,
  spool: newSpool,
};

async function kind(path: string): Promise<PathKind> {
  try {
    const facts = await stat(path);
    return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    throw refusal('look at', path, error);
  }
}

async function real(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch {
    // What is not there yet lies where its folder is.
    const folder = dirname(whole);
    return folder === whole ? whole : join(await real(folder), basename(whole));
  }
}

async function read(path: string, maxBytes = MAX_BYTES): Promise<Uint8Array> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw cannot(`${path} is a folder`);
    if (!facts.isFile()) throw cannot(`${path} is no regular file`);
    if (facts.size > maxBytes) throw cannot(`${path} has ${facts.size} bytes; at most ${maxBytes} are read`);
    return await readFile(path);
  } catch (error) {
    throw refusal('read', path, error);
  }
}

async function walk(folder: string): Promise<Walk> {
  const files: string[] = [];
  const closed: { path: string; reason: string }[] = [];
  const visit = async (path: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
      closed.push({ path, reason: refusal('look into', path, error).message });
      return [];
    });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = join(path, entry.name);
      if (entry.isFile()) files.push(below);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && !PASSED_OVER.has(entry.name)) await visit(below);
    }
  };
  await visit(folder);
  return { files, closed };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw refusal('make the folder', path, error);
  }
}

async function write(path: string, bytes: Uint8Array, options: WriteFileOptions): Promise<void> {
  try {
    const stage = await stageFor(path, options);
    try {
      await writeSynced(stage.temporary, bytes, stage.mode);
      await stage.publish();
    } finally {
      await stage.drop();
    }
  } catch (error) {
    throw refusal('write', path, error);
  }
}

/** A new file gets the mode that the umask leaves, one that replaces another the other's. */
async function writeSynced(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(path, 'wx', mode ?? 0o666);
  try {
    await handle.writeFile(bytes);
    if (mode !== undefined) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const readBack = await readFile(path);
  if (!readBack.equals(bytes)) throw cannot('what was written does not read back the same');
}
