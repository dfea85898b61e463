import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';
import { saveDenied } from './saving.ts';

export const lockMissing = defineCheck<Policy, { lock: 'none' | null }>({
  id: 'policy/lock-missing',
  severity: 'warning',
  title: 'Saving is denied, but the preference file is not locked',
  why: 'The file belongs to the user. Whoever changes DisallowSave back, or deletes the file, can save conversations again.',
  fix: 'Set archiving.lock to enforce, or to file.',
  cite: [
    {
      source: 'guide',
      where: 'Disabling message archiving',
      says: 'After setting DisallowSave one locks it and keeps users from removing the file.',
    },
  ],
  applies: (policy) => saveDenied(policy) !== undefined,
  judge: (policy, emit) => {
    const lock = policy.data.archiving?.lock;
    if (lock === 'none') emit(placeOf(policy, 'archiving', 'lock'), { lock });
    else if (lock === undefined) emit(saveDenied(policy)!, { lock: null });
  },
  message: ({ lock }) =>
    `saving is denied, but archiving.lock is ${lock ? `"${lock}"` : 'not set'}, so users can change that back`,
  advice: () =>
    'Say "lock: enforce" under "archiving" ("file" locks once, and users who rename the folder get around it).',
});
