/**
 * What was seen of a preference file's lock: plain JSON, made on this machine or collected on a Mac, and judged by the
 * checks of src/checks/lock without another look.
 */
export interface LockObservation {
  /** The place of the file, absolute, as the user named it. */
  readonly path: string;
  readonly system: LockSystem;
  /** The release of the Mac, such as `10.4.11`, where it is known. */
  readonly release?: string;
  /** Null if no regular file is there. */
  readonly file: SeenFile | null;
  /** Where the way to the file ends, if no regular file is there. */
  readonly gap: Gap | null;
  /** The folders above, from the one that holds the file up to the root; up to the gap if there is one. */
  readonly parents: readonly SeenFolder[];
  /** Locked files of the same name in folders that stand beside those above, the last locked first. */
  readonly aside: readonly string[];
}

/** `mac` has chflags, `linux` chattr. */
export type LockSystem = 'mac' | 'linux';

/** Of a Mac: `uchg` and so on. Of a Linux file server: `immutable` and `append-only`. */
export type LockFlag = 'uchg' | 'schg' | 'uappnd' | 'sappnd' | 'immutable' | 'append-only';

/** The flags, or why they could not be looked at. */
export type SeenFlags = readonly LockFlag[] | { readonly unknown: string };

interface Seen {
  readonly owner: number;
  readonly group: number;
  /** Permissions with set-id and sticky bits, four octal digits: `0444`. */
  readonly mode: string;
  readonly flags: SeenFlags;
}

export interface SeenFile extends Seen {
  /** How many names it has. */
  readonly links: number;
}

export interface SeenFolder extends Seen {
  readonly path: string;
}

/**
 * The first thing on the way that is not what it should be: nothing, a link that its user could have made (links of root
 * are followed), a folder where the file should be, or something else where a folder or the file should be.
 */
export interface Gap {
  readonly path: string;
  readonly kind: 'missing' | 'link' | 'folder' | 'other';
  /** Whether it is the file's own place, or that of a folder above. */
  readonly at: 'file' | 'folder';
}

/** What a locked file is: root's, read-only, and immutable. */
export const LOCKED = { owner: 0, group: 0, mode: 0o444 } as const;

/** What a file is that was given back to its user. */
export const UNLOCKED_MODE = 0o600;

/** The permissions of a `stat`, as an observation has them. */
export function modeText(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0');
}

export function modeBits(mode: string): number {
  return Number.parseInt(mode, 8);
}

/** True if a flag keeps the file from being changed, replaced and renamed; undefined if that could not be looked at. */
export function isImmutable(flags: SeenFlags): boolean | undefined {
  if ('unknown' in flags) return undefined;
  return flags.some((flag) => flag === 'uchg' || flag === 'schg' || flag === 'immutable');
}

/** What the lock of one file shall become. */
export interface LockRequest {
  /** What the file holds now, as it was read; undefined if there is none that can be used. */
  readonly before: Uint8Array | undefined;
  /** What it shall hold. */
  readonly bytes: Uint8Array;
  /** Move aside what stands in the way, and make folders that are missing. */
  readonly repair: boolean;
}

/**
 * Locks of preference files. Works in folders of users who may change them meanwhile, so every step of a path is taken by
 * hand, no link of theirs is followed, and the result is looked at anew. Every failure is a ToolError.
 */
export interface LockDoor {
  readonly isRoot: boolean;
  /** What there is to see without changing anything; needs no rights but to look. */
  readonly look: (path: string) => Promise<LockObservation>;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** A new file of root's in the place of the old one, read-only and immutable; or all as it was, and a ToolError. */
  readonly lock: (path: string, request: LockRequest) => Promise<void>;
  /** Clears the flags, and gives the file to a user. */
  readonly unlock: (path: string, owner: { readonly user: number; readonly group: number }) => Promise<void>;
  /** The number of a user. */
  readonly userId: (name: string) => Promise<number>;
}

/** `bypassable`: something of a lock is there, but a user gets around it. `unknown`: could not look at what decides. */
export type LockState = 'locked' | 'bypassable' | 'unlocked' | 'unknown';
