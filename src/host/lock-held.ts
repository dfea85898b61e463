import { randomBytes } from 'node:crypto';
import { constants, rmSync, type Stats } from 'node:fs';
import { open, readdir, rename, unlink, type FileHandle } from 'node:fs/promises';
import { isImmutable, LOCKED, modeText } from '../core/lock.ts';
import { cannot } from '../core/tool-error.ts';
import { refusal } from './refusal.ts';
import type { FlagTools } from './lock-tools.ts';
import { changed, statsOf } from './lock-walk.ts';

/** Work on one name in this process's current folder; `shown` is the path that messages have. */

const MAX_BYTES = 16 * 1024 * 1024;
const NO_LINK = constants.O_NOFOLLOW | constants.O_NONBLOCK;

interface Owner {
  readonly user: number;
  readonly group: number;
  readonly mode: number;
}

/** Opens a regular file with one name. Others could be somebody else's file that the user cannot read himself. */
export async function openPlain(name: string, shown: string): Promise<{ handle: FileHandle; stats: Stats }> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(`./${name}`, constants.O_RDONLY | NO_LINK);
    const stats = await handle.stat();
    if (!stats.isFile()) throw cannot(`${shown} is no regular file`);
    if (stats.nlink > 1) throw cannot(`${shown} has ${stats.nlink} names (hard links)`);
    return { handle, stats };
  } catch (error) {
    await handle?.close();
    // A link, where there was none when it was looked at.
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw changed(shown);
    throw refusal('read', shown, error);
  }
}

export async function readHeld(name: string, shown: string): Promise<{ bytes: Uint8Array; stats: Stats }> {
  const { handle, stats } = await openPlain(name, shown);
  try {
    if (stats.size > MAX_BYTES) throw cannot(`${shown} has ${stats.size} bytes; at most ${MAX_BYTES} are read`);
    return { bytes: await handle.readFile(), stats };
  } catch (error) {
    throw refusal('read', shown, error);
  } finally {
    await handle.close();
  }
}

/** Temporary files carry the number of their process, so that what a killed one left can be told from work in progress. */
const TEMPORARY = /^\.msgrctl-lock-(\d+)-[0-9a-f]{8}$/;

const unfinished = new Set<string>();
process.on('exit', () => {
  for (const name of unfinished) {
    try {
      rmSync(`./${name}`, { force: true });
    } catch {
      // The next run sweeps up: it may carry the flag just now.
    }
  }
});

/** A new file of that owner and mode, synced, its handle open so that its inode number stays its own. */
export async function writeTemporary(bytes: Uint8Array, owner: Owner): Promise<{ name: string; handle: FileHandle }> {
  const name = `.msgrctl-lock-${process.pid}-${randomBytes(4).toString('hex')}`;
  unfinished.add(name);
  const handle = await open(`./${name}`, 'wx+', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.chown(owner.user, owner.group);
    await handle.chmod(owner.mode);
    await handle.sync();
    return { name, handle };
  } catch (error) {
    await handle.close();
    await dropTemporary(name);
    throw error;
  }
}

export async function dropTemporary(name: string): Promise<void> {
  await unlink(`./${name}`).catch(() => {});
  unfinished.delete(name);
}

/** Renames a temporary file to its name, and syncs the folder. */
export async function publish(temporary: string, name: string): Promise<void> {
  await rename(`./${temporary}`, `./${name}`);
  unfinished.delete(temporary);
  const folder = await open('.', constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes what processes that were killed have left here. */
export async function sweep(tools: FlagTools): Promise<void> {
  for (const name of await readdir('.')) {
    const pid = TEMPORARY.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const stats = await statsOf(`./${name}`);
    if (!stats?.isFile() || stats.uid !== 0) continue;
    const flags = await tools.read(`./${name}`);
    if (!('unknown' in flags)) await tools.clear(`./${name}`, flags, name);
    await unlink(`./${name}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Looks at everything anew: the same inode, root's, read-only, immutable, the same bytes, and closed to writing. */
export async function verifyLocked(
  name: string,
  wanted: { readonly ino: number; readonly dev: number; readonly bytes: Uint8Array },
  tools: FlagTools,
  shown: string,
): Promise<void> {
  const stats = await statsOf(`./${name}`, shown);
  if (stats?.ino !== wanted.ino || stats.dev !== wanted.dev) throw changed(shown);
  const flags = await tools.read(`./${name}`);
  const { bytes } = await readHeld(name, shown);
  const failed = [
    ...(stats.uid === LOCKED.owner && stats.gid === LOCKED.group ? [] : [`its owner is ${stats.uid}:${stats.gid}`]),
    ...((stats.mode & 0o7777) === LOCKED.mode ? [] : [`its mode is ${modeText(stats.mode)}`]),
    ...(isImmutable(flags) === true ? [] : ['the flag is not there']),
    ...(Buffer.from(bytes).equals(wanted.bytes) ? [] : ['it does not read back the same']),
    ...((await isOpenForWriting(name)) ? ['it can be opened for writing'] : []),
  ];
  if (failed.length > 0) throw cannot(`${shown} could not be locked: ${failed.join(', ')}`);
}

/** Tries it, for the kernel has the last word. Nothing is written. */
export async function isOpenForWriting(name: string): Promise<boolean> {
  try {
    await (await open(`./${name}`, constants.O_WRONLY | NO_LINK)).close();
    return true;
  } catch {
    return false;
  }
}
