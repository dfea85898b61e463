import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { run as build } from '../../src/commands/build.ts';
import { run as lint } from '../../src/commands/lint.ts';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { boolean, dict, integer, real, string, type PlistValue } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { ToolError } from '../../src/core/tool-error.ts';
import { readDomains } from '../../src/init/read-names.ts';
import { readLine } from '../../src/init/read-text.ts';
import { readYaml } from '../../src/policy/yaml.ts';
import { desk, names, textAt, wizard, type Desk } from './desk.ts';

const HOSTILE = [
  `O'Brien: #1 "x"`,
  'a\tb',
  'null',
  '1',
  '~',
  '- a',
  '{a: b}',
  '&a *a',
  '!!str',
  '%YAML',
  '--- a',
  '#',
  "it's: 'so'",
  'back\\slash\\n',
  'a\u0007b',
  '\u0085',
  '\u2028',
  '\ufeffa',
  'x'.repeat(300),
  '日本語の会社',
  'شركة',
  '…',
  '2006-09-12',
  '0x10',
  'yes',
  '',
];
const TEXT = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const HOST = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.constantFrom('sip.contoso.com', 'lcs', 'sip.contoso.local', 'münchen.de'),
  TEXT,
);
const RANGE = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 66_000 }), fc.nat(40)).map(([min, more]) => `${min}-${min + more}`),
  TEXT,
);
const RELEASES = fc.oneof(fc.constantFrom('10.3', '10.3, 10.4.11', '10.6', '10.15.7', '10.2'), TEXT);
const word = (...words: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...words) }, TEXT);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const VALUE: fc.Arbitrary<PlistValue> = fc.oneof(
  fc.boolean().map(boolean),
  fc.integer().map(integer),
  fc.constantFrom(-1, 0, 1, 2, 4, 5060, 5100, 5119).map(integer),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(real),
  fc
    .oneof(fc.constantFrom('sip.contoso.com', 'alice@contoso.com', 'US', '10, 20', 'yes', '1'), fc.string())
    .map(string),
);
const KEY = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...SETTINGS.map(({ key }) => key)) }, fc.string());
const PLIST = fc
  .uniqueArray(fc.tuple(KEY, VALUE), { selector: ([key]) => key, maxLength: 12 })
  .map((pairs) => writeXml(dict(pairs)));

/** What was written loads, has no error in it, and makes a rollout. */
async function isSound(host: Desk): Promise<void> {
  const text = textAt(host, 'messenger.yaml');
  const { root, problems } = readYaml('messenger.yaml', text);
  expect(problems).toEqual([]);
  expect(root).toBeDefined();
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  const linted = await lint(
    { args: { paths: ['messenger.yaml'] }, options: { failOn: 'error', as: 'template', format: 'plain' } },
    host,
  );
  expect({ linted, told: linted === 0 ? '' : host.told.stdout }).toEqual({ linted: 0, told: '' });
  expect(await build({ args: { policy: 'messenger.yaml' }, options: { output: 'rollout' } }, host)).toBe(0);
  expect(names(host)).toContain('rollout/com.microsoft.Messenger.plist');
}

/** Mostly what will do, now and then anything. */
const often = <Value>(good: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: odd });
const NAME = fc.oneof(fc.domain(), fc.constantFrom('sip.contoso.com', 'lcs', 'sip.contoso.local', 'münchen.de'));
const ANY = {
  organization: maybe(often(fc.constantFrom(...HOSTILE.slice(0, 14), '日本語の会社', 'شركة'), TEXT)),
  domain: fc.array(often(NAME, HOST), { minLength: 1, maxLength: 3 }),
  macos: maybe(often(fc.constantFrom('10.3', '10.3, 10.4.11', '10.6', '10.15.7'), RELEASES)),
  personalAccounts: maybe(word('allow', 'block')),
  from: maybe(fc.constant('old.plist')),
};
const server = { server: often(NAME, HOST), mode: maybe(fc.constant('manual')) };
const WAYS = fc.oneof(
  fc.record({ mode: word('automatic') }),
  fc.record({ ...server, transport: maybe(fc.constant('tls')) }),
  fc.record({
    ...server,
    transport: fc.constant('tcp'),
    ports: maybe(often(fc.constantFrom('5100-5119', '7000-7009'), RANGE)),
  }),
);
const USERS = fc.oneof(
  fc.record({
    kerberos: maybe(fc.constant(true)),
    realm: often(NAME, HOST),
    save: maybe(fc.constant('deny')),
    lock: word('none', 'file', 'enforce'),
  }),
  fc.record({ kerberos: maybe(fc.boolean()), save: maybe(word('allow', 'deny')) }),
);
/** Some that fit each other, and some that may not. */
const FLAGS = fc
  .tuple(
    fc.record(ANY),
    WAYS,
    USERS,
    fc.record({ ports: maybe(fc.constant('5100-5119')), lock: maybe(fc.constant('file')) }),
    fc.nat(9),
  )
  .map(([any, way, users, more, odd]) => ({ ...any, ...(odd === 0 ? more : {}), ...way, ...users }));

test('whatever flags say: a policy that is sound, or a word about the flag that is wrong', async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(FLAGS, PLIST, async (flags, plist) => {
      const host = desk({ 'old.plist': plist });
      const options = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
      const result = await wizard(host, { yes: true, ...options });
      if (result instanceof ToolError) {
        expect([result.exitCode, names(host)]).toEqual([2, ['old.plist']]);
        expect(result.message).toMatch(/^--[a-z-]+(?::| goes with )|only you can know: --/);
      } else {
        expect(result).toBe(0);
        written += 1;
        const said = parse(textAt(host, 'messenger.yaml')) as { organization?: string; connection: object };
        const name = readLine(flags.organization ?? '');
        expect({ value: said.organization ?? '' }).toEqual(name);
        expect({ value: (said.connection as { sipDomains: unknown }).sipDomains }).toEqual(readDomains(flags.domain));
        await isSound(host);
      }
    }),
    { numRuns: 400 },
  );
  expect(written).toBeGreaterThan(100);
}, 240_000);

test('whatever is typed first: what is taken at last makes a sound policy', async () => {
  const CHOICE = fc.nat(5);
  const typed = fc.record({
    texts: fc.array(fc.oneof(HOST, RANGE, RELEASES), { minLength: 20, maxLength: 20 }),
    picks: fc.array(CHOICE, { minLength: 20, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(typed, PLIST, fc.boolean(), async ({ texts, picks }, plist, isThere) => {
      let count = 0;
      const host = desk(isThere ? { 'com.microsoft.Messenger.plist': plist } : {}, (prompt, attempt) => {
        count += 1;
        if (prompt.kind === 'choice') return prompt.choices[picks[count % 20]! % prompt.choices.length]!.value;
        if (prompt.kind === 'yes-no')
          return prompt.message.startsWith('Write') ? 'yes' : picks[count % 20]! % 2 ? 'yes' : 'no';
        if (attempt === 0) return texts[count % 20]!;
        if (prompt.message.includes('realm')) return 'CONTOSO.COM';
        if (prompt.message.includes('call Macs back')) return '5100-5119';
        if (prompt.message.includes('@') || prompt.message.includes('server called')) return 'sip.contoso.com';
        return '';
      });
      expect(await wizard(host)).toBe(0);
      await isSound(host);
    }),
    { numRuns: 400 },
  );
}, 240_000);
