import { isImmutable, type Gap } from '../../core/lock.ts';
import { defineCheck } from '../define.ts';
import { GUIDE, RENAME } from './sources.ts';
import type { LockSubject } from './subject.ts';

const WORDS: { readonly [kind in Gap['kind']]: string } = {
  missing: 'missing',
  link: 'a link that its user can change',
  folder: 'a folder',
  other: 'neither a file nor a folder',
};

export const notAFile = defineCheck<LockSubject, { path: string; kind: Gap['kind'] }>({
  id: 'lock/not-a-file',
  severity: 'error',
  title: 'Something else stands where the preference file should be',
  why: 'A lock holds one file. Whoever owns a link, or a folder of that name, decides what Messenger reads, and it is not the locked file.',
  fix: 'See what it is, take it away, and lock the file again; `msgrctl lock --strategy enforce` moves it aside itself.',
  cite: [GUIDE],
  applies: () => true,
  judge: ({ seen: { path, gap } }, emit) => {
    if (gap && gap.kind !== 'missing') emit({ file: path }, { path: gap.path, kind: gap.kind });
  },
  message: ({ path, kind }) => `${path} is ${WORDS[kind]}`,
});

export const movedAside = defineCheck<LockSubject, { aside: readonly string[] }>({
  id: 'lock/moved-aside',
  severity: 'error',
  title: 'A folder above the locked file was renamed, and the file went with it',
  why: 'Messenger finds no file at the usual place and starts with a new one, in which conversations may be saved. A locked file does not stop its folder from being renamed.',
  fix: 'Lock the file at the usual place again; `msgrctl lock --strategy enforce` puts it back from the copy if need be.',
  cite: [RENAME],
  applies: () => true,
  judge: ({ seen: { path, file, aside } }, emit) => {
    if (aside.length > 0 && !(file && isImmutable(file.flags))) emit({ file: path }, { aside });
  },
  message: ({ aside }) => `a folder above was renamed; the locked file is now ${aside.join(', ')}`,
});
