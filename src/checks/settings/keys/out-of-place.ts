import type { SettingClass } from '../../../plist/settings/setting.ts';
import type { SettingEntry, SettingsSubject } from '../subject.ts';
import { knownEntries } from './known.ts';

/** Entries of a class that belongs on one Mac. An empty text carries nothing anywhere. */
export function ofClass(subject: SettingsSubject, kind: SettingClass): SettingEntry[] {
  return knownEntries(subject)
    .filter(({ entry, setting }) => setting.class === kind && !isEmpty(entry))
    .map(({ entry }) => entry);
}

export function isEmpty({ value }: SettingEntry): boolean {
  return value.kind === 'string' && value.value.trim() === '';
}
