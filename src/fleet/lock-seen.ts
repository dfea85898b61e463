import type { Gap, LockFlag, LockObservation, SeenFlags, SeenFolder } from '../core/lock.ts';
import type { PathFacts, UserFacts } from './facts/types.ts';

const BELOW = 'Library/Preferences/Microsoft/com.microsoft.Messenger.plist';
const STEPS = ['.', 'Library', 'Library/Preferences', 'Library/Preferences/Microsoft'] as const;
const LOCK_FLAGS: readonly string[] = ['uchg', 'schg', 'uappnd', 'sappnd'] satisfies LockFlag[];

/**
 * What was seen of a user's preference file and of the way to it, up to the home; folders above the home were not looked
 * at. Undefined if the lines do not tell how the way ends.
 */
export function lockSeen(user: UserFacts, release: string | undefined): LockObservation | undefined {
  const path = `${user.home}/${BELOW}`;
  const steps: SeenFolder[] = [];
  const observation = (file: PathFacts | null, gap: Gap | null): LockObservation => ({
    path,
    system: 'mac',
    ...(release === undefined ? {} : { release }),
    file: file && { ...seen(file), links: file.links },
    gap,
    parents: steps.toReversed(),
    aside: [],
  });
  for (const [i, step] of STEPS.entries()) {
    const found = user.paths[i];
    const place = i === 0 ? user.home : `${user.home}/${step}`;
    if (!found && (i === 0 || !isTold(user))) return undefined;
    if (!found) return observation(null, { path: place, kind: 'missing', at: 'folder' });
    if (found.path !== step) return undefined;
    if (found.kind !== 'folder')
      return observation(null, { path: place, kind: gapKind(found, 'folder'), at: 'folder' });
    steps.push({ path: place, ...seen(found) });
  }
  const file = fileFacts(user);
  if (!file) return isTold(user) ? observation(null, { path, kind: 'missing', at: 'file' }) : undefined;
  return file.kind === 'file'
    ? observation(file, null)
    : observation(null, { path, kind: gapKind(file, 'file'), at: 'file' });
}

/** True if the facts say themselves that the way ends early. Else a line was lost, and what is there is not known. */
function isTold({ preferences }: UserFacts): boolean {
  return preferences?.state === 'absent' || preferences?.state === 'refused';
}

/** What stands at the place of the preference file. */
export function fileFacts({ paths }: UserFacts): PathFacts | undefined {
  const last = paths.at(-1);
  return last?.path === BELOW ? last : undefined;
}

function gapKind({ kind }: PathFacts, expected: 'file' | 'folder'): Gap['kind'] {
  if (kind === 'link') return 'link';
  return kind === 'folder' && expected === 'file' ? 'folder' : 'other';
}

function seen({ owner, group, mode, flags }: PathFacts): Pick<SeenFolder, 'owner' | 'group' | 'mode' | 'flags'> {
  return { owner, group, mode, flags: flags.length === 0 ? NO_FLAGS : seenFlags(flags) };
}

const NO_FLAGS: SeenFlags = [];

/** Those that matter to a lock; `ls` shows others as well. */
export function seenFlags(flags: readonly string[]): SeenFlags {
  return flags.filter((flag): flag is LockFlag => LOCK_FLAGS.includes(flag));
}
