import { defineCheck } from '../../define.ts';
import { booleanOf, forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { isEmpty } from './out-of-place.ts';

/** Settings that the guide's own words make useless: while `key` is true, `useless` decides nothing. */
const TABLE: readonly { readonly key: string; readonly useless: readonly string[]; readonly so: string }[] = [
  { key: 'DontBounceDockIcon', useless: ['BounceOnlyOnce'], so: 'the icon does not bounce at all' },
  {
    key: 'SuppressContactSounds',
    useless: ['ContactOnlineSound', 'NewAlertSound', 'NewMailSound', 'NewMessageSound'],
    so: 'by its description no notification makes a sound',
  },
];

/** Not asked of a single Mac, whose file keeps what the user has chosen for another time. */
export const noEffectTogether = defineCheck<SettingsSubject, { key: string; useless: string; so: string }>({
  id: 'settings/no-effect-together',
  severity: 'info',
  title: 'A setting makes another one useless',
  why: 'One of the two was meant otherwise, and readers cannot tell which.',
  fix: 'Keep the one that is meant.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'DontBounceDockIcon stops the icon in the Dock, SuppressContactSounds the sounds of all notifications.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const { key, useless, so } of TABLE) {
      if (booleanOf(subject, key) !== true) continue;
      for (const name of useless) {
        const entry = subject.get(name);
        if (entry && !isEmpty(entry)) emit(entry.keyWhere(), { key, useless: name, so });
      }
    }
  },
  message: ({ key, useless, so }) => `${useless} has no effect: ${key} is true, so ${so}`,
  advice: ({ key, useless }) => `Take ${useless} out, or set ${key} to false.`,
});
