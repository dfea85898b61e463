import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, rename } from 'node:fs/promises';
import type { Gap } from '../core/lock.ts';
import { cannot } from '../core/tool-error.ts';
import { refusal } from './refusal.ts';
import { changed, statsOf, type Way } from './lock-walk.ts';

/**
 * Makes the folder at the end of a way this process's own current folder, does the work there, and goes back. Whoever
 * renames the folder or one above it meanwhile changes nothing: names that start with `./` stay in it. Node has no openat,
 * and so the current folder does its service, stepping into one name at a time, which must be a folder and no link.
 */
export async function inside<Result>(
  { steps, gap, rest }: Way,
  repair: boolean,
  work: () => Promise<Result>,
): Promise<Result> {
  const home = process.cwd();
  try {
    process.chdir('/');
    for (const { path } of steps.slice(1)) await stepInto(path.slice(path.lastIndexOf('/') + 1), path);
    if (gap && !repair) throw cannot(`${gap.path} is ${NOT_A_FOLDER[gap.kind]}`);
    if (gap) await mend(steps.at(-1)!.path, rest);
    return await work();
  } finally {
    try {
      process.chdir(home);
    } catch {
      // It may have been renamed meanwhile; nothing relative is asked for any more.
    }
  }
}

const NOT_A_FOLDER: { readonly [kind in Gap['kind']]: string } = {
  missing: 'missing',
  link: 'a link that its user can change',
  folder: 'a folder',
  other: 'no folder',
};

async function stepInto(name: string, shown: string): Promise<void> {
  const seen = await statsOf(`./${name}`, shown);
  if (!seen?.isDirectory()) throw changed(shown);
  try {
    process.chdir(`./${name}`);
  } catch (error) {
    throw refusal('look into', shown, error);
  }
  const here = await lstat('.');
  if (here.ino !== seen.ino || here.dev !== seen.dev) throw changed(shown);
}

/**
 * Makes the folders that are missing below the current one, which is a user's; they become that user's. What stands in
 * the way of the first is renamed, not deleted.
 */
async function mend(above: string, names: readonly string[]): Promise<void> {
  let shown = above.replace(/\/$/, '');
  for (const name of names) {
    shown += `/${name}`;
    const { uid, gid, mode } = await lstat('.');
    if (uid === 0) throw cannot(`${shown} is missing, in a folder of root's`, 'Is the path right?');
    const seen = await statsOf(`./${name}`, shown);
    if (seen && !seen.isDirectory()) await setAside(name, shown);
    if (!seen?.isDirectory()) await makeFolder(name, { uid, gid, mode }, shown);
    await stepInto(name, shown);
  }
}

const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

async function makeFolder(
  name: string,
  owner: { readonly uid: number; readonly gid: number; readonly mode: number },
  shown: string,
): Promise<void> {
  try {
    await mkdir(`./${name}`, 0o700);
    // By a handle that follows no link: between two steps the user may put something else there.
    const handle = await open(`./${name}`, FOLDER);
    try {
      if ((await handle.stat()).uid !== 0) throw changed(shown);
      await handle.chmod((owner.mode & 0o755) | 0o700);
      await handle.chown(owner.uid, owner.gid);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refusal('make the folder', shown, error);
  }
}

/** Gives an entry of the current folder another name, and returns that. */
export async function setAside(name: string, shown: string): Promise<string> {
  const other = `${name.slice(0, 60)}.${randomBytes(4).toString('hex')}.aside`;
  try {
    await rename(`./${name}`, `./${other}`);
  } catch (error) {
    throw refusal('move aside', shown, error);
  }
  return other;
}
