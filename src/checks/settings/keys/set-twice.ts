import type { Location } from '../../../core/location.ts';
import { describeValue } from '../../../plist/describe.ts';
import { defineCheck } from '../../define.ts';
import type { SettingEntry, SettingsSubject } from '../subject.ts';

type Args = { key: string; own: string; ownAt: string; ownValue: string; at: string; value: string };

export const setTwice = defineCheck<SettingsSubject, Args>({
  id: 'settings/set-twice',
  severity: 'error',
  title: 'The policy sets a key by a word of its own and again under "settings"',
  why: 'Whoever reads or changes only one of the two places is wrong about the fleet. What stands under "settings" goes into the preference file; checks and scripts may follow the other word.',
  fix: 'Say it once, best by the word of the policy.',
  cite: [
    {
      source: 'msgrctl',
      where: 'docs/policy.md; schemas/policy.v1.schema.json',
      says: 'The words under "connection" and "archiving" stand for settings; "settings" is for all others.',
    },
  ],
  applies: ({ role }) => role === 'policy',
  judge: ({ entries, file }, emit) => {
    const seen = new Map<string, SettingEntry>();
    for (const entry of entries) {
      const before = seen.get(entry.key);
      seen.set(entry.key, entry);
      if (!before) continue;
      const [own, here] = [before.keyWhere(), entry.keyWhere()];
      emit(here, {
        key: entry.key,
        own: own.keyPath ?? before.key,
        ownAt: placeText(own, file),
        ownValue: describeValue(before.value),
        at: placeText(here, file),
        value: describeValue(entry.value),
      });
    }
  },
  message: ({ key, own, ownAt, ownValue, at, value }) =>
    `${key} is set by ${own} (${ownAt}) to ${ownValue}, and under "settings" (${at}) to ${value}`,
  advice: ({ key, own, ownValue, value }) =>
    ownValue === value
      ? `Keep ${own}, and take ${key} out of "settings".`
      : `Decide which is meant, say it by ${own}, and take ${key} out of "settings".`,
});

function placeText(where: Location, file: string): string {
  const line = where.span?.start.line;
  if (where.file !== file) return line === undefined ? where.file : `${where.file}:${line}`;
  return line === undefined ? file : `line ${line}`;
}
