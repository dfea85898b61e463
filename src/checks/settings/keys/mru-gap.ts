import { defineCheck } from '../../define.ts';
import { stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { isEmpty } from './out-of-place.ts';

type Args = { key: string; other: string; kind: 'missing' | 'empty' | 'same' };

const LISTS = ['MSNSignInMRU', 'SIPSignInMRU'].map((name) => [1, 2, 3, 4, 5].map((place) => `${name}0${place}`));

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
    for (const keys of LISTS) {
      const seen = new Map<string, string>();
      let free: { key: string; kind: 'missing' | 'empty' } | undefined;
      let told = false;
      for (const key of keys) {
        const entry = subject.get(key);
        if (!entry || isEmpty(entry)) {
          free ??= { key, kind: entry ? 'empty' : 'missing' };
          continue;
        }
        if (free && !told) emit(entry.keyWhere(), { key, other: free.key, kind: free.kind });
        told = free !== undefined;
        const address = stringOf(subject, key)?.trim().toLowerCase();
        const before = address === undefined ? undefined : seen.get(address);
        if (before !== undefined) emit(entry.where(), { key, other: before, kind: 'same' });
        else if (address !== undefined) seen.set(address, key);
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
