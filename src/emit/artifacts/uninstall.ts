import { script } from '../script.ts';

export const uninstall = script({
  name: 'uninstall',
  summary: 'on a Mac: removes the program, its preferences and its data; history only if asked',
  values: ['APPLICATION'],
});
