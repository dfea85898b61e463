import { defineCheck } from '../../define.ts';
import { forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { ofClass } from './out-of-place.ts';

export const stateKeyInTemplate = defineCheck<SettingsSubject, { key: string }>({
  id: 'settings/state-key-in-template',
  severity: 'warning',
  title: 'What one Mac remembers would go to every Mac',
  why: 'Windows open where the screen of another Mac had room, and Messenger believes that the user has seen, run or put off what somebody else has.',
  fix: 'Take the key out; Messenger writes it on each Mac by itself.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Describes such settings as the last place of a window, the current styles, a sign-in status, or what the user has ever done.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const entry of ofClass(subject, 'state')) emit(entry.keyWhere(), { key: entry.key });
  },
  message: ({ key }) => `${key} is what Messenger remembers on one Mac, and would go to all`,
});
