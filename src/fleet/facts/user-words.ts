import type { Draft, DraftUser } from './draft.ts';
import { isSha1, oneOf, wholeNumber } from './parts.ts';
import type { PreferencesFacts, Place } from './types.ts';

const UNKNOWN_USER = 'it is about a user of whom no line tells';
export const MOST_USERS = 1_000;

/** The user of a line: mostly the one whose lines are being read. */
export function ofUser(draft: Draft, name: string): DraftUser | undefined {
  const { current } = draft;
  return current?.name === name ? current : draft.byName.get(name);
}

export function user(draft: Draft, parts: readonly string[], place: Place): string | undefined {
  const [, name, numberText, groupText, home] = parts;
  const [number, group] = [wholeNumber(numberText), wholeNumber(groupText)];
  if (!name || number === undefined || group === undefined || !home?.startsWith('/')) {
    return 'it has not a name, a number, a group and a home';
  }
  if (draft.byName.has(name)) return 'the user comes twice';
  if (draft.users.length >= MOST_USERS) return `there are more than ${MOST_USERS} users`;
  const { start, end } = place;
  const found: DraftUser = { start, end, name, number, group, home, paths: [], preferences: undefined, leftOut: [] };
  draft.users.push(found);
  draft.byName.set(name, found);
  draft.current = found;
  return undefined;
}

export function preferences(states: readonly PreferencesFacts['state'][]) {
  return (draft: Draft, parts: readonly string[], { start, end }: Place): string | undefined => {
    const [, name = '', word, why = '', sha1 = ''] = parts;
    const found = ofUser(draft, name);
    const state = oneOf(word, states);
    if (!found) return UNKNOWN_USER;
    if (state === undefined) return `"${word}" is no state of a copy`;
    if (sha1 !== '' && !isSha1(sha1)) return 'it has no SHA-1';
    if (found.preferences) return 'it comes twice';
    found.preferences = { start, end, state, why, sha1 };
    return undefined;
  };
}

export function leftOut(draft: Draft, [, name = '', key]: readonly string[]): string | undefined {
  const found = ofUser(draft, name);
  if (!found) return UNKNOWN_USER;
  if (key === undefined) return 'parts are missing';
  found.leftOut.push(key);
  return undefined;
}
