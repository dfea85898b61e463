import { expect, test } from 'vitest';
import { plainOwn } from '../../../src/checks/settings/own.ts';
import { OWN_KEYS, partsFor } from '../../../src/checks/settings/parts.ts';
import { dict, string } from '../../../src/plist/value.ts';
import { loadPolicy, type Policy } from '../../../src/policy/load.ts';
import { randomNumbers } from '../../helpers/fleet/random.ts';

const NOTHING = async (): Promise<{ missing: string }> => ({ missing: 'nothing is extended' });
const policyOf = async (text: string): Promise<Policy> =>
  (await loadPolicy({ file: 'p.yaml', text }, NOTHING)).policy!;

const KEYS = [...OWN_KEYS, 'UserLogonName', 'UserPassportID', 'UserDomain', 'SOCKS5Username'];
const TEXTS = [
  'ann',
  'ann@contoso.com',
  'Ann@Contoso.COM',
  'bea@fabrikam.com',
  '',
  ' ',
  'a b',
  'a@b',
  'contoso.com',
  '10.1.2.3',
  'é',
  'a&amp;b',
  '-',
  'x'.repeat(70),
  'ann@10.1.2.3',
  'a\nb',
  'sip:ann@contoso.com',
  'ann b@contoso.com',
];

test.each([
  ['one domain', 'msgrctl: 1\nconnection: { sipDomains: [contoso.com] }\n', ['contoso.com']],
  [
    'two domains',
    'msgrctl: 1\nconnection: { sipDomains: [Contoso.com, fabrikam.com] }\n',
    ['Contoso.com', 'fabrikam.com'],
  ],
  ['no domain', 'msgrctl: 1\n', []],
])('what the short cut lets pass has nothing against it: %s', async (_, text, domains) => {
  const parts = partsFor(await policyOf(text))!;
  const isPlain = plainOwn(KEYS, domains);
  const random = randomNumbers(2006);
  const seen = { plain: 0, quiet: 0, loud: 0 };
  for (let i = 0; i < 20_000; i += 1) {
    const few = 1 + random(8);
    const texts = KEYS.map((key, at) => {
      if (random(few) > 0) return undefined;
      // Mostly addresses of their own, so that all lists can be right.
      if (random(20) > 0)
        return /Domain/.test(key)
          ? 'contoso.com'
          : /Logon|SOCKS/.test(key)
            ? random(2) > 0
              ? 'ann b.'
              : 'ann b@contoso.com'
            : `u${at}@contoso.com`;
      return TEXTS[random(TEXTS.length)]!;
    });
    const root = dict(
      KEYS.flatMap((key, at) => (texts[at] === undefined ? [] : [[key, string(texts[at])] as const])),
    );
    const plain = isPlain(texts);
    const quiet = parts.isQuiet('own', root);
    if (plain) expect([texts, quiet]).toEqual([texts, true]);
    seen[plain ? 'plain' : quiet ? 'quiet' : 'loud'] += 1;
  }
  expect(seen.plain).toBeGreaterThan(1_000);
  expect(seen.loud).toBeGreaterThan(1_000);
});
