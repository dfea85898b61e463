import { isImmutable } from '../../core/lock.ts';
import { defineCheck } from '../define.ts';
import { RENAME } from './sources.ts';
import { isOpenToOthers, isSticky, pairs, whoMayRename, type LockSubject } from './subject.ts';

export const folderOpenToOthers = defineCheck<LockSubject, { folder: string; mode: string }>({
  id: 'lock/folder-open-to-others',
  severity: 'error',
  title: 'Others than its owner can rename a folder above the preference file',
  why: 'Anybody in that group, or anybody at all, can take the folder away with the locked file in it, and put one of his own in its place.',
  fix: 'Take the right to write away from group and others: chmod go-w FOLDER.',
  cite: [RENAME],
  applies: ({ seen }) => seen.file !== null,
  judge: ({ seen }, emit) => {
    for (const { folder, above } of pairs(seen)) {
      if (!isOpenToOthers(above, seen) || isSticky(above) || isImmutable(above.flags) || isImmutable(folder.flags)) {
        continue;
      }
      emit({ file: seen.path }, { folder: above.path, mode: above.mode });
    }
  },
  message: ({ folder, mode }) =>
    `the folder ${folder} has mode ${mode}: others than its owner can rename what is in it`,
  advice: ({ folder }) =>
    `Take the right to write away from group and others: chmod go-w ${folder} (or say why it must stay).`,
});

export const folderCanBeRenamed = defineCheck<LockSubject, { folders: readonly string[]; users: readonly number[] }>({
  id: 'lock/folder-can-be-renamed',
  severity: 'info',
  title: 'The user owns a folder above the preference file, and can rename it',
  why: 'In a home this is always so. The locked file stays locked, but at another place, and Messenger starts with a new one until the file is locked again.',
  fix: 'Lock again at each log-in (strategy enforce), or live with it (strategy file).',
  cite: [RENAME],
  applies: ({ seen }) => seen.file !== null,
  judge: ({ seen }, emit) => {
    const found = pairs(seen).flatMap(({ folder, above }) => {
      const user = whoMayRename(folder, above, seen);
      return user === undefined ? [] : [{ path: folder.path, user }];
    });
    if (found.length === 0) return;
    const users = [...new Set(found.map(({ user }) => user))];
    emit({ file: seen.path }, { folders: found.map(({ path }) => path), users });
  },
  message: ({ folders, users }) =>
    `user ${users.join(', ')} can rename ${folders.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ')}, and the locked file with it`,
});
