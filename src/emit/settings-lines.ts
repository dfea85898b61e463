import { boolean, type PlistValue } from '../plist/value.ts';
import { element } from '../plist/xml/writer.ts';
import type { Policy } from '../policy/load.ts';
import { userSettings, type User } from '../policy/roster.ts';
import { policyPlist } from '../policy/settings.ts';

/**
 * Settings as the scripts take them: lines of an XML property list, a key and its value in turn, each after one tab.
 * A line break within a value is written as a character reference, so that a value is always one line.
 */
function lines(pairs: readonly (readonly [string, PlistValue])[]): string {
  return pairs.map(([key, value]) => `\t<key>${key}</key>\n${oneLine(element(value, '\t'))}`).join('');
}

function oneLine(xml: string): string {
  return `${xml.slice(0, -1).replaceAll('\n', '&#10;')}\n`;
}

/** What the policy says for every user. */
export function settingsLines(policy: Policy): string {
  return lines(policyPlist(policy).value.map(({ key, value }) => [key, value] as const));
}

/** What the roster says for single users: the account's name on a line, then its settings. */
export function userSettingsLines(users: readonly User[]): string {
  return users.map((user) => `${user.account}\n${lines(userSettings(user))}`).join('');
}

/** The one setting that `lock` is for. */
export const LOCK_SETTINGS = lines([['DisallowSave', boolean(true)]]);
