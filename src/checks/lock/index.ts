import type { Check } from '../define.ts';
import { flagMissing, flagNeedsSingleUser, notOwnedByRoot, writable } from './file.ts';
import { folderCanBeRenamed, folderOpenToOthers } from './folders.ts';
import { saveNotDenied } from './save.ts';
import type { LockSubject } from './subject.ts';
import { movedAside, notAFile } from './way.ts';

/** Checks on a lock as it was seen: on this machine, or on a Mac that was collected. */
export const LOCK_CHECKS: readonly Check<LockSubject>[] = [
  flagMissing,
  flagNeedsSingleUser,
  folderCanBeRenamed,
  folderOpenToOthers,
  movedAside,
  notAFile,
  notOwnedByRoot,
  saveNotDenied,
  writable,
];
