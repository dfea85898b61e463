import type { Managed } from '../../plist/managed/recognise.ts';
import { UNPROVEN } from '../../plist/managed/words.ts';
import { defineCheck } from '../define.ts';
import type { PlistFileSubject } from './index.ts';

const CITE = [
  {
    source: 'apple',
    where: 'Device Management, com.apple.ManagedClient.preferences; HT3992',
    says: 'Defines the payload, and warns that programs with a folder of their own inside Preferences may not respect it.',
  },
] as const;

/** True if the settings inside can be judged in their place: the file is there for them, and says where they stand. */
export function isJudgedInside(managed: Managed, role: 'template' | 'mac'): boolean {
  return role === 'template' && managed.settings.length > 0 && managed.nested === undefined;
}

export const managedPreferences = defineCheck<PlistFileSubject, { what: string; settings: number }>({
  id: 'plist/managed-preferences',
  severity: 'warning',
  title: 'The settings stand in managed preferences, which Messenger 6 may not read',
  why: UNPROVEN,
  fix: 'Try it on one Mac, or roll out the preference file itself, which `msgrctl generate` writes.',
  cite: CITE,
  applies: ({ managed, role }) => managed !== undefined && isJudgedInside(managed, role ?? 'template'),
  judge: ({ file, managed }, emit) => {
    if (managed) emit({ file }, { what: managed.what, settings: managed.settings.length });
  },
  message: ({ what, settings }) =>
    `this is a ${what}, not a preference file; the ${settings} settings of Messenger in it were judged`,
});

export const notAPreferenceFile = defineCheck<
  PlistFileSubject,
  { what: string; settings: number; domains: readonly string[] }
>({
  id: 'plist/not-a-preference-file',
  severity: 'error',
  title: 'The file is about managed preferences, and Messenger reads no setting from it',
  why: 'Messenger looks for its keys at the top of its preference file. A profile or an MCX record in its place has none of them there, so every default holds.',
  fix: "Take Messenger's settings out of it with `msgrctl convert --extract`, or judge the file that you meant.",
  cite: CITE,
  applies: ({ managed, role }) => managed !== undefined && !isJudgedInside(managed, role ?? 'template'),
  judge: ({ file, managed }, emit) => {
    if (!managed) return;
    const { what, settings, domains } = managed;
    emit({ file }, { what, settings: settings.length, domains });
  },
  message: ({ what, settings, domains }) =>
    settings > 0
      ? `this is a ${what}, not a preference file; the ${settings} settings of Messenger in it were not judged`
      : `this is a ${what}, not a preference file, and holds no settings of Messenger${forOthers(domains)}`,
  advice: ({ settings }) =>
    settings > 0
      ? "Take Messenger's settings out of it with `msgrctl convert --extract`."
      : 'Judge the file that you meant.',
});

function forOthers(domains: readonly string[]): string {
  return domains.length === 0
    ? ''
    : `; it is for ${domains.slice(0, 3).join(', ')}${domains.length > 3 ? ', ...' : ''}`;
}
