import { SETTINGS } from '../../../plist/settings/index.ts';
import { suggest } from '../../../core/suggest.ts';
import { defineCheck } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { quoted } from './known.ts';
import { slipsOf } from './slip.ts';

type Args = { key: string; near: string | null; role: SettingsSubject['role'] };

const NAMES = SETTINGS.flatMap(({ key, aliases = [] }) => [key, ...aliases.map(({ name }) => name)]);
const slipOf = slipsOf(NAMES);

/**
 * Messenger and the system may write keys to a Mac's own file that the guide does not list. So for one Mac only what looks
 * like a slip of the finger counts: one letter, and no digit, for `UserHasRunMessenger50` would be another version's key.
 */
export const unknownKey = defineCheck<SettingsSubject, Args>({
  id: 'settings/unknown-key',
  severity: 'error',
  title: 'The key is not a setting of Messenger',
  why: 'A key that Messenger does not know has no effect, and nobody is told: the fleet runs on the default of the setting that was meant.',
  fix: 'Use the key as the guide prints it; capitals count.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Lists the settings that are kept in com.microsoft.Messenger.plist.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    const { role } = subject;
    for (const [key, entry] of subject.strangers) {
      const near = (role === 'mac' ? slipOf(key) : suggest(key, NAMES)) ?? null;
      if (role === 'mac' && near === null) continue;
      emit(entry.keyWhere(), { key, near, role });
    }
  },
  message: ({ key }) => `${quoted(key)} is not a setting of Messenger`,
  advice: ({ key, near, role }) => {
    if (near === null) return 'Take it out; "msgrctl settings" lists those that there are.';
    if (role === 'mac') return `Did you mean ${near}? (If Messenger wrote it by itself, the guide misspells it.)`;
    return `Did you mean ${near}?${key.toLowerCase() === near.toLowerCase() ? ' (Capitals count.)' : ''}`;
  },
});
