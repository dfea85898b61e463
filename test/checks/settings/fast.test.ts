import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainAddress, isPlainHost } from '../../../src/checks/settings/connection/plain-host.ts';
import { Entries, settingsWhere, type SettingEntry } from '../../../src/checks/settings/entries.ts';
import { slipsOf } from '../../../src/checks/settings/keys/slip.ts';
import { sameLetters } from '../../../src/core/same-letters.ts';
import { suggest } from '../../../src/core/suggest.ts';
import { SETTINGS } from '../../../src/plist/settings/index.ts';
import { boolean } from '../../../src/plist/value.ts';

/** Short cuts that audits of fleets need must answer as the long way does. */
const RUNS = { numRuns: 2_000 };

const pieces = (...parts: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(''));

const hostLike = pieces(
  'a',
  'Z',
  '7',
  '-',
  '.',
  'contoso',
  'local',
  '@',
  ':',
  ' ',
  '_',
  'é',
  'x'.repeat(40),
  '10',
  '\n',
);

/** RFC 952 and RFC 1123, section 2.1: labels of letters, digits and inner hyphens; the last is no number. */
function isHostName(text: string): boolean {
  const labels = text.split('.');
  const fits = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label) && label.length <= 63);
  return fits && text.length <= 253 && !/^[0-9]+$/.test(labels.at(-1)!);
}

test('what is a host beyond doubt is a host name', () => {
  expect(isPlainHost('sip.contoso.com')).toBe(true);
  expect(isPlainHost('mac-7.contoso-lab.local')).toBe(true);
  fc.assert(
    fc.property(hostLike, (text) => !isPlainHost(text) || isHostName(text)),
    RUNS,
  );
});

test('what is an address beyond doubt is a name, an @ and a host name', () => {
  expect(isPlainAddress('anna.berg@contoso.com')).toBe(true);
  fc.assert(
    fc.property(hostLike, hostLike, (user, host) => {
      const text = `${user}@${host}`;
      return !isPlainAddress(text) || (/^[A-Za-z0-9.-]+$/.test(user) && isHostName(host));
    }),
    RUNS,
  );
});

const NAMES = SETTINGS.flatMap(({ key, aliases = [] }) => [key, ...aliases.map(({ name }) => name)]);

/** The long way: the nearest name, if one letter, or capitals, and no digit, are all that differs. */
function slipByDistance(key: string): string | undefined {
  const near = suggest(key, NAMES);
  if (near === undefined) return undefined;
  let [a, b] = [key.toLowerCase(), near.toLowerCase()];
  while (a !== '' && a[0] === b[0]) [a, b] = [a.slice(1), b.slice(1)];
  while (a !== '' && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  if (/[0-9]/.test(a + b)) return undefined;
  const isSlip = (a.length < 2 && b.length < 2) || (a.length === 2 && a === b.slice(1) + b[0]);
  return isSlip ? near : undefined;
}

test('a slip of the finger is found as by the distance between words', () => {
  const slipOf = slipsOf(NAMES);
  expect(slipOf('RTCServerAdress')).toBe('RTCServerAddress');
  expect(slipOf('UserHasRunMessenger50')).toBeUndefined();
  const edited = fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.nat(30),
      fc.nat(2),
      pieces('a', 'E', '1', 'İ', 'ı', 'sip', 'S'),
      fc.boolean(),
    )
    .map(([name, at, cut, put, swap]) =>
      swap
        ? `${name.slice(0, at)}${name.slice(at + 1, at + 2)}${name.slice(at, at + 1)}${name.slice(at + 2)}`
        : name.slice(0, at) + put.slice(0, 2) + name.slice(at + cut),
    )
    .filter((key) => !NAMES.includes(key));
  fc.assert(
    fc.property(edited, (key) => slipOf(key) === slipByDistance(key)),
    RUNS,
  );
});

test('letters are compared as in lower case', () => {
  const word = pieces('a', 'A', 'b', 'İ', 'i̇', 'ı', 'ſ', 'K', 'k', 'ß', 'ẞ', 'Σ', 'ς', '[', '{', '@', '`');
  fc.assert(
    fc.property(word, word, (a, b) => sameLetters(a, b) === (a.toLowerCase() === b.toLowerCase())),
    RUNS,
  );
});

test('entries are found, told apart and picked as by going through all of them', () => {
  const keys = fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('Stranger', 'rtctransport', '')), {
    maxLength: 150,
  });
  const texts = settingsWhere(({ type }) => type === 'string');
  const byKey = new Map(
    SETTINGS.flatMap((setting) =>
      [setting.key, ...(setting.aliases ?? []).map(({ name }) => name)].map((name) => [name, setting.key] as const),
    ),
  );
  fc.assert(
    fc.property(keys, fc.boolean(), (some, sorted) => {
      const all = sorted ? some.toSorted() : some;
      const index = new Entries(
        all.map((key) => ({ key })),
        ({ key }, setting): SettingEntry => ({
          key,
          value: boolean(true),
          setting,
          where: () => ({ file: key }),
          keyWhere: () => ({ file: key }),
        }),
      );
      const counts = index.all.filter(({ key }, i) => all.lastIndexOf(key) === i);
      expect(index.known).toEqual(counts.filter(({ key }) => byKey.has(key)));
      expect(index.known.map(({ setting }) => setting.key)).toEqual(index.known.map(({ key }) => byKey.get(key)));
      expect([...index.strangers.keys()].toSorted()).toEqual(
        [...new Set(all)].filter((key) => !byKey.has(key)).toSorted(),
      );
      expect(index.repeated).toBe(new Set(all).size < all.length);
      expect(index.among(texts)).toEqual(index.known.filter(({ setting }) => setting.type === 'string'));
      for (const entry of counts) expect(index.get(entry.key)).toBe(entry);
      expect(index.get('Nothing')).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
