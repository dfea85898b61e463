import { defineCheck } from '../../define.ts';
import { forManyMacs, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { quoted } from './known.ts';

/** `/Users/anna/…`, or the same as a path of the old Mac OS; the folder Shared is everybody's. */
const HOME = /^(?:\/Users\/|[^:/]+:Users:)(?!Shared(?:[/:]|$))([^/:]+)/i;

export const pathInOneHome = defineCheck<SettingsSubject, { path: string; user: string }>({
  id: 'settings/path-in-one-home',
  severity: 'warning',
  title: 'Received files are to go into the home of one user',
  why: 'On other Macs that home does not exist, and where it does, it belongs to somebody else: files cannot be received, or end up with a stranger.',
  fix: 'Take FileTransferPath out, or name a folder that every Mac has and every user may write to.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'FileTransferPath is the full path of the place where received files are saved.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    const path = stringOf(subject, 'FileTransferPath') ?? '';
    const user = HOME.exec(path)?.[1];
    if (user !== undefined) emit(subject.get('FileTransferPath')!.where(), { path, user });
  },
  message: ({ path, user }) => `FileTransferPath ${quoted(path)} is in the home of ${user}`,
});
