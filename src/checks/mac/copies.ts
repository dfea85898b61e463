import type { PathFacts } from '../../fleet/facts.ts';
import { fileFacts } from '../../fleet/lock-seen.ts';
import { defineCheck } from '../define.ts';
import { FORMAT, GUIDE_PREFERENCES } from './sources.ts';
import { hasFacts, isWhole, lineOf, type MacSubject } from './subject.ts';

export const copyMissing = defineCheck<MacSubject, { user: string }>({
  id: 'mac/copy-missing',
  severity: 'error',
  title: 'The copy of a preference file that the facts tell of is not there',
  why: 'The folder did not come home whole, so what that user has set is not known.',
  fix: 'Copy the folder of the Mac again, or collect it anew.',
  cite: [FORMAT],
  applies: hasFacts,
  judge: (subject, emit) => {
    const { users, material } = subject;
    for (const { facts, copy } of users) {
      const state = facts?.preferences?.state;
      if (facts && !copy && (state === 'whole' || state === 'shortened') && material.unread.length === 0) {
        emit(lineOf(subject, facts.preferences!, facts.name), { user: facts.name });
      }
    }
    return material.unread.length > 0 ? { unknown: material.unread.join('; ') } : undefined;
  },
  message: ({ user }) => `the copy of ${JSON.stringify(user)}'s preference file is not there`,
});

export const copyUnexpected = defineCheck<MacSubject, { user: string | null }>({
  id: 'mac/copy-unexpected',
  severity: 'error',
  title: 'There is a copy of a preference file of which the facts do not tell',
  why: 'collect writes both at once, so one of them is from another time or another Mac.',
  fix: 'Collect the Mac anew.',
  cite: [FORMAT],
  applies: (subject) => hasFacts(subject) && isWhole(subject),
  judge: ({ users }, emit) => {
    for (const { name, facts, copy } of users) {
      const state = facts?.preferences?.state;
      if (copy && state !== 'whole' && state !== 'shortened') emit({ file: copy.file }, { user: name ?? null });
    }
  },
  message: ({ user }) =>
    user === null ? 'the facts tell of no such copy' : `the facts tell of no copy of ${JSON.stringify(user)}'s file`,
});

export const copyNotTheOriginal = defineCheck<MacSubject, { user: string; sha1: string; found: string }>({
  id: 'mac/copy-not-the-original',
  severity: 'error',
  title: 'The copy of a preference file is not what was copied',
  why: 'It was changed or damaged after it was collected, so it does not show what is on the Mac.',
  fix: 'Copy the folder of the Mac again byte by byte, or collect it anew.',
  cite: [FORMAT],
  applies: hasFacts,
  judge: ({ users, context }, emit) => {
    for (const { facts, copy } of users) {
      const told = facts?.preferences;
      if (told?.state !== 'whole' || told.sha1 === '' || !copy || 'unread' in copy.bytes) continue;
      const found = context.sha1(copy.bytes);
      if (found !== told.sha1) emit({ file: copy.file }, { user: facts!.name, sha1: told.sha1, found });
    }
  },
  message: ({ sha1, found }) =>
    `its SHA-1 (${found.slice(0, 12)}...) is not that of the file on the Mac (${sha1.slice(0, 12)}...)`,
});

export const preferencesMissing = defineCheck<MacSubject, { user: string }>({
  id: 'mac/preferences-missing',
  severity: 'error',
  title: 'A user has no preference file, though the policy asks for settings',
  why: 'Messenger starts with its own defaults there: it knows no server, and nothing that the policy forbids is forbidden.',
  fix: 'Run configure on the Mac, which makes the file for every user.',
  cite: [GUIDE_PREFERENCES],
  applies: (subject) => hasFacts(subject) && subject.context.hasSettings,
  judge: (subject, emit) => {
    for (const { facts } of subject.users) {
      if (facts?.preferences?.state === 'absent') {
        emit(lineOf(subject, facts.preferences, facts.name), { user: facts.name });
      }
    }
  },
  message: ({ user }) => `${JSON.stringify(user)} has no preference file`,
});

