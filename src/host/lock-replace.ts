import type { Stats } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { isImmutable, LOCKED, type LockFlag } from '../core/lock.ts';
import { cannot } from '../core/tool-error.ts';
import { dropTemporary, publish, verifyLocked, writeTemporary } from './lock-held.ts';
import type { FlagTools } from './lock-tools.ts';
import { changed, statsOf } from './lock-walk.ts';

/** What was there before, to be put back if anything fails. */
export interface Before {
  readonly stats: Stats;
  readonly bytes: Uint8Array;
  readonly flags: readonly LockFlag[];
}

/**
 * The new file is proved to take the flag before the old one is touched. Between the rename and the flag the user, who
 * owns the folder, can put something else under the name: then that gets the flag, is found to be another inode, and loses
 * it again. What remains: he can make a lock fail, over and over. He cannot make root follow a link: chflags -h does not,
 * and chattr opens with O_NOFOLLOW (seen in e2fsprogs 1.47; older ones look before they open).
 */
export async function replace(
  name: string,
  shown: string,
  bytes: Uint8Array,
  before: Before | undefined,
  tools: FlagTools,
): Promise<void> {
  const temporary = await writeTemporary(bytes, { user: LOCKED.owner, group: LOCKED.group, mode: LOCKED.mode });
  const { ino, dev } = await temporary.handle.stat();
  let replaced = false;
  try {
    await prove(temporary.name, { ino, dev }, tools, shown);
    await tools.clear(`./${name}`, before?.flags ?? [], shown);
    await publish(temporary.name, name);
    replaced = true;
    await tools.set(`./${name}`, shown);
    await verifyLocked(name, { ino, dev, bytes }, tools, shown);
  } catch (error) {
    if (replaced && !(await putBack(name, shown, { ino, dev }, before, tools))) throw changed(shown);
    if (!replaced && before && isImmutable(before.flags)) {
      await tools.set(`./${name}`, shown).catch(() => {});
    }
    throw error;
  } finally {
    await temporary.handle.close();
    await dropTemporary(temporary.name);
  }
}

interface Inode {
  readonly ino: number;
  readonly dev: number;
}

/** Sets the flag on the temporary file, sees that it is there, and clears it: an immutable file cannot be renamed. */
async function prove(temporary: string, inode: Inode, tools: FlagTools, shown: string): Promise<void> {
  const place = `./${temporary}`;
  try {
    await tools.set(place, shown);
    const flags = await tools.read(place);
    if (isImmutable(flags) !== true) throw cannot(`${shown} could not be locked: the flag does not stay`);
  } finally {
    const flags = await tools.read(place);
    if (!('unknown' in flags)) await tools.clear(place, flags, shown);
  }
  const stats = await statsOf(place, shown);
  if (stats?.ino !== inode.ino || stats.dev !== inode.dev) throw changed(shown);
}

/** After a failure: the file as it was. False if somebody has put one of his own there, which then only loses the flag. */
async function putBack(
  name: string,
  shown: string,
  ours: Inode,
  before: Before | undefined,
  tools: FlagTools,
): Promise<boolean> {
  const stats = await statsOf(`./${name}`, shown);
  if (!stats) return false;
  await tools.clear(`./${name}`, await flagsOf(name, shown, tools), shown);
  if (stats.ino !== ours.ino || stats.dev !== ours.dev) return false;
  if (before) {
    const { uid: user, gid: group, mode } = before.stats;
    const old = await writeTemporary(before.bytes, { user, group, mode: mode & 0o7777 });
    await old.handle.close();
    await publish(old.name, name);
    if (isImmutable(before.flags)) await tools.set(`./${name}`, shown);
  } else {
    await unlink(`./${name}`);
  }
  return true;
}

export async function flagsOf(name: string, shown: string, tools: FlagTools): Promise<readonly LockFlag[]> {
  const stats = await statsOf(`./${name}`, shown);
  // Links and devices have none that matter here, and no tool to read them with.
  if (!stats?.isFile() && !stats?.isDirectory()) return [];
  const flags = await tools.read(`./${name}`);
  if ('unknown' in flags) throw cannot(`could not read the flags of ${shown}: ${flags.unknown}`);
  return flags;
}
