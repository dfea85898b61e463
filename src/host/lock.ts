import { basename, dirname } from 'node:path';
import { UNLOCKED_MODE, type LockDoor, type LockRequest } from '../core/lock.ts';
import { cannot } from '../core/tool-error.ts';
import { refusal } from './refusal.ts';
import { isOpenForWriting, openPlain, readHeld, sweep } from './lock-held.ts';
import { inside, setAside } from './lock-inside.ts';
import { look } from './lock-look.ts';
import { flagsOf, replace, type Before } from './lock-replace.ts';
import { flagTools, type FlagTools } from './lock-tools.ts';
import { changed, statsOf, walkTo } from './lock-walk.ts';

/** The locks of this machine. */
export function realLocks(tools: FlagTools = flagTools(process.platform)): LockDoor {
  return {
    isRoot: process.geteuid?.() === 0,
    look: (path) => look(path, tools),
    read: async (path) =>
      inside(await walkTo(dirname(path)), false, async () => (await readHeld(basename(path), path)).bytes),
    lock: (path, request) => lock(path, request, tools),
    unlock: (path, owner) => unlock(path, owner, tools),
    userId: tools.userId,
  };
}

async function lock(path: string, request: LockRequest, tools: FlagTools): Promise<void> {
  const name = basename(path);
  await inside(await walkTo(dirname(path)), request.repair, async () => {
    try {
      await sweep(tools);
      const before = await whatIsThere(name, path, request, tools);
      await replace(name, path, request.bytes, before, tools);
    } catch (error) {
      throw refusal('lock', path, error);
    }
  });
}

/** What is there must still be what was read; with `repair`, what cannot be used goes out of the way. */
async function whatIsThere(
  name: string,
  shown: string,
  { before, repair }: LockRequest,
  tools: FlagTools,
): Promise<Before | undefined> {
  const stats = await statsOf(`./${name}`, shown);
  if (!stats) {
    if (before) throw changed(shown);
    return undefined;
  }
  const flags = await flagsOf(name, shown, tools);
  if (before) {
    const now = await readHeld(name, shown);
    if (!Buffer.from(now.bytes).equals(before)) throw changed(shown);
    return { ...now, flags };
  }
  if (!repair) throw changed(shown);
  await tools.clear(`./${name}`, flags, shown);
  await setAside(name, shown);
  return undefined;
}

async function unlock(
  path: string,
  owner: { readonly user: number; readonly group: number },
  tools: FlagTools,
): Promise<void> {
  const name = basename(path);
  await inside(await walkTo(dirname(path)), false, async () => {
    try {
      const first = await openPlain(name, path);
      await first.handle.close();
      await tools.clear(`./${name}`, await flagsOf(name, path, tools), path);
      const { handle, stats } = await openPlain(name, path);
      try {
        if (stats.ino !== first.stats.ino || stats.dev !== first.stats.dev) throw changed(path);
        await handle.chown(owner.user, owner.group);
        await handle.chmod(UNLOCKED_MODE);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const now = await openPlain(name, path);
      await now.handle.close();
      const { uid, mode } = now.stats;
      const given = uid === owner.user && (mode & 0o7777) === UNLOCKED_MODE && (await isOpenForWriting(name));
      if (!given) throw cannot(`${path} could not be unlocked: it does not look as it should`);
    } catch (error) {
      throw refusal('unlock', path, error);
    }
  });
}
