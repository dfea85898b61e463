import { expect, test } from 'vitest';
import { PORT_CHECKS } from '../../../src/checks/settings/ports/index.ts';
import { clearRange } from '../../../src/checks/settings/ports/known-ports.ts';
import { adviceOn, ofPlist, ofPolicy, type Entries, type Told } from './inline.ts';

const MIN = 'PortRangeMinSIPDynamicPort';
const MAX = 'PortRangeMaxSIPDynamicPort';
const range = (min: number, max: number): Entries => ({ PortRangeEnabled: 1, [MIN]: min, [MAX]: max });

test.each<[Entries, Told[]]>([
  [{}, []],
  [range(5100, 5119), []],
  [range(5119, 5100), [['port-range-inverted', `= ${MAX}`, 'the port range ends at 5100, below its beginning 5119']]],
  [
    range(5100, 5100),
    [['port-range-too-small', `= ${MAX}`, 'the port range 5100-5100 holds 1 port; Messenger needs at least 3']],
  ],
  [
    { PortRangeEnabled: 1 },
    [['port-range-incomplete', '= PortRangeEnabled', `PortRangeEnabled is 1, but ${MIN} and ${MAX} are not set`]],
  ],
  [
    { PortRangeEnabled: 1, [MAX]: 5119 },
    [['port-range-incomplete', `= ${MAX}`, `PortRangeEnabled is 1, but ${MIN} is not set`]],
  ],
  // One bound without the switch is not half a range but none.
  [{ [MIN]: 5100 }, [['port-range-not-enabled', MIN, `${MIN} has no effect, because PortRangeEnabled is not set`]]],
  [
    { ...range(5100, 5119), PortRangeEnabled: 0 },
    [['port-range-not-enabled', '= PortRangeEnabled', `${MIN} has no effect, because PortRangeEnabled is 0, not 1`]],
  ],
  [{ PortRangeEnabled: 0 }, []],
  // Wrong types are for settings/wrong-type to tell; nothing is claimed to be missing.
  [{ ...range(5100, 5119), [MIN]: '5100' }, []],
  [{ ...range(5100, 5119), PortRangeEnabled: true }, []],
  [{ ...range(5100, 5119), PortRangeEnabled: '1' }, []],
  [{ [MIN]: '5100', [MAX]: '5119' }, []],
])('%j', async (entries, expected) => {
  expect(await ofPlist(PORT_CHECKS, entries)).toEqual(expected);
});

test('OpenStep text has no types, so there its strings are read as numbers', async () => {
  expect(await ofPlist(PORT_CHECKS, range(5119, 5100), { openstep: true })).toEqual([
    ['port-range-inverted', `= ${MAX}`, 'the port range ends at 5100, below its beginning 5119'],
  ]);
  expect(await ofPlist(PORT_CHECKS, { PortRangeEnabled: 1, [MIN]: 'low', [MAX]: 5119 }, { openstep: true })).toEqual(
    [],
  );
});

const taken = (min: number, max: number, by: string): Told[] => [
  ['port-range-taken', `= ${MIN}`, `the port range ${min}-${max} reaches into ${by}`],
];
const dynamic = (min: number, max: number): Told[] => [
  [
    'port-range-ephemeral',
    `= ${MAX}`,
    `the port range ${min}-${max} reaches into 49152-65535, from which Mac OS X takes ports for outgoing connections`,
  ],
];
const privileged = (min: number, max: number, use: string): Told[] => [
  [
    'port-range-privileged',
    `= ${MIN}`,
    `the port range ${min}-${max} begins below 1024, so Messenger can use ${use} ports`,
  ],
];

test.each<[number, number, Told[]]>([
  [5057, 5059, []],
  [5058, 5060, taken(5058, 5060, '5060-5061 (SIP)')],
  [5061, 5063, taken(5061, 5063, '5060-5061 (SIP)')],
  [5062, 5064, []],
  [1860, 1862, []],
  [1863, 1865, taken(1863, 1865, '1863 (the personal service, which firewalls close)')],
  [6888, 6890, []],
  [6892, 6894, taken(6892, 6894, "6891-6900 (Messenger's file transfer)")],
  [6901, 6903, []],
  [5899, 6891, taken(5899, 6891, "5900 (screen sharing), 6891-6900 (Messenger's file transfer)")],
  [1021, 1023, privileged(1021, 1023, 'none of its 3')],
  [1, 1024, privileged(1, 1024, 'only 1 of its 1024')],
  [1024, 1026, []],
  [49_149, 49_151, []],
  [49_150, 49_152, dynamic(49_150, 49_152)],
  [65_533, 65_535, dynamic(65_533, 65_535)],
  // What is no port at all is out of range, which is told elsewhere.
  [0, 1000, []],
  [60_000, 65_536, []],
])('%i-%i', async (min, max, expected) => {
  expect(await ofPlist(PORT_CHECKS, range(min, max))).toEqual(expected);
});

test.each<[number, number, string | undefined]>([
  [5050, 5069, '5100-5119'],
  [50_000, 50_000, '5100-5102'],
  [10_000, 10_197, '5100-5297'],
  [10_000, 10_198, '7000-7198'],
  [1, 42_152, '7000-49151'],
  [1, 42_153, undefined],
])('a clear range in place of %i-%i', (min, max, expected) => {
  expect(clearRange(min, max)).toBe(expected);
});

const OVER_TLS =
  'a port range is switched on, but RTCTransport is 4 (TLS), over which the server never calls the Mac back';
const AUTOMATIC =
  'a port range is switched on, but automatic mode uses TLS; the range counts only when Messenger falls back to TCP';

test.each<[string, Told[]]>([
  ['mode: manual, transport: tcp', []],
  ['mode: manual', []],
  ['transport: tcp', []],
  ['mode: manual, transport: tls', [['port-range-without-tcp', '2:52', OVER_TLS]]],
  ['transport: tls', [['port-range-without-tcp', '2:38', OVER_TLS]]],
  ['mode: automatic', [['port-range-without-tcp', '2:39', AUTOMATIC]]],
  ['mode: automatic, transport: tcp', [['port-range-without-tcp', '2:55', AUTOMATIC]]],
])('a range in a policy with %s', async (words, expected) => {
  const yaml = `connection: { ${words}, ports: { min: 5100, max: 5119 } }\n`;
  expect(await ofPolicy(PORT_CHECKS, yaml)).toEqual(expected);
});

test('a mode that is neither manual nor automatic is automatic', async () => {
  const told = await ofPlist(PORT_CHECKS, { ...range(5100, 5119), RTCConfigurationMode: 0, RTCTransport: 2 });
  expect(told).toEqual([['port-range-without-tcp', '= PortRangeEnabled', AUTOMATIC]]);
});

test.each<[Entries, string]>([
  [{ PortRangeEnabled: 1, [MIN]: 5100 }, `Set ${MAX}, for example to 5119.`],
  [{ PortRangeEnabled: 1, [MIN]: 65_530 }, `Set ${MAX}, for example to 65535.`],
  [{ PortRangeEnabled: 1, [MAX]: 5119 }, `Set ${MIN}, for example to 5100.`],
  [{ PortRangeEnabled: 1 }, 'Set both, for example to 5100 and 5119, or take PortRangeEnabled out.'],
  [range(5119, 5100), 'Swap the two, so that the range is 5100-5119.'],
  [range(5060, 5069), 'Move the range, for example to 5100-5109.'],
])('the advice on %j', async (entries, advice) => {
  expect(await adviceOn(PORT_CHECKS, entries)).toEqual([advice]);
});
