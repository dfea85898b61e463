import { isImmutable, modeBits } from '../../core/lock.ts';
import { defineCheck } from '../define.ts';
import { CHATTR, FLAGS, GUIDE, SAVED_BY_RENAME, SECURELEVEL } from './sources.ts';
import { isThere, type LockSubject } from './subject.ts';

export const notOwnedByRoot = defineCheck<LockSubject, { owner: number }>({
  id: 'lock/not-owned-by-root',
  severity: 'error',
  title: 'The preference file does not belong to root',
  why: 'The owner of a file may clear its flag uchg, in the Finder with the box "Locked", and then change the file. On a Linux file server the flag alone still stands in the way, and nothing behind it.',
  fix: 'Lock the file again: msgrctl lock FILE.',
  cite: [FLAGS],
  applies: isThere,
  judge: ({ seen: { path, file } }, emit) => {
    if (file && file.owner !== 0) emit({ file: path }, { owner: file.owner });
  },
  message: ({ owner }) => `the file belongs to user ${owner}, not to root`,
});

export const flagMissing = defineCheck<LockSubject, Record<string, never>>({
  id: 'lock/flag-missing',
  severity: 'error',
  title: 'The preference file has no immutable flag',
  why: 'Neither root as its owner nor read-only permissions keep the file: whoever owns the folder may delete it or rename another over it, and that is how the system itself saves preferences.',
  fix: 'Lock the file again: msgrctl lock FILE.',
  cite: [SAVED_BY_RENAME, FLAGS, GUIDE, CHATTR],
  applies: isThere,
  judge: ({ seen: { path, file } }, emit) => {
    if (!file) return undefined;
    if ('unknown' in file.flags) return { unknown: `the flags could not be read: ${file.flags.unknown}` };
    if (isImmutable(file.flags) === false) emit({ file: path }, {});
    return undefined;
  },
  message: () => 'it has no immutable flag, so it can be replaced',
});

export const writable = defineCheck<LockSubject, { mode: string }>({
  id: 'lock/writable',
  severity: 'error',
  title: 'The permissions let others than the owner write the preference file',
  why: 'Only the flag stands between them and DisallowSave, and a flag is easily cleared and forgotten.',
  fix: 'Lock the file again: msgrctl lock FILE.',
  cite: [GUIDE],
  applies: isThere,
  judge: ({ seen: { path, file } }, emit) => {
    if (file && (modeBits(file.mode) & 0o022) !== 0) emit({ file: path }, { mode: file.mode });
  },
  message: ({ mode }) => `its mode is ${mode}, so others than the owner may write it`,
});

export const flagNeedsSingleUser = defineCheck<LockSubject, { release: string | null }>({
  id: 'lock/flag-needs-single-user',
  severity: 'warning',
  title: 'The flag is schg, which Mac OS X 10.3 and 10.4 clear in single-user mode only',
  why: 'There no script and no remote command can unlock, change or remove the file any more: somebody has to go to each Mac.',
  fix: 'Clear schg in single-user mode, and lock with uchg: msgrctl lock FILE.',
  cite: [FLAGS, SECURELEVEL],
  // From 10.5 on root may clear it at any time.
  applies: ({ seen: { file, release } }) =>
    file !== null && (release === undefined || /^10\.[34](?:\.|$)/.test(release)),
  judge: ({ seen: { path, file, release } }, emit) => {
    if (!file || 'unknown' in file.flags) return;
    if (file.flags.includes('schg')) emit({ file: path }, { release: release ?? null });
  },
  message: ({ release }) =>
    `the flag is schg, which ${release === null ? 'Mac OS X 10.3 and 10.4 clear' : `Mac OS X ${release} clears`} in single-user mode only`,
});
