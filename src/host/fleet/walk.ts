import { basename, join, resolve } from 'node:path';
import type { MacSource } from '../../core/fleet.ts';
import { reasonOf } from '../refusal.ts';
import { entriesOf, lookAt, type Entry } from './entries.ts';
import * as layout from './layout.ts';
import { shownName } from './names.ts';
import { headOf, notRead } from './read-file.ts';

interface Open {
  readonly path: string;
  readonly entries: readonly Entry[];
  next: number;
}

/**
 * The Macs below a folder, in the order of the names, and undefined for all else that took a while. No link is followed, so
 * nothing comes twice. Folders wait on a stack of our own, however deep they lie in each other.
 */
export function* macsBelow(root: string): Generator<MacSource | undefined> {
  const open: Open[] = [];
  yield* enter(root, open);
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const entry = last.entries[last.next];
    last.next += 1;
    if (!entry) open.pop();
    else if (layout.isHidden(entry.name)) continue;
    else if (entry.kind === 'folder') yield* enter(join(last.path, entry.name), open);
    else yield fileAt(last.path, entry);
  }
}

/** The folder is a Mac, cannot be looked into, or is put on the stack. */
function* enter(path: string, open: Open[]): Generator<MacSource | undefined> {
  const mac = macName(path);
  try {
    const entries = entriesOf(path);
    const isMac = holdsFacts(entries) || holdsUsers(path, entries);
    if (entries.length === 0 && open.length > 0)
      yield { kind: 'closed', mac, path, reason: `the folder ${shownName(path)} is empty` };
    yield isMac ? { kind: 'folder', mac, path } : undefined;
    // A file that was left there by mistake makes no Mac of a whole fleet: whatever else is in a Mac's folder is looked at.
    open.push({ path, entries: isMac ? entries.filter((entry) => !isOfMac(entry)) : entries, next: 0 });
  } catch (error) {
    // A folder that may be entered, but not listed.
    if (isThere(lookAt(path, layout.FACTS))) yield { kind: 'folder', mac, path };
    else yield { kind: 'closed', mac, path, reason: `could not look into ${shownName(path)}: ${reasonOf(error)}` };
  }
}

function isOfMac({ name, kind }: Entry): boolean {
  return name === layout.FACTS ? kind !== 'folder' : name === layout.USERS && kind === 'folder';
}

/** A link, FIFO or device counts as well: that it could not be read is told of the Mac. */
const isThere = (kind: ReturnType<typeof lookAt>): boolean => !['missing', 'closed', 'folder'].includes(kind);

/** In a folder that may be listed, but not entered. */
function holdsFacts(entries: readonly Entry[]): boolean {
  return entries.some(({ name, kind }) => name === layout.FACTS && kind !== 'folder');
}

function holdsUsers(path: string, entries: readonly Entry[]): boolean {
  return (
    entries.some(({ name, kind }) => name === layout.USERS && kind === 'folder') && isUsers(join(path, layout.USERS))
  );
}

function isUsers(folder: string): boolean {
  try {
    return entriesOf(folder).some(
      ({ name, kind }) => kind === 'folder' && isThere(lookAt(folder, name, layout.PREFERENCES)),
    );
  } catch {
    // Closed: whose files it holds is told when it is read.
    return true;
  }
}

export function fileAt(folder: string, { name, kind }: Entry): MacSource | undefined {
  const path = join(folder, name);
  const mac = name === layout.PREFERENCES ? macName(folder) : shownName(layout.withoutEnding(name));
  if (layout.isOtherArchiveName(name))
    return { kind: 'closed', mac, path, reason: `${shownName(path)} is no tar or tar.gz archive: unpack it first` };
  const isArchive = layout.isArchiveName(name);
  if (!isArchive && !layout.isPlistName(name) && !(layout.isTextName(name) && isPrinted(path, kind)))
    return undefined;
  if (kind !== 'file')
    return { kind: 'closed', mac, path, reason: `could not read ${shownName(path)}: ${notRead(kind)}` };
  return isArchive ? { kind: 'archive', path } : { kind: 'file', mac, path };
}

function isPrinted(path: string, kind: Entry['kind']): boolean {
  return kind === 'file' && layout.looksPrinted(headOf(path));
}

/** The name of a folder, that of `.` too. */
export function macName(folder: string): string {
  return shownName(basename(resolve(folder)) || folder);
}
