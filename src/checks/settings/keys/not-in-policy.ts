import { describeValue } from '../../../plist/describe.ts';
import type { Setting } from '../../../plist/settings/setting.ts';
import type { PlistValue } from '../../../plist/value.ts';
import { defineCheck } from '../../define.ts';
import { settingsWhere } from '../entries.ts';
import type { SettingsSubject } from '../subject.ts';
import { readAs } from './known.ts';

export const notInPolicy = defineCheck<SettingsSubject, { key: string; found: string }>({
  id: 'settings/not-in-policy',
  severity: 'info',
  title: 'A Mac sets what decides how it connects or archives, and the policy says nothing of it',
  why: 'Such a setting makes this Mac behave otherwise than its neighbours, and no run of configure will change it.',
  fix: 'Say in the policy what it should be, or take it out on the Mac.',
  cite: [
    {
      source: 'msgrctl',
      where: 'docs/settings.md',
      says: 'Tells apart settings that an admin decides from tastes, state, caches and names, which are the own affair of a Mac.',
    },
  ],
  // In a template every key is somebody's wish.
  applies: ({ role, asked }) => role === 'mac' && asked.length > 0,
  judge: (subject, emit) => {
    for (const entry of subject.among(DECIDING)) {
      if (isAsked(entry.key, subject) || isDefault(entry.value, entry.setting, subject.typed)) continue;
      emit(entry.keyWhere(), { key: entry.key, found: describeValue(entry.value) });
    }
  },
  message: ({ key, found }) => `${key} is ${found}, and the policy says nothing of it`,
  advice: ({ key }) => `Say in the policy what ${key} should be, or take it out on the Mac.`,
});

const DECIDING = settingsWhere((setting) => setting.class === 'policy');

function isAsked(key: string, { asked }: SettingsSubject): boolean {
  return asked.some((one) => one.key === key);
}

/** What holds without the key decides nothing, unless the guide is of two minds about it. */
function isDefault(value: PlistValue, { type, defaults }: Setting, typed: boolean): boolean {
  const found = readAs(type, value, typed);
  return defaults.length > 0 && defaults.every((stated) => stated.value === found);
}
