import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Files, PathKind, Walk, WriteFileOptions } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const PASSED_OVER = new Set(['node_modules']);

/** The files of this machine. */
export const realFiles: Files = { kind, read, walk, write, makeFolder };

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

/** Temporary files that a signal would leave behind. */
const unfinished = new Set<string>();
process.on('exit', () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

async function write(path: string, bytes: Uint8Array, { force, mode: wanted }: WriteFileOptions): Promise<void> {
  try {
    const target = await realTarget(path);
    const mode = await modeOf(target);
    if (mode !== undefined && !force) throw exists(path);
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      unfinished.add(temporary);
      await writeSynced(temporary, bytes, wanted ?? mode);
      await publish(temporary, target, force, path);
    } finally {
      await unlink(temporary).catch(() => {});
      unfinished.delete(temporary);
    }
  } catch (error) {
    throw refusal('write', path, error);
  }
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

/** A new file gets the mode that the umask leaves, one that replaces another the other's. */
async function writeSynced(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(path, 'wx', 0o666);
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

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'permission denied',
  EEXIST: 'a file of that name is in the way',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left',
  EROFS: 'the volume is read-only',
  ELOOP: 'too many links',
};

/** Why something could not be done to a path, as a ToolError; one that is thrown already stays as it is. */
export function refusal(what: string, path: string, error: unknown): Error {
  if (error instanceof Error && error.name === 'ToolError') return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return cannot(`could not ${what} ${path}: ${REASONS[code ?? ''] ?? message}`);
}
