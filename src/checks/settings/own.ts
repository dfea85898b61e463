import { sameLetters } from '../../core/same-letters.ts';
import { findSetting } from '../../plist/settings/index.ts';
import type { StringFormat } from '../../plist/settings/setting.ts';
import { isPlainAddress, isPlainHost } from './connection/plain-host.ts';
import { SIGN_IN_KEYS } from './keys/address-outside-sip-domains.ts';
import { MRU_LISTS } from './keys/mru-gap.ts';

/** Texts beyond doubt, none of which holds anything but ASCII letters, digits, blanks and `.@_-`. */
const PLAIN: { readonly [format in StringFormat]?: (text: string) => boolean } = {
  address: isPlainAddress,
  domain: isPlainHost,
  name: (text) => /^[A-Za-z0-9][A-Za-z0-9 @._-]{0,62}$/.test(text),
};

/** The texts of some keys in their order; undefined where a key is not there. */
export type Texts = readonly (string | undefined)[];

/**
 * A short cut for names and addresses, which are others on every Mac: a function that is true if they are right beyond
 * doubt. If it is false, the checks have to look. Short cut and checks are held together by test/checks/settings/own.test.ts.
 *
 * @param domains the SIP domains of the policy; empty for none
 */
export function plainOwn(keys: readonly string[], domains: readonly string[]): (texts: Texts) => boolean {
  const plain = keys.map((key) => PLAIN[findSetting(key)?.format ?? 'url']);
  const placesOf = (some: readonly string[]): number[] => some.map((key) => keys.indexOf(key));
  const lists = MRU_LISTS.map(placesOf);
  const signIn = placesOf(SIGN_IN_KEYS);
  const known = new Set(domains.map((domain) => domain.toLowerCase()));
  return (texts) => {
    for (let i = 0; i < keys.length; i += 1) {
      const text = texts[i];
      if (text !== undefined && !plain[i]?.(text)) return false;
    }
    return lists.every((places) => isList(places, texts)) && (known.size === 0 || isInside(signIn, texts, known));
  };
}

/** No address behind a gap, and none twice. */
function isList(places: readonly number[], texts: Texts): boolean {
  for (let i = 0; i < places.length; i += 1) {
    const text = texts[places[i]!];
    if (text === undefined) continue;
    for (let j = 0; j < i; j += 1) {
      const before = texts[places[j]!];
      if (before === undefined || sameLetters(before, text)) return false;
    }
  }
  return true;
}

/** The address that counts is in one of these domains. */
function isInside(places: readonly number[], texts: Texts, domains: ReadonlySet<string>): boolean {
  const place = places.find((each) => texts[each] !== undefined);
  if (place === undefined) return true;
  const address = texts[place]!;
  // What is no address does not count, and the next one does.
  return isPlainAddress(address) && domains.has(address.slice(address.indexOf('@') + 1).toLowerCase());
}
