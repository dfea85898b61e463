import type { SettingClass } from '../../../plist/settings/setting.ts';
import type { SettingEntry, SettingsSubject } from '../subject.ts';

/** Entries of a class that belongs on one Mac. An empty text carries nothing anywhere. */
export function ofClass(subject: SettingsSubject, kind: SettingClass): SettingEntry[] {
  return subject.known.filter((entry) => entry.setting.class === kind && !isEmpty(entry));
}

export function isEmpty({ value }: SettingEntry): boolean {
  return value.kind === 'string' && !/\S/.test(value.value);
}
