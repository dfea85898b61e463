import { defineCheck } from '../../define.ts';
import { booleanOf, leftOut } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

type Args = { value: false | null; role: SettingsSubject['role'] };

export const disallowSaveNotSet = defineCheck<SettingsSubject, Args>({
  id: 'settings/disallow-save-not-set',
  severity: 'error',
  title: 'The policy forbids saving conversations, but the settings allow it',
  why: 'Only DisallowSave takes Save away. Without it every user can save conversations, while the policy says that nobody does.',
  fix: 'Set DisallowSave to true.',
  cite: [
    {
      source: 'guide',
      where: 'Disabling message archiving',
      says: 'To keep users from saving conversations DisallowSave is set to yes in the preference file; the program offers no other way.',
    },
  ],
  applies: (subject) => subject.wanted?.archiving?.save === 'deny',
  judge: (subject, emit) => {
    const { role } = subject;
    if (leftOut(subject, 'DisallowSave')) emit(subject.whole, { value: null, role });
    else if (booleanOf(subject, 'DisallowSave') === false) {
      emit(subject.get('DisallowSave')!.where(), { value: false, role });
    }
  },
  message: ({ value }) =>
    `the policy says "archiving.save: deny", but DisallowSave is ${value === null ? 'not set' : 'false'}`,
  advice: ({ role }) =>
    role === 'policy'
      ? 'Take DisallowSave out of "settings", or say "archiving: { save: allow }".'
      : 'Set DisallowSave to true.',
});
