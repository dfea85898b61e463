import type { Location } from '../../../core/location.ts';
import { describeValue } from '../../../plist/describe.ts';
import { sameValue, type PlistValue } from '../../../plist/value.ts';
import { defineCheck } from '../../define.ts';
import { booleanOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** A setting of the policy that the file lacks or has otherwise. */
interface Drift {
  readonly key: string;
  readonly wanted: string;
  readonly found: string | null;
  readonly [key: string]: string | null;
}

export const differsFromPolicy = defineCheck<SettingsSubject, Drift>({
  id: 'settings/differs-from-policy',
  severity: 'error',
  title: 'The file does not have what its policy asks for',
  why: 'The Mac with this file behaves otherwise than the policy says, and whatever was checked of the policy does not hold there.',
  fix: 'Generate the file anew from the policy, or merge the policy into it.',
  cite: [
    {
      source: 'msgrctl',
      where: 'docs/linting.md; lint --policy',
      says: 'A preference file follows a policy if it has every setting that the policy asks for, with that type and value.',
    },
  ],
  applies: ({ asked }) => asked.length > 0,
  judge: (subject, emit) => {
    for (const { key, value } of subject.asked) {
      const entry = subject.get(key);
      // That saving is allowed where it must not be has a check of its own, which says what it leads to.
      const isOwn = key === 'DisallowSave' && subject.wanted?.archiving?.save === 'deny';
      if (isOwn && (!entry || booleanOf(subject, key) === false)) continue;
      if (entry && same(entry.value, value, subject.typed)) continue;
      const where: Location = entry ? entry.where() : { ...subject.whole, keyPath: key };
      emit(where, { key, wanted: describeValue(value), found: entry ? describeValue(entry.value) : null });
    }
  },
  message: ({ key, wanted, found }) =>
    found === null
      ? `${key} is missing; the policy asks for ${wanted}`
      : `${key} is ${found}; the policy asks for ${wanted}`,
  advice: ({ key }) => `Set ${key} as the policy has it: msgrctl generate POLICY --merge FILE does it for all keys.`,
});

/** OpenStep text has no types: there the spelling of the value decides. */
function same(found: PlistValue, wanted: PlistValue, typed: boolean): boolean {
  if (typed || found.kind !== 'string') return sameValue(found, wanted);
  if (wanted.kind === 'boolean')
    return (wanted.value ? ['1', 'YES', 'true'] : ['0', 'NO', 'false']).includes(found.value);
  // A policy asks for nothing but Booleans, numbers and texts.
  const spelled = wanted.kind === 'string' || wanted.kind === 'integer' || wanted.kind === 'real';
  return spelled && found.value === String(wanted.value);
}