export const preferencesRefused = defineCheck<MacSubject, { user: string; why: string }>({
  id: 'mac/preferences-refused',
  severity: 'error',
  title: 'Something else than a plain file stands where a preference file should be',
  why: 'Whoever owns a link, a folder of that name or a second name of the file decides what Messenger reads. No script follows or changes such a thing.',
  fix: 'See on the Mac what it is, take it away, and run configure.',
  cite: [FORMAT, GUIDE_PREFERENCES],
  applies: hasFacts,
  judge: (subject, emit) => {
    for (const { facts } of subject.users) {
      const told = facts?.preferences;
      if (!facts || !told) continue;
      const file = fileFacts(facts);
      if (told.state === 'refused') emit(lineOf(subject, told, facts.name), { user: facts.name, why: told.why });
      else if (file && file.kind !== 'file') {
        emit(lineOf(subject, file, facts.name), { user: facts.name, why: `it is a ${file.kind}` });
      }
    }
  },
  message: ({ user, why }) => `the preference file of ${JSON.stringify(user)} was refused: ${JSON.stringify(why)}`,
});

export const preferencesUnreadable = defineCheck<MacSubject, { user: string }>({
  id: 'mac/preferences-unreadable',
  severity: 'error',
  title: 'The preference file on the Mac is no property list',
  why: 'A damaged preference file is not read at all: Messenger starts with its defaults. collect makes no copy of one, because nothing private could be left out of it.',
  fix: 'Set the file aside on the Mac, and run configure.',
  cite: [FORMAT],
  applies: hasFacts,
  judge: (subject, emit) => {
    const failed: string[] = [];
    for (const { facts } of subject.users) {
      const told = facts?.preferences;
      if (told?.state === 'unreadable') emit(lineOf(subject, told, facts!.name), { user: facts!.name });
      if (told?.state === 'failed') failed.push(`the preference file of ${facts!.name}: ${told.why}`);
      if (facts && !told) failed.push(`the facts do not tell of the preference file of ${facts.name}`);
    }
    return failed.length > 0 ? { unknown: failed.join('; ') } : undefined;
  },
  message: ({ user }) => `the preference file of ${JSON.stringify(user)} is no property list`,
});

export const preferencesClosed = defineCheck<
  MacSubject,
  { user: string; place: string; mode: string; owner: number }
>({
  id: 'mac/preferences-closed',
  severity: 'error',
  title: 'A user may not read his own preference file',
  why: 'Messenger runs as the user. What he may not read does not hold for him: no server, no lock of archiving, every default. A script with a umask of 077 leaves such files behind.',
  fix: 'Let the user read the file and enter the folders above it: run lock or configure again, or chmod go+r the file and go+x the folders.',
  cite: [FORMAT, GUIDE_PREFERENCES],
  applies: hasFacts,
  judge: (subject, emit) => {
    for (const { facts } of subject.users) {
      const closed = facts?.paths.find((path) => isClosedTo(facts.number, path));
      if (!facts || !closed) continue;
      const { path, mode, owner } = closed;
      emit(lineOf(subject, closed, facts.name), { user: facts.name, place: path, mode, owner });
    }
  },
  message: ({ user, place, mode, owner }) =>
    `${JSON.stringify(user)} may not ${place.endsWith('.plist') ? 'read' : 'enter'} ${JSON.stringify(place)}: owner ${owner}, mode ${mode}`,
});

/** True only where no right can come from a group: who is in which group the facts do not tell. */
function isClosedTo(user: number, { kind, owner, mode }: PathFacts): boolean {
  if (kind !== 'file' && kind !== 'folder') return false;
  const right = kind === 'file' ? 4 : 1;
  const bits = Number.parseInt(mode, 8);
  if (owner === user) return ((bits >> 6) & right) === 0;
  return (bits & right) === 0 && ((bits >> 3) & right) === 0;
}
