import { defineCheck } from '../../define.ts';
import { forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { CACHED_SERVERS } from './cached-server-key.ts';
import { ofClass } from './out-of-place.ts';

export const cacheKeyInTemplate = defineCheck<SettingsSubject, { key: string }>({
  id: 'settings/cache-key-in-template',
  severity: 'warning',
  title: 'What one Mac has learned from a server would go to every Mac',
  why: 'It was right for the account and the day on which it was learned. Elsewhere it sends Messenger to the wrong place before it learns better.',
  fix: 'Take the key out; Messenger learns it on each Mac by itself.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Lists the domain authorities of Passport beside cached servers, without a default or a word on setting them.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const entry of ofClass(subject, 'cache')) {
      const { key } = entry;
      if (!CACHED_SERVERS.includes(key)) emit(entry.keyWhere(), { key });
    }
  },
  message: ({ key }) => `${key} is what one Mac has learned from the personal service, and would go to all`,
});
