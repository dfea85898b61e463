import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PlistError } from '../../../src/plist/error.ts';
import { readPlist } from '../../../src/plist/format.ts';
import { frequencyOf } from '../../../src/plist/managed/frequency.ts';
import { preferencesOf } from '../../../src/plist/managed/payload.ts';
import { recognise } from '../../../src/plist/managed/recognise.ts';
import { SETTINGS } from '../../../src/plist/settings/index.ts';
import { writeXml } from '../../../src/plist/xml/writer.ts';
import { tool } from '../../helpers/tools.ts';

const read = (inside: string) => recognise(readPlist(new TextEncoder().encode(`<plist>${inside}</plist>`)).root);
const pair = (key: string, value: string): string => `<key>${key}</key>${value}`;
const dict = (...pairs: string[]): string => `<dict>${pairs.join('')}</dict>`;
const list = (...items: string[]): string => `<array>${items.join('')}</array>`;
const text = (value: string): string => `<string>${value}</string>`;
const held = (key: string, value: string, more = ''): string =>
  dict(more, pair('mcx_preference_settings', dict(pair(key, value))));
const record = (domain: string, contents: string): string =>
  dict(pair('mcx_application_data', dict(pair(domain, contents))));

test.each<[string, string]>([
  ['a preference file', dict(pair('DisallowSave', '<true/>'), pair('RTCServerAddress', text('a')))],
  ['an empty one', dict()],
  [
    'one with a dictionary of something else',
    dict(pair('DisallowSave', '<true/>'), pair('A', dict(pair('b', text('c'))))),
  ],
  ['one with lists', dict(pair('A', list(text('a'))))],
  ['an empty dictionary in a dictionary', dict(pair('A', dict()))],
  ['keys without a state', dict(pair('A', dict(pair('b', dict(pair('value', text('c')))))))],
  ['no dictionary', list(dict())],
  ['a payload type that is no text', dict(pair('PayloadType', '<integer>1</integer>'), pair('A', list()))],
])('is none: %s', (_name, inside) => {
  expect(read(inside)).toBeUndefined();
});

test('what is forced wins over what is set once, whatever comes first', () => {
  const both = dict(
    pair('Forced', list(held('DisallowSave', '<true/>'))),
    pair(
      'Set-Once',
      list(
        held('DisallowSave', '<false/>'),
        held('HideEmoticons', '<true/>', pair('mcx_data_timestamp', '<date>2006-01-01T00:00:00Z</date>')),
      ),
    ),
  );
  const managed = read(record('com.microsoft.Messenger', both))!;
  expect(managed.settings.map(({ entry, frequency }) => [entry.key, frequency])).toEqual([
    ['DisallowSave', 'often'],
    ['HideEmoticons', 'once'],
    ['DisallowSave', 'always'],
  ]);
  expect(writeXml(preferencesOf(managed))).toContain('<key>DisallowSave</key>\n\t<true/>');
});

test.each([
  ['com.microsoft.Messenger', 1],
  ['Microsoft/com.microsoft.Messenger', 1],
  ['com.microsoft.Messenger.ByHost', 1],
  ['com.microsoft.MessengerDaemon', 0],
  ['org.com.microsoft.Messenger', 0],
  ['com.microsoft.messenger', 0],
])('of the domain %s it takes %i', (domain, count) => {
  const managed = read(record(domain, dict(pair('Forced', list(held('DisallowSave', '<true/>'))))))!;
  expect([managed.what, managed.settings.length, managed.domains]).toEqual(['value of MCXSettings', count, [domain]]);
});

test.each<[string, string]>([
  [
    'payloads that are none',
    dict(pair('PayloadType', text('Configuration')), pair('PayloadContent', list(text('a'), dict()))),
  ],
  ['no payloads', dict(pair('PayloadType', text('Configuration')), pair('PayloadContent', dict()))],
  ['contents that are none', record('com.microsoft.Messenger', text('a'))],
  [
    'states that are none',
    record('com.microsoft.Messenger', dict(pair('Forced', dict()), pair('Set-Once', list(text('a'))))),
  ],
  [
    'settings that are none',
    record('com.microsoft.Messenger', dict(pair('Forced', list(dict(pair('mcx_preference_settings', text('a'))))))),
  ],
  ['a record of texts that are none', dict(pair('mcx_settings', list(text('a'), text('&lt;plist&gt;'), '<true/>')))],
  [
    'not managed',
    dict(
      pair(
        'com.microsoft.Messenger',
        dict(pair('DisallowSave', dict(pair('state', text('none')), pair('value', '<true/>')))),
      ),
    ),
  ],
  [
    'without a value',
    dict(pair('com.microsoft.Messenger', dict(pair('DisallowSave', dict(pair('state', text('always'))))))),
  ],
])('takes nothing out of %s', (_name, inside) => {
  expect(read(inside)?.settings).toEqual([]);
});

test('of every class of setting, how often it is set', () => {
  const told = new Set(SETTINGS.map((each) => `${each.class} ${frequencyOf(each.key, 'often')}`));
  expect([...told].toSorted()).toEqual([
    'cache once',
    'identity once',
    'inert often',
    'policy often',
    'preference often',
    'state once',
  ]);
  expect(frequencyOf('NobodyKnows', 'always')).toBe('always');
  expect(['DisallowSave', 'HideEmoticons', 'UserSIPID', 'NobodyKnows'].map((key) => frequencyOf(key))).toEqual([
    'always',
    'once',
    'once',
    'once',
  ]);
});

tool('openssl')('a signed profile is told apart, with the command that takes the profile out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-cms-'));
  const run = (args: string) => spawnSync('openssl', args.split(' '), { cwd: folder, input: dict() });
  try {
    run('req -x509 -newkey rsa:2048 -nodes -subj /CN=a -keyout k.pem -out c.pem');
    const { status } = run('cms -sign -nodetach -binary -outform der -signer c.pem -inkey k.pem -out a');
    expect(status).toBe(0);
    const signed = readFileSync(join(folder, 'a'));
    expect(() => readPlist(signed)).toThrow(PlistError);
    expect(() => readPlist(signed)).toThrow('openssl cms -verify -noverify -inform der -in FILE');
    const { stdout } = run('cms -verify -noverify -inform der -in a');
    expect(stdout.toString()).toBe(dict());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
