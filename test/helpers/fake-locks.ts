import type { LockDoor, LockObservation, LockRequest, SeenFolder } from '../../src/core/lock.ts';
import { cannot } from '../../src/core/tool-error.ts';

/** One place in memory: what there is to see, and what the file holds. */
export interface FakeLock {
  readonly seen: LockObservation;
  readonly content?: string;
}

export interface FakeLocks extends LockDoor {
  /** What was asked for. */
  readonly asked: {
    readonly locked: { readonly path: string; readonly request: LockRequest }[];
    readonly unlocked: { readonly path: string; readonly user: number; readonly group: number }[];
  };
}

/** Locks in memory, by path. They keep what was asked of them, and change nothing. */
export function fakeLocks(places: { readonly [path: string]: FakeLock }, isRoot = true): FakeLocks {
  const asked: FakeLocks['asked'] = { locked: [], unlocked: [] };
  return {
    asked,
    isRoot,
    look: async (path) =>
      places[path]?.seen ?? observation({ path, file: null, gap: { path, kind: 'missing', at: 'file' } }),
    read: async (path) => {
      const content = places[path]?.content;
      if (content === undefined) throw cannot(`could not read ${path}: permission denied`);
      return new TextEncoder().encode(content);
    },
    lock: async (path, request) => void asked.locked.push({ path, request }),
    unlock: async (path, { user, group }) => void asked.unlocked.push({ path, user, group }),
    userId: async (name) => {
      if (name === 'alice') return 501;
      throw cannot(`there is no user "${name}"`);
    },
  };
}

export const FILE = '/Users/alice/Library/Preferences/Microsoft/com.microsoft.Messenger.plist';

const folder = (path: string, owner: number, mode: string): SeenFolder => ({
  path,
  owner,
  group: owner === 0 ? 0 : 20,
  mode,
  flags: [],
});

/** The home of a user on a Mac, with a locked file in it; `changes` replace parts of that. */
export function observation(changes: Partial<LockObservation> = {}): LockObservation {
  return {
    path: FILE,
    system: 'mac',
    file: { owner: 0, group: 0, mode: '0444', flags: ['uchg'], links: 1 },
    gap: null,
    parents: [
      folder('/Users/alice/Library/Preferences/Microsoft', 501, '0755'),
      folder('/Users/alice/Library/Preferences', 501, '0700'),
      folder('/Users/alice/Library', 501, '0700'),
      folder('/Users/alice', 501, '0755'),
      folder('/Users', 0, '0755'),
      folder('/', 0, '0755'),
    ],
    aside: [],
    ...changes,
  };
}
