import { defineCheck } from '../../define.ts';
import { forManyMacs, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { quoted } from './known.ts';
import { ofClass } from './out-of-place.ts';

type Args = { key: string; name: string | null; role: SettingsSubject['role'] };

export const identityKeyInTemplate = defineCheck<SettingsSubject, Args>({
  id: 'settings/identity-key-in-template',
  severity: 'warning',
  title: "Somebody's name or address would go to every Mac",
  why: 'Users find the name of a stranger in the sign-in window, and everybody learns with whom the template was made, and where that person has accounts.',
  fix: 'Take the key out; msgrctl generate --users makes a file for each user of a roster.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Describes such settings as user names and as the e-mail addresses that were tried last.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const entry of ofClass(subject, 'identity')) {
      const { key } = entry;
      emit(entry.keyWhere(), { key, name: stringOf(subject, key) ?? null, role: subject.role });
    }
  },
  message: ({ key, name }) => `${key}${name === null ? '' : ` ${quoted(name)}`} would go to every Mac`,
  advice: ({ role }) =>
    role === 'policy'
      ? 'Take it out; a roster ("users:") and msgrctl generate --users give each user a file of their own.'
      : 'Take it out; each user types it once, or gets a file from msgrctl generate --users.',
});
