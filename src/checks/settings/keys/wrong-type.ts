import { describeValue } from '../../../plist/describe.ts';
import type { Setting, SettingType } from '../../../plist/settings/setting.ts';
import type { PlistValue } from '../../../plist/value.ts';
import { defineCheck } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { quoted, readAs, spelled } from './known.ts';

type Args = {
  key: string;
  expected: readonly SettingType[];
  found: string;
  /** True if it is the spelling that is wrong, in a text without types. */
  spelling: boolean;
  /** The same value in the right type, where there is no doubt what was meant. */
  better: boolean | number | null;
  role: SettingsSubject['role'];
};

export const wrongType = defineCheck<SettingsSubject, Args>({
  id: 'settings/wrong-type',
  severity: 'error',
  title: 'The value is of another type than the setting',
  why: 'The system converts only some types into others: a string 1 is no Boolean to it, and a Boolean no integer. What it does not convert counts as not set, and the default holds without a word.',
  fix: 'Give the value the type that the guide states.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'States for each setting whether it is a Boolean, an integer, a string or data.',
    },
    {
      source: 'apple',
      where:
        'CoreFoundation CF-368 (10.4), CFApplicationPreferences.c, CFPreferencesAppBooleanValue and ...IntegerValue',
      says: 'A Boolean may be an integer or the words true, yes, false and no; an integer may be a string of digits; all else is not valid.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    const { role, typed } = subject;
    for (const entry of subject.known) {
      const { setting } = entry;
      const { key, value } = entry;
      if (value.kind === setting.type) continue;
      const expected = typesOf(setting);
      if (expected.some((type) => value.kind === type || readAs(type, value, typed) !== undefined)) continue;
      const spelling = !typed && value.kind === 'string';
      const found = spelling ? quoted(value.value) : describeValue(value);
      const better = expected.length === 1 ? mended(setting.type, value) : undefined;
      emit(entry.where(), { key, expected, found, spelling, better: better ?? null, role });
    }
  },
  message: ({ key, expected, found, spelling }) => {
    const type = expected.map((each) => (each === 'boolean' ? 'Boolean' : each)).join(' or ');
    return `${key} should be of type ${type}, ${spelling ? `which ${found} cannot be read as` : `not ${found}`}`;
  },
  advice: ({ expected, found, better, role }) => {
    if (expected[0] === 'data') return 'Take it out: only Messenger itself knows how to write it.';
    if (expected[0] === 'string') {
      return role === 'policy' ? 'Put the value in quotes.' : 'Make it a string; in XML that is <string>.';
    }
    if (better === null) return `Set it to ${expected.map((type) => ANY[type]).join(' or ')}.`;
    const element = typeof better === 'boolean' ? `<${better}/>` : `<integer>${better}</integer>`;
    if (found.startsWith('real')) return `Write ${better}, as an integer without a decimal point.`;
    return `Write ${better}${role === 'policy' ? '' : `; in XML that is ${element}`}.`;
  },
});

const ANY: { readonly [type in SettingType]: string } = {
  boolean: 'true or false',
  integer: 'a whole number',
  string: 'a string',
  data: 'data',
};

function typesOf({ type, alsoType }: Setting): readonly SettingType[] {
  return alsoType ? [type, alsoType] : [type];
}

function mended(type: SettingType, { kind, value }: PlistValue): boolean | number | undefined {
  if (kind === 'boolean') return type === 'integer' ? Number(value) : undefined;
  return kind === 'string' || kind === 'integer' || kind === 'real' ? spelled(type, String(value).trim()) : undefined;
}
