import { expect, test } from 'vitest';
import { ACCOUNT_CHECKS } from '../../../src/checks/settings/account/index.ts';
import { findSetting, SETTINGS } from '../../../src/plist/settings/index.ts';
import { ofPlist, ofPolicy, type Entries, type Told } from './inline.ts';

const KEPT = 'SaveSIPPassword is true, so the corporate password is kept on the Mac';
const KEPT_BY_DEFAULT = 'SaveSIPPassword is not set, and by default the corporate password is kept on the Mac';
const TWO_DEFAULTS =
  'DisallowSave is not set, and the guide gives its default as false in "Disabling message archiving" and as true in "Messenger for Mac preferences"';
const SAFE = { DisallowSave: false, SaveSIPPassword: false };

test.each<['template' | 'mac', Entries, Told[]]>([
  ['template', SAFE, []],
  [
    'template',
    {},
    [
      ['contradictory-default', 'whole', TWO_DEFAULTS],
      ['save-password', 'whole', KEPT_BY_DEFAULT],
    ],
  ],
  // On a Mac what is left out may be a choice of its user.
  ['mac', {}, []],
  ['template', { ...SAFE, SaveSIPPassword: true }, [['save-password', '= SaveSIPPassword', KEPT]]],
  ['mac', { SaveSIPPassword: true }, [['save-password', '= SaveSIPPassword', KEPT]]],
  // Values of the wrong type are told elsewhere, and are not missing.
  ['template', { DisallowSave: 'no', SaveSIPPassword: 'no' }, []],
  ['template', { DisallowSave: 1, SaveSIPPassword: 1 }, []],
])('%s %j', async (role, entries, expected) => {
  expect(await ofPlist(ACCOUNT_CHECKS, entries, { role })).toEqual(expected);
});

test.each(['YES', 'yes', '1', 'true'])('in OpenStep text %s is true', async (word) => {
  const entries = { DisallowSave: 'NO', SaveSIPPassword: word };
  expect(await ofPlist(ACCOUNT_CHECKS, entries, { openstep: true })).toEqual([
    ['save-password', '= SaveSIPPassword', KEPT],
  ]);
});

const DENY = 'archiving: { save: deny, lock: enforce }\n';
const NOT_SET = 'the policy says "archiving.save: deny", but DisallowSave is not set';
const IS_FALSE = 'the policy says "archiving.save: deny", but DisallowSave is false';

test.each<[Entries, string, Told[]]>([
  [{ DisallowSave: true }, DENY, []],
  [{ DisallowSave: false }, DENY, [['disallow-save-not-set', '= DisallowSave', IS_FALSE]]],
  [{}, DENY, [['disallow-save-not-set', 'whole', NOT_SET]]],
  [{ DisallowSave: 'yes' }, DENY, []],
  [{ DisallowSave: false }, 'archiving: { save: allow }\n', []],
  [{}, '', []],
])('a Mac with %j under %j', async (entries, policy, expected) => {
  expect(await ofPlist(ACCOUNT_CHECKS, entries, { role: 'mac', policy })).toEqual(expected);
});

test('a policy overrides its own word under settings', async () => {
  const yaml = `${DENY}settings: { SaveSIPPassword: false, DisallowSave: false }\n`;
  expect(await ofPolicy(ACCOUNT_CHECKS, yaml)).toEqual([['disallow-save-not-set', '3:51', IS_FALSE]]);
  expect(await ofPolicy(ACCOUNT_CHECKS, `${DENY}settings: { SaveSIPPassword: false }\n`)).toEqual([]);
});

test('which defaults contradict each other is what the catalogue says', async () => {
  const unsettled = SETTINGS.filter(({ defaults }) => new Set(defaults.map(({ value }) => value)).size > 1);
  const told = await ofPlist(ACCOUNT_CHECKS, { SaveSIPPassword: false });
  expect(told.map(([, , message]) => message.split(' ')[0])).toEqual(unsettled.map(({ key }) => key));
});

const personal = (key: string): string => `${key} is for the personal account, which the policy blocks`;

test.each<[Entries, Told[]]>([
  [
    { ...SAFE, SaveNETPassword: true },
    [['personal-settings-while-blocked', 'SaveNETPassword', personal('SaveNETPassword')]],
  ],
  [{ ...SAFE, SaveNETPassword: false, UseProxyServer: false, AutoConfigProxy: false }, []],
  [
    { ...SAFE, UseProxyServer: true, HTTPProxyPort: 8080 },
    [
      ['personal-settings-while-blocked', 'UseProxyServer', personal('UseProxyServer')],
      ['personal-settings-while-blocked', 'HTTPProxyPort', personal('HTTPProxyPort')],
    ],
  ],
  // Caches, names and state of the personal account are told as such, and what serves both accounts or none is no concern.
  [{ ...SAFE, CachedNSServer: 'a.example', MSNSignInMRU01: 'amy@example.com', NETSignInStatus: 1 }, []],
  [{ ...SAFE, HideEmoticons: true, RTCTransport: 4, NoSuchKey: true }, []],
])('%j while personal accounts are blocked', async (entries, expected) => {
  expect(await ofPlist(ACCOUNT_CHECKS, entries, { policy: 'personalAccounts: block\n' })).toEqual(expected);
  expect(await ofPlist(ACCOUNT_CHECKS, entries, { role: 'mac', policy: 'personalAccounts: block\n' })).toEqual([]);
  expect(await ofPlist(ACCOUNT_CHECKS, entries, { policy: 'personalAccounts: allow\n' })).toEqual([]);
});

test('the settings that these tests take for personal are so in the catalogue', () => {
  for (const key of ['SaveNETPassword', 'UseProxyServer', 'HTTPProxyPort', 'CachedNSServer', 'NETSignInStatus']) {
    expect(findSetting(key)?.account).toBe('personal');
  }
});
