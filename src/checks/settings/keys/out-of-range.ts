import type { Setting } from '../../../plist/settings/setting.ts';
import { defineCheck } from '../../define.ts';
import { settingsWhere } from '../entries.ts';
import type { SettingsSubject } from '../subject.ts';
import { readAs } from './known.ts';

type Args = { key: string; value: number; min: number; max: number; unit: string | null };

/** What a 32-bit program can count to, and the catalogue's word for no limit. */
const NO_LIMIT = 4_294_967_295;

const WITH_RANGE = settingsWhere(({ range }) => range !== undefined);

export const outOfRange = defineCheck<SettingsSubject, Args>({
  id: 'settings/out-of-range',
  severity: 'error',
  title: 'The number is outside of what the setting can hold',
  why: 'There are no such ports, places or times. Messenger may cut the number off and use another, or take the default; either way it is not what was meant.',
  fix: 'Set a number within the range.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Says which settings are ports, minutes, seconds, or tabs counted from 0.',
    },
    {
      source: 'rfc',
      where: 'RFC 793, section 3.1',
      says: 'Ports are numbers of 16 bits, so at most 65535.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    for (const entry of subject.among(WITH_RANGE)) {
      const { setting } = entry;
      const value = readAs(setting.type, entry.value, subject.typed);
      if (!setting.range || typeof value !== 'number' || isNone(subject, setting, value)) continue;
      const { min, max } = setting.range;
      if (value < min || value > max) {
        emit(entry.where(), { key: entry.key, value, min, max, unit: setting.unit ?? null });
      }
    }
  },
  message: ({ key, value, min, max }) =>
    `${key} is ${value}, but should be ${value < min ? `${min} or more` : `${max} or less`}`,
  advice: ({ min, max, unit }) => {
    const what = unit === 'port' ? 'a port' : unit === null ? 'a whole number' : `a number of ${unit}`;
    return `Set it to ${what} from ${min} ${max === NO_LIMIT ? 'up' : `to ${max}`}.`;
  },
});

/** On a Mac, port 0 is how a program writes that there is none. */
function isNone(subject: SettingsSubject, { unit }: Setting, value: number): boolean {
  return subject.role === 'mac' && unit === 'port' && value === 0;
}
