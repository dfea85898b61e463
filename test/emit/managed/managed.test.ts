import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { diff } from '../../../src/plist/diff.ts';
import { readPlist } from '../../../src/plist/format.ts';
import { tool } from '../../helpers/tools.ts';
import { made, POLICY } from './made.ts';
import { plistlibJson, schemaErrors, type Json } from './plistlib.ts';

const DOMAIN = 'com.microsoft.Messenger';
const ALWAYS = {
  DisallowSave: true,
  RTCConfigurationMode: 1,
  RTCServerAddress: 'sip.contoso.com',
  RTCTransport: 4,
};
const OWN = { CurrentService: 1, DABase: 'a.example', UserSIPID: 'a@contoso.com' };
const TASTES = { HideEmoticons: true, Odd: 2.5, Tuned: 1 };
const STAMP = { mcx_data_timestamp: { date: '2001-01-01T00:00:00Z' } };
const settings = (list: Json): Json => ({ mcx_preference_settings: list });

type Profile = Json & { PayloadContent: [Json & { PayloadContent: Json }] };

/** Python reads it, a schema written from the documentation takes it. */
async function read(format: string, schema: string, more: { readonly [name: string]: string } = {}): Promise<Json> {
  const value = plistlibJson((await made({ format, ...more })).text);
  expect(schemaErrors(schema, value)).toEqual([]);
  return value;
}

describe('a configuration profile', () => {
  tool('python3').each<[string, Json[]]>([
    ['once', [{ ...STAMP, ...settings({ ...ALWAYS, ...OWN, ...TASTES }) }]],
    ['often', [settings({ ...ALWAYS, ...TASTES }), { ...STAMP, ...settings(OWN) }]],
  ])('sets all %s on request', async (manage, setOnce) => {
    const profile = (await read('mobileconfig', 'configuration-profile', { manage })) as Profile;
    expect(profile.PayloadContent[0].PayloadContent).toEqual({ [DOMAIN]: { 'Set-Once': setOnce } });
  });

  tool('python3')('forces policy, and sets the rest once', async () => {
    const profile = (await read('mobileconfig', 'configuration-profile')) as Profile;
    expect(profile.PayloadContent[0].PayloadContent[DOMAIN]).toEqual({
      Forced: [settings(ALWAYS)],
      'Set-Once': [{ ...STAMP, ...settings({ ...OWN, ...TASTES }) }],
    });
  });

  tool('python3')('forces tastes on request, but never what the program writes itself', async () => {
    const profile = (await read('mobileconfig', 'configuration-profile', { manage: 'always' })) as Profile;
    expect(profile.PayloadContent[0].PayloadContent[DOMAIN]).toEqual({
      Forced: [settings({ ...ALWAYS, ...TASTES })],
      'Set-Once': [{ ...STAMP, ...settings(OWN) }],
    });
  });

  tool('python3')('says whose it is, and that it is unproven', async () => {
    const profile = (await read('mobileconfig', 'configuration-profile')) as Profile;
    const unproven = expect.stringContaining('It is unproven whether Messenger for Mac 6 reads managed preferences');
    expect(profile).toMatchObject({
      PayloadIdentifier: 'com.contoso.messenger',
      PayloadOrganization: 'Contoso GmbH & Co.',
      PayloadDescription: unproven,
      PayloadRemovalDisallowed: true,
    });
    expect(profile.PayloadContent[0]).toMatchObject({ PayloadDescription: unproven });
  });

  test.each([
    ['none', false],
    ['file', true],
    ['enforce', true],
  ])('may be removed or not as the lock says: %s', async (lock, removal) => {
    const { text } = await made({ format: 'mobileconfig' }, POLICY.replace('lock: enforce', `lock: ${lock}`));
    expect(text).toContain(`<key>PayloadRemovalDisallowed</key>\n\t<${removal}/>`);
  });

  test('is the same for the same policy; its own UUID stays, that of the payload follows what it holds', async () => {
    const uuids = async (policy: string, more = {}): Promise<(string | undefined)[]> => {
      const { text } = await made({ format: 'mobileconfig', ...more }, policy);
      expect((await made({ format: 'mobileconfig', ...more }, policy)).text).toBe(text);
      return [...text.matchAll(/<key>PayloadUUID<\/key>\s*<string>([^<]+)/g)].map(([, uuid]) => uuid);
    };
    const [payload, whole] = await uuids(POLICY);
    const [otherPayload, sameWhole] = await uuids(POLICY.replace('HideEmoticons: true', 'HideEmoticons: false'));
    expect([otherPayload === payload, sameWhole]).toEqual([false, whole]);
    const [movedPayload, movedWhole] = await uuids(POLICY, { identifier: 'org.example.im' });
    expect([movedPayload === payload, movedWhole === whole]).toEqual([false, false]);
    expect((await uuids(POLICY, { onceDate: '2007-03-31' }))[0]).not.toBe(payload);
  });
});

