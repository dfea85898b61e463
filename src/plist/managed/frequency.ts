import { findByAlias, findSetting } from '../settings/index.ts';
import type { Frequency } from './words.ts';

/**
 * How often a setting is to be set where preferences are managed (docs/managed-preferences.md). What decides policy holds
 * always, everything else is a start that is set once, unless `all` says otherwise. What the program itself or its user
 * writes stays once even then: held fast, it would stop the program from learning.
 */
export function frequencyOf(key: string, all?: Frequency): Frequency {
  const setting = findSetting(key) ?? findByAlias(key)?.setting;
  switch (setting?.class) {
    case 'policy':
      return all ?? 'always';
    case 'state':
    case 'cache':
    case 'identity':
      return 'once';
    case 'preference':
    case 'inert':
    case undefined:
      return all ?? 'once';
  }
}
