import { script } from '../script.ts';

export const collect = script({
  name: 'collect',
  summary: 'on a Mac: copies of the preference files and facts about them',
  values: ['APPLICATION'],
});
