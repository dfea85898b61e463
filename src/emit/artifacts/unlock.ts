import { script } from '../script.ts';

export const unlock = script({
  name: 'unlock',
  summary: 'on a Mac: gives the preference files back to their users, and stops locking them',
  values: [],
});
