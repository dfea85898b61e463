import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/commands/settings.ts';
import { ToolError } from '../../../src/core/tool-error.ts';
import { SETTINGS } from '../../../src/plist/settings/index.ts';
import { MANIFEST } from '../../../src/report/manifest/version.ts';
import { fakeHost } from '../../helpers/fake-host.ts';
import { tool } from '../../helpers/tools.ts';
import { plistlibJson, schemaErrors, type Json } from '../../emit/managed/plistlib.ts';

async function told(format: string, query?: string): Promise<{ stdout: string; stderr: string }> {
  const host = fakeHost({});
  expect(await run({ args: { query }, options: { format } }, host)).toBe(0);
  return host.told;
}

interface Subkey extends Json {
  readonly pfm_name: string;
  readonly pfm_type: string;
}

const UNPROVEN = /It is unproven whether Messenger for Mac 6 reads managed preferences/;
const MANAGEABLE = SETTINGS.filter((setting) => setting.class === 'policy' || setting.class === 'preference');
const keys = MANAGEABLE.map(({ key }) => key);

describe('a preference manifest', () => {
  tool('python3')('is one, by its documentation and by the rules of the hook of its repository', async () => {
    const manifest = plistlibJson((await told('profile-manifest')).stdout);
    expect(schemaErrors('preference-manifest', manifest)).toEqual([]);
    expect(manifest['pfm_description']).toMatch(UNPROVEN);
    const subkeys = manifest['pfm_subkeys'] as Subkey[];
    expect(subkeys.slice(0, 7).map(({ pfm_name }) => pfm_name)).toEqual([
      'PayloadDescription',
      'PayloadDisplayName',
      'PayloadIdentifier',
      'PayloadType',
      'PayloadUUID',
      'PayloadVersion',
      'PayloadOrganization',
    ]);
    expect(subkeys.slice(7).map(({ pfm_name }) => pfm_name)).toEqual(keys);
  });

  tool('python3')(
    'keeps ranges, choices and settled defaults, and no default that the guide contradicts',
    async () => {
      const { pfm_subkeys } = plistlibJson((await told('profile-manifest')).stdout) as { pfm_subkeys: Subkey[] };
      const of = (key: string): Subkey => pfm_subkeys.find(({ pfm_name }) => pfm_name === key)!;
      expect(of('RTCConfigurationMode')).toMatchObject({ pfm_type: 'integer', pfm_range_list: [1, -1] });
      expect(of('PortRangeMinSIPDynamicPort')).toMatchObject({ pfm_range_min: 1, pfm_range_max: 65_535 });
      expect(of('SaveSIPPassword')).toMatchObject({ pfm_default: true });
      expect(of('AutoidleDelay')).toMatchObject({ pfm_value_unit: 'minutes' });
      for (const key of ['DisallowSave', 'CountryCode', 'UseProxyServer', 'AutoConfigProxy']) {
        expect(of(key)).not.toHaveProperty('pfm_default');
        expect(of(key)['pfm_note']).toContain('The guide on its');
      }
    },
  );

  test('has a version that goes with what it says', async () => {
    const { stdout } = await told('profile-manifest');
    const sum = createHash('sha256').update(stdout).digest('hex').slice(0, 16);
    // Another sum? Then the manifest has changed: raise both in src/report/manifest/version.ts first.
    expect({ ...MANIFEST, sum }).toEqual({ version: 1, modified: Date.UTC(2026, 10, 23), sum: '24b7ef1913bdccec' });
  });
});

describe('a schema for Jamf Pro', () => {
  const schema = async (query?: string): Promise<Json> =>
    JSON.parse((await told('jamf-schema', query)).stdout) as Json;

  test('has the form of one', async () => {
    const made = await schema();
    expect(schemaErrors('jamf-schema', made)).toEqual([]);
    expect(made['description']).toMatch(UNPROVEN);
    expect(Object.keys(made['properties'] as Json)).toEqual(keys);
    const orders = Object.values(made['properties'] as { [key: string]: Json }).map((each) => each['property_order']);
    expect(orders).toEqual(keys.map((_, i) => (i + 1) * 10));
  });

  test('takes what the checks take, nothing at all, and refuses what they refuse', async () => {
    const check = new Ajv2020({ strict: false }).compile(await schema());
    for (const right of [
      {},
      { DisallowSave: true, RTCTransport: 4, RTCConfigurationMode: -1, RTCServerAddress: 'sip.contoso.com' },
      { DisallowSave: null, PortRangeMinSIPDynamicPort: 5100, CountryCode: 'US', DefaultNSServer: 'a.example:1863' },
      { CountryCode: 1 },
    ]) {
      expect([right, check(right)]).toEqual([right, true]);
    }
    for (const wrong of [
      { DisallowSave: 1 },
      { RTCTransport: 3 },
      { RTCTransport: '4' },
      { PortRangeMinSIPDynamicPort: 0 },
      { RTCServerAddress: 'sip contoso' },
      { FileTransferPath: 'relative' },
    ]) {
      expect([wrong, check(wrong)]).toEqual([wrong, false]);
    }
  });

  test('takes a query', async () => {
    expect(Object.keys((await schema('DisallowSave'))['properties'] as Json)).toContain('DisallowSave');
  });
});

tool('python3')('both offer the same keys with the same choices', async () => {
  const { pfm_subkeys } = plistlibJson((await told('profile-manifest')).stdout) as { pfm_subkeys: Subkey[] };
  const jamf = JSON.parse((await told('jamf-schema')).stdout) as { properties: { [key: string]: { anyOf: Json[] } } };
  for (const { pfm_name, pfm_type, pfm_range_list, pfm_format } of pfm_subkeys.slice(7)) {
    const one = jamf.properties[pfm_name]!.anyOf[1]!;
    expect([pfm_name, one['type'], one['enum'], one['pattern']]).toEqual([
      pfm_name,
      pfm_type,
      pfm_range_list,
      pfm_format,
    ]);
  }
});

test.each(['profile-manifest', 'jamf-schema'])('%s leaves out what is not for an admin to manage', async (format) => {
  const { stdout, stderr } = await told(format);
  for (const key of ['ContactWindowLocation', 'ABCHServer', 'UserSIPID', 'Tuned']) {
    expect(stdout).not.toMatch(new RegExp(`<string>${key}</string>|"${key}":`));
  }
  expect(stderr).toContain('it is unproven whether Messenger 6 reads managed preferences');
  const none = run({ args: { query: 'ContactWindowLocation' }, options: { format } }, fakeHost({}));
  await expect(none).rejects.toThrow(ToolError);
  await expect(none).rejects.toMatchObject({ exitCode: 3 });
});
