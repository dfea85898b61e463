import { script } from '../script.ts';
import { LOCK_VALUES } from '../values.ts';

export const lock = script({
  name: 'lock',
  summary: 'on a Mac: forbids saving conversations, and locks the preference files',
  values: ['APPLICATION', 'SETTINGS', 'USER_SETTINGS', 'LOCK'],
  instead: LOCK_VALUES,
  unfit: ({ policy }) =>
    policy.data.archiving?.save === 'allow' ? 'the policy allows saving conversations' : undefined,
});
