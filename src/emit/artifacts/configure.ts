import { script } from '../script.ts';

export const configure = script({
  name: 'configure',
  summary: 'on a Mac: the preferences of every user alone',
  values: ['APPLICATION', 'SETTINGS', 'USER_SETTINGS', 'LOCK'],
});