describe('MCX', () => {
  tool('python3')('holds in MCXSettings what a profile holds, as mcxToProfile moves it', async () => {
    const profile = (await read('mobileconfig', 'configuration-profile')) as Profile;
    const record = await read('mcx-settings', 'mcx-settings');
    expect(record['mcx_application_data']).toEqual(profile.PayloadContent[0].PayloadContent);
  });

  tool('python3').each(['once', 'often', 'always'])('imports what Munki makes of the profile: %s', async (manage) => {
    const profile = (await read('mobileconfig', 'configuration-profile', { manage })) as Profile;
    const record = await read('mcx', 'mcx-import', { manage });
    expect(record).toEqual(localMcx(profile.PayloadContent[0].PayloadContent));
  });

  test.each(['mcx', 'mcx-settings'])('%s says in a comment that it is unproven', async (format) => {
    expect((await made({ format })).text).toMatch(
      /^<\?xml .*\n<!DOCTYPE .*\n<!-- .*It is unproven whether Messenger for Mac 6 .* -->\n<plist /,
    );
  });

  tool('python3')('is for the domain, and of the day, that one asks for', async () => {
    const domain = 'Microsoft/com.microsoft.Messenger';
    const record = await read('mcx-settings', 'mcx-settings', { domain, onceDate: '2006-09-12' });
    expect(record).toMatchObject({
      mcx_application_data: {
        [domain]: { 'Set-Once': [{ mcx_data_timestamp: { date: '2006-09-12T00:00:00Z' } }] },
      },
    });
  });
});

/** The rules by which Munki's localmcx.py makes a file for `dscl -mcximport` of a Custom Settings payload. */
function localMcx(domains: Json): Json {
  const states = { Forced: 'always', 'Set-Once': 'often' } as const;
  const imported: { [domain: string]: Json } = {};
  for (const [domain, contents] of Object.entries(domains)) {
    const keys: { [key: string]: Json } = {};
    for (const [name, items] of Object.entries(contents as { [name in keyof typeof states]: Json[] })) {
      let state: string = states[name as keyof typeof states];
      for (const item of items) {
        // It does not set the state back: whatever follows a timestamp in the list is once.
        if ('mcx_data_timestamp' in item) state = 'once';
        for (const [key, value] of Object.entries(item['mcx_preference_settings'] as Json))
          keys[key] = { state, value };
      }
    }
    imported[domain] = keys;
  }
  return imported;
}

tool('plistutil').each(['mobileconfig', 'mcx', 'mcx-settings'])('libplist reads %s as we do', async (format) => {
  const { text } = await made({ format });
  const { status, stdout } = spawnSync('plistutil', ['-i', '-', '-f', 'bin', '-o', '-'], { input: text });
  expect(status).toBe(0);
  expect(diff(readPlist(stdout).root, readPlist(new TextEncoder().encode(text)).root)).toEqual([]);
});
