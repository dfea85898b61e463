import { findByAlias, findSetting, SETTINGS } from '../../plist/settings/index.ts';
import type { Setting } from '../../plist/settings/setting.ts';
import type { Names } from './names.ts';

const KNOWN = SETTINGS.flatMap(({ key, aliases = [] }) => [key, ...aliases.map(({ name }) => name)]);
const SHORTENED: ReadonlySet<string> = new Set(KNOWN.flatMap(shortenings));
const WITHOUT_DIGITS: ReadonlySet<string> = new Set(KNOWN.map(withoutDigits));

export function settingOf(key: string): Setting | undefined {
  return findSetting(key) ?? findByAlias(key)?.setting;
}

/** A key of the catalogue, or one that is plainly meant to be one of them, stays; programs put names into others. */
export function redactKey(key: string, names: Names): string {
  if (key === '' || key === 'CF$UID' || settingOf(key) || isMisspelled(key)) return key;
  return names.replace('key', key, (next) => `key${next()}`);
}

/**
 * Within a letter or two of a key of the catalogue, or with another version's number. A key that is meant to be another would be
 * a finding, and has to stay one.
 */
function isMisspelled(key: string): boolean {
  if (key.length > 64) return false;
  if (/^[^\d]*\d{1,3}$/.test(key) && WITHOUT_DIGITS.has(withoutDigits(key))) return true;
  return shortenings(key).some((each) => SHORTENED.has(each));
}

/** The key in lower case, and each way to leave a letter out of it: two words that share one are at most two slips apart. */
function shortenings(key: string): readonly string[] {
  const word = key.toLowerCase();
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}

function withoutDigits(key: string): string {
  return key.replace(/\d+/g, '').toLowerCase();
}
