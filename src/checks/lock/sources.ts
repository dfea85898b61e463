import type { Citation } from '../../core/finding.ts';

export const GUIDE: Citation = {
  source: 'guide',
  where: 'Disabling message archiving',
  says: 'After DisallowSave is set, one locks it and keeps users from removing the file.',
};

export const SAVED_BY_RENAME: Citation = {
  source: 'apple',
  where: 'CoreFoundation, CF-368 (Mac OS X 10.4) and CF-476 (10.5), CFPreferences.c',
  says: 'Preferences are saved to a new file in the same folder, which is renamed over the old one: for that nobody needs to own the old one.',
};

export const FLAGS: Citation = {
  source: 'apple',
  where: 'xnu-517, xnu-792 and xnu-1228, bsd/hfs/hfs_vnops.c and bsd/vfs/vfs_subr.c',
  says: 'An immutable file is not written, renamed or removed. Its owner and root may clear uchg; schg yields to root alone, while the securelevel is not above 0.',
};

export const RENAME: Citation = {
  source: 'apple',
  where: 'xnu-517, xnu-792 and xnu-1228, bsd/vfs/vfs_syscalls.c, rename()',
  says: 'To rename a folder, that folder and the one above are checked, never what is in it.',
};

export const SECURELEVEL: Citation = {
  source: 'apple',
  where: 'system_cmds, init.tproj/init.c (Mac OS X 10.3); launchd-106, init.c (10.4)',
  says: 'Raises the securelevel to 1 when the system goes multi-user; launchd of 10.5 (launchd-257) no longer does.',
};

export const CHATTR: Citation = {
  source: 'msgrctl',
  where: 'docs/locking.md',
  says: 'Lists what was tried against a locked file on Linux, and what came of it.',
};
