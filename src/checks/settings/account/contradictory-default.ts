import { SETTINGS } from '../../../plist/settings/index.ts';
import { defineCheck } from '../../define.ts';
import { forManyMacs, leftOut } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** Settings for which two places of the guide state different defaults. */
const UNSETTLED = SETTINGS.filter(({ defaults }) => new Set(defaults.map(({ value }) => value)).size > 1);

type Args = {
  key: string;
  readings: readonly { value: boolean | number | string; section: string }[];
  role: SettingsSubject['role'];
};

export const contradictoryDefault = defineCheck<SettingsSubject, Args>({
  id: 'settings/contradictory-default',
  severity: 'warning',
  title: 'A setting is left to a default that the guide states in two ways',
  why: 'Nobody knows what the fleet does then. It may do what was meant on the day of the test, and that proves nothing for another build of the program.',
  fix: 'Set the key, whichever way is meant.',
  cite: [
    {
      source: 'guide',
      where: 'Disabling message archiving',
      says: 'DisallowSave is no by default.',
    },
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'DisallowSave is yes by default.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const { key, defaults } of UNSETTLED) {
      const readings = defaults.map(({ value, section }) => ({ value, section }));
      if (leftOut(subject, key)) emit(subject.whole, { key, readings, role: subject.role });
    }
  },
  message: ({ key, readings }) => {
    const told = readings.map(({ value, section }) => `${value} in "${section}"`);
    return `${key} is not set, and the guide gives its default as ${told.join(' and as ')}`;
  },
  advice: ({ key, readings, role }) =>
    role === 'policy' && key === 'DisallowSave'
      ? 'Say "save: allow" or "save: deny" under "archiving".'
      : `Set ${key} to ${readings.map(({ value }) => value).join(' or to ')}, whichever is meant.`,
});
