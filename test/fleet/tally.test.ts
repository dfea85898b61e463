import { expect, test } from 'vitest';
import type { MacReport } from '../../src/core/fleet.ts';
import { newTally } from '../../src/fleet/tally.ts';
import { drifted, found, macReport } from '../helpers/mac-report.ts';

function summaryOf(macs: readonly MacReport[], by?: string): ReturnType<ReturnType<typeof newTally>['summary']> {
  const tally = newTally(by);
  for (const mac of macs) tally.add(mac);
  return tally.summary();
}

const unseen = { check: 'mac/facts-damaged', reason: 'permission denied' };

test('counts Macs by their worst finding; what could not be looked at is worse than a warning', () => {
  const { macs, states, findings } = summaryOf([
    macReport('a', { findings: [found('x/info', 'info'), found('x/error', 'error')], unknown: [unseen] }),
    macReport('b', { findings: [found('x/warning', 'warning')], unknown: [unseen] }),
    macReport('c', { findings: [found('x/warning', 'warning')] }),
    macReport('d', { findings: [found('x/info', 'info')] }),
    macReport('e'),
  ]);
  expect(macs).toBe(5);
  expect(states).toEqual({ error: 1, unknown: 1, warning: 1, info: 1, clean: 1 });
  expect(findings).toEqual({ error: 1, warning: 2, info: 2 });
});

test('drift: a Mac counts once a setting, and once a kind; extra keys come last and are no drift', () => {
  const { drift, drifting } = summaryOf([
    macReport('two-users', {
      findings: [drifted('RTCTransport', 'integer 4', 'integer 2'), drifted('RTCTransport', 'integer 4', null)],
    }),
    macReport('same-twice', {
      findings: [
        drifted('RTCTransport', 'integer 4', 'integer 2'),
        drifted('RTCTransport', 'integer 4', 'integer 2'),
      ],
    }),
    macReport('extra', {
      findings: [found('settings/not-in-policy', 'info', { key: 'SOCKSServer', found: 'string "p"' })],
    }),
    macReport('extra-too', {
      findings: [found('settings/not-in-policy', 'info', { key: 'SOCKSServer', found: 'string "q"' })],
    }),
    macReport('extra-three', {
      findings: [found('settings/not-in-policy', 'info', { key: 'SOCKSServer', found: 'string "q"' })],
    }),
    macReport('save', { findings: [found('settings/disallow-save-not-set', 'error', { value: null, role: 'mac' })] }),
  ]);
  expect(drifting).toBe(3);
  expect(drift).toEqual([
    {
      key: 'RTCTransport',
      wanted: 'integer 4',
      missing: 1,
      different: 2,
      extra: 0,
      macs: 2,
      values: [{ value: 'integer 2', macs: 2 }],
      otherValues: 0,
    },
    {
      key: 'DisallowSave',
      wanted: 'Boolean true',
      missing: 1,
      different: 0,
      extra: 0,
      macs: 1,
      values: [],
      otherValues: 0,
    },
    {
      key: 'SOCKSServer',
      wanted: null,
      missing: 0,
      different: 0,
      extra: 3,
      macs: 3,
      values: [
        { value: 'string "q"', macs: 2 },
        { value: 'string "p"', macs: 1 },
      ],
      otherValues: 0,
    },
  ]);
});

test('ten values are named, the rest counted, however many there are', () => {
  const macs = Array.from({ length: 3000 }, (_, i) =>
    macReport(`mac${i}`, { findings: [drifted('RTCServerAddress', 'string "a"', `string "${i < 1500 ? 'b' : i}"`)] }),
  );
  const [row] = summaryOf(macs).drift;
  expect(row!.values).toHaveLength(10);
  expect(row!.values[0]).toEqual({ value: 'string "b"', macs: 1500 });
  expect(row!.values.reduce((sum, each) => sum + each.macs, 0) + row!.otherValues).toBe(3000);
});

test('the twenty worst, most errors first, whatever order they come in', () => {
  const macs = Array.from({ length: 500 }, (_, i) =>
    macReport(`mac${String(i).padStart(3, '0')}`, {
      findings: Array.from({ length: (i * 7) % 40 }, () => found('x/error', 'error')),
    }),
  );
  const { worst } = summaryOf(macs);
  expect(worst).toHaveLength(20);
  expect(worst.map(({ errors }) => errors)).toEqual(worst.map(({ errors }) => errors).toSorted((a, b) => b - a));
  expect(worst[0]!.errors).toBe(39);
  expect(summaryOf(macs.toReversed()).worst).toEqual(worst);
  expect(summaryOf([macReport('fine'), macReport('shut', { unknown: [unseen] })]).worst).toEqual([
    {
      mac: 'shut',
      source: 'collected/shut',
      state: 'unknown',
      errors: 0,
      warnings: 0,
      infos: 0,
      said: 'permission denied',
    },
  ]);
});

test('locks, releases, versions, and why Macs cannot sign in', () => {
  const { locks, releases, versions, cannotSignIn, signIn } = summaryOf([
    macReport('a', {
      traits: { release: '10.4.11', version: '6.0' },
      users: [{ name: 'u', lock: 'locked' }, { name: 'v', lock: 'unlocked' }, { name: 'w' }],
      signIn: { result: 'cannot', because: ['mac/anchor-missing', 'mac/anchor-missing'] },
    }),
    macReport('b', { traits: { release: '10.4.11', version: null }, signIn: { result: 'unknown', because: [] } }),
    macReport('c', { traits: { release: '10.3.9' } }),
  ]);
  expect(locks).toEqual({ locked: 1, bypassable: 0, unlocked: 1, unknown: 0 });
  expect(releases).toEqual([
    { name: '10.4.11', macs: 2 },
    { name: '10.3.9', macs: 1 },
  ]);
  expect(versions).toEqual([
    { name: '6.0', macs: 1 },
    { name: 'not there', macs: 1 },
  ]);
  expect(cannotSignIn).toEqual([{ check: 'mac/anchor-missing', macs: 1 }]);
  expect(signIn).toEqual({ can: 1, cannot: 1, unknown: 1 });
});

test.each([
  ['release', ['10.3', '10.4', 'not known']],
  ['update', ['10.3.9', '10.4.10', '10.4.11', 'not known']],
  ['prefix', ['lab', 'lab-mac', 'library']],
  ['sign-in', ['can', 'cannot']],
])('groups by %s', (by, names) => {
  const { groups } = summaryOf(
    [
      macReport('lab-mac001', { traits: { release: '10.4.11' } }),
      macReport('lab-mac-17', { traits: { release: '10.4.10' } }),
      macReport('lab2', { traits: { release: '10.3.9' }, signIn: { result: 'cannot', because: [] } }),
      macReport('library', { findings: [found('x/error', 'error')] }),
    ],
    by,
  );
  expect(groups!.by).toBe(by);
  expect(groups!.rows.map(({ name }) => name)).toEqual(names);
  expect(groups!.rows.reduce((sum, { macs }) => sum + macs, 0)).toBe(4);
});

test('more than a thousand groups end in one', () => {
  const { groups } = summaryOf(
    Array.from({ length: 1500 }, (_, i) => macReport(`mac${i}x`)),
    'prefix',
  );
  expect(groups!.rows).toHaveLength(1001);
  expect(groups!.rows.find(({ name }) => name === 'all others')!.macs).toBe(500);
});
