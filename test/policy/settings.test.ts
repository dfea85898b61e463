import { expect, test } from 'vitest';
import { boolean, integer, real, string } from '../../src/plist/value.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { policyPlist, policySettings } from '../../src/policy/settings.ts';

async function settings(text: string): Promise<[string, unknown][]> {
  const { policy } = await loadPolicy({ file: 'p.yaml', text: `msgrctl: 1\n${text}` }, async () => ({
    missing: 'none',
  }));
  return policySettings(policy!).map(({ key, value }) => [key, value]);
}

test.each<[string, [string, unknown][]]>([
  ['organization: Contoso\n', []],
  ['connection: { mode: automatic }\n', [['RTCConfigurationMode', integer(-1)]]],
  [
    'connection: { mode: manual, server: sip.contoso.com, transport: tls }\n',
    [
      ['RTCConfigurationMode', integer(1)],
      ['RTCServerAddress', string('sip.contoso.com')],
      ['RTCTransport', integer(4)],
    ],
  ],
  ['connection: { transport: tcp }\n', [['RTCTransport', integer(2)]]],
  ['connection: { strictNaming: true }\n', [['DisableStrictDNSNaming', integer(0)]]],
  ['connection: { strictNaming: false }\n', [['DisableStrictDNSNaming', integer(1)]]],
  [
    'connection: { ports: { min: 5100, max: 5119 } }\n',
    [
      ['PortRangeEnabled', integer(1)],
      ['PortRangeMinSIPDynamicPort', integer(5100)],
      ['PortRangeMaxSIPDynamicPort', integer(5119)],
    ],
  ],
  ['archiving: { save: deny }\n', [['DisallowSave', boolean(true)]]],
  ['archiving: { save: allow, lock: enforce }\n', [['DisallowSave', boolean(false)]]],
  [
    'settings: { A: 1, B: 1.0, C: "1", D: true, E: 0x10, F: 1e3 }\n',
    [
      ['A', integer(1)],
      ['B', real(1)],
      ['C', string('1')],
      ['D', boolean(true)],
      ['E', integer(16)],
      ['F', real(1000)],
    ],
  ],
])('%j', async (text, expected) => {
  expect(await settings(text)).toEqual(expected);
});

test('the plist has its keys sorted, whatever order the policy has', async () => {
  const text = 'msgrctl: 1\nsettings: { b: 1, a: 2, B: 3 }\n';
  const { policy } = await loadPolicy({ file: 'p.yaml', text }, async () => ({ missing: 'none' }));
  expect(policyPlist(policy!).value.map(({ key }) => key)).toEqual(['B', 'a', 'b']);
});

test('each setting knows the words of the policy that it comes from', async () => {
  const text = 'msgrctl: 1\nconnection:\n  ports: { min: 5100, max: 5119 }\n';
  const { policy } = await loadPolicy({ file: 'p.yaml', text }, async () => ({ missing: 'none' }));
  const places = policySettings(policy!).map(({ key, where }) => [key, where.span!.start.column, where.keyPath]);
  expect(places).toEqual([
    ['PortRangeEnabled', 10, 'connection.ports'],
    ['PortRangeMinSIPDynamicPort', 17, 'connection.ports.min'],
    ['PortRangeMaxSIPDynamicPort', 28, 'connection.ports.max'],
  ]);
});
