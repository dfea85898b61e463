import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';
import { saveDenied } from './saving.ts';

export const lockWithoutDeny = defineCheck<Policy, { lock: 'file' | 'enforce' }>({
  id: 'policy/lock-without-deny',
  severity: 'warning',
  title: 'The preference file is locked, but saving is not denied',
  why: 'A locked file keeps no preference at all: window places, sounds and the last sign-in address are forgotten at each quit. The guide asks that price for keeping DisallowSave as it is; here it is not even set.',
  fix: 'Set archiving.save to deny, or archiving.lock to none.',
  cite: [
    {
      source: 'guide',
      where: 'Disabling message archiving',
      says: 'The file is locked so that users do not undo DisallowSave.',
    },
    {
      source: 'apple',
      where: 'CoreFoundation, CF-368 (Mac OS X 10.4) and CF-476 (10.5), CFPreferences.c',
      says: 'Preferences are saved by renaming a new file over the old one, which a locked file prevents for every key.',
    },
  ],
  applies: ({ data }) => data.archiving?.lock === 'file' || data.archiving?.lock === 'enforce',
  judge: (policy, emit) => {
    const lock = policy.data.archiving?.lock;
    if (lock !== 'file' && lock !== 'enforce') return;
    if (!saveDenied(policy)) emit(placeOf(policy, 'archiving', 'lock'), { lock });
  },
  message: ({ lock }) =>
    `archiving.lock is "${lock}", but saving is not denied; a locked file keeps no preference that users change`,
  advice: () => 'Say "save: deny" under "archiving", or "lock: none".',
});
