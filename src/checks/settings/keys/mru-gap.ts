import { sameLetters } from '../../../core/same-letters.ts';
import { defineCheck } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';

type Args = { key: string; other: string; kind: 'missing' | 'empty' | 'same' };

/** The recent addresses of both accounts, the last one used first. */
export const MRU_LISTS = ['MSNSignInMRU', 'SIPSignInMRU'].map((name) =>
  [1, 2, 3, 4, 5].map((place) => `${name}0${place}`),
);

export const mruGap = defineCheck<SettingsSubject, Args>({
  id: 'settings/mru-gap',
  severity: 'warning',
  title: 'The list of recent addresses has a gap, or an address twice',
  why: 'The five places are numbered from the most recent address on. Nobody knows whether Messenger reads on behind an empty one; if it does not, users miss the addresses behind it, which are often why the file was written.',
  fix: 'Move the addresses up, each of them once.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'The keys that end in 01 to 05 hold the five most recent addresses of an account.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    for (const keys of MRU_LISTS) {
      const seen: { key: string; address: string }[] = [];
      let free: { key: string; kind: 'missing' | 'empty' } | undefined;
      let told = false;
      for (const key of keys) {
        const entry = subject.get(key);
        const address = entry?.value.kind === 'string' ? entry.value.value.trim() : undefined;
        if (!entry || address === '') {
          free ??= { key, kind: entry ? 'empty' : 'missing' };
          continue;
        }
        if (free && !told) emit(entry.keyWhere(), { key, other: free.key, kind: free.kind });
        told = free !== undefined;
        if (address === undefined) continue;
        const before = seen.find((each) => sameLetters(each.address, address));
        if (before) emit(entry.where(), { key, other: before.key, kind: 'same' });
        else seen.push({ key, address });
      }
    }
  },
  message: ({ key, other, kind }) =>
    kind === 'same'
      ? `${key} holds the same address as ${other}`
      : `${key} holds an address, but ${other} is ${kind}`,
  advice: ({ key, other, kind }) =>
    kind === 'same' ? `Take ${key} out, and move up what follows.` : `Move the address up to ${other}.`,
});
