import { describeValue } from '../../../plist/describe.ts';
import { sameValue } from '../../../plist/value.ts';
import { defineCheck } from '../../define.ts';
import type { SettingEntry, SettingsSubject } from '../subject.ts';

type Args = { key: string; times: number; first: string; last: string; same: boolean };

/** In a policy YAML itself refuses a second key; settings/set-twice has what is left. */
export const duplicateKey = defineCheck<SettingsSubject, Args>({
  id: 'settings/duplicate-key',
  severity: 'error',
  title: 'A key comes twice in the file',
  why: 'Mac OS X takes the last value without a word, other readers take the first or refuse the file. So the tool that checks a file may see another value than the Mac that uses it.',
  fix: 'Keep one of them.',
  cite: [
    {
      source: 'apple',
      where: 'CoreFoundation CF-299 (10.3), CF-368 (10.4) and CF-476 (10.5), CFPropertyList.c and CFDictionary.c',
      says: 'Puts each pair into the dictionary as it comes, replacing an earlier one, in XML, binary and OpenStep files alike.',
    },
  ],
  applies: ({ role }) => role !== 'policy',
  judge: ({ entries, repeated }, emit) => {
    if (!repeated) return;
    const byKey = new Map<string, SettingEntry[]>();
    for (const entry of entries) {
      const group = byKey.get(entry.key);
      if (group) group.push(entry);
      else byKey.set(entry.key, [entry]);
    }
    for (const [key, group] of byKey) {
      const [first, second] = group;
      const last = group.at(-1);
      if (!first || !second || !last) continue;
      const same = group.every(({ value }) => sameValue(value, first.value));
      const [before, after] = [describeValue(first.value), describeValue(last.value)];
      emit(second.keyWhere(), { key, times: group.length, first: before, last: after, same });
    }
  },
  message: ({ key, times, first, last, same }) => {
    const often = `${key} comes ${times === 2 ? 'twice' : `${times} times`}`;
    return same ? `${often}, each time as ${first}` : `${often}, first as ${first}, last as ${last}`;
  },
  advice: ({ last, same }) => (same ? 'Keep one of them.' : `Keep the one that is meant; Macs take ${last}.`),
});
