import { isImmutable, modeBits, type LockObservation, type SeenFile, type SeenFolder } from '../../core/lock.ts';
import type { PlistDocument } from '../../plist/document.ts';
import type { PlistError } from '../../plist/error.ts';

/** A preference file, what was seen around it, and what it holds. */
export interface LockSubject {
  readonly seen: LockObservation;
  /** The file as it was read, why it is damaged, or why it could not be read; undefined if there is none. */
  readonly document: PlistDocument | PlistError | { readonly unread: string } | undefined;
}

/** A subject whose file is there. */
export type FileSubject = LockSubject & { readonly seen: LockObservation & { readonly file: SeenFile } };

export function isThere(subject: LockSubject): subject is FileSubject {
  return subject.seen.file !== null;
}

const STICKY = 0o1000;
const GROUP_WRITE = 0o020;
const OTHERS_WRITE = 0o002;

/** True if more than the owner may make and remove names in a folder. On a Mac the group admin counts as root. */
export function isOpenToOthers({ group, mode }: SeenFolder, { system }: LockObservation): boolean {
  const trusted = group === 0 || (system === 'mac' && group === 80);
  const bits = modeBits(mode);
  return (bits & OTHERS_WRITE) !== 0 || ((bits & GROUP_WRITE) !== 0 && !trusted);
}

/** Folders with the one above each, from the file upwards. */
export function pairs({ parents }: LockObservation): { readonly folder: SeenFolder; readonly above: SeenFolder }[] {
  return parents.slice(1).map((above, i) => ({ folder: parents[i]!, above }));
}

/** The user who may rename a folder, apart from root: the owner of the one above, or its own where that is sticky. */
export function whoMayRename(folder: SeenFolder, above: SeenFolder, seen: LockObservation): number | undefined {
  if (isImmutable(folder.flags) === true || isImmutable(above.flags) === true) return undefined;
  if (above.owner !== 0) return above.owner;
  const shared = isOpenToOthers(above, seen) && isSticky(above);
  return shared && folder.owner !== 0 ? folder.owner : undefined;
}

export function isSticky({ mode }: SeenFolder): boolean {
  return (modeBits(mode) & STICKY) !== 0;
}
