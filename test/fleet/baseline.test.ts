import { expect, test } from 'vitest';
import type { MacReport } from '../../src/core/fleet.ts';
import { compareWith, printOf, userOf, type Baseline } from '../../src/fleet/baseline.ts';
import { fingerprint } from '../../src/report/fingerprint.ts';
import { drifted, found, macReport } from '../helpers/mac-report.ts';

function baselineOf(macs: readonly MacReport[]): Baseline {
  return {
    file: 'yesterday.json',
    macs: new Map(
      macs.map(({ mac, users, findings }) => [
        mac,
        findings.map((finding) => ({
          ...finding,
          fingerprint: printOf(fingerprint(finding), userOf(users, finding.where.file)),
        })),
      ]),
    ),
  };
}

function compared(before: readonly MacReport[], now: readonly MacReport[], partial = false) {
  const comparison = compareWith(baselineOf(before), fingerprint);
  for (const mac of now) comparison.add(mac);
  return comparison.summary(partial);
}

const transport = drifted('RTCTransport', 'integer 4', 'integer 2');
const server = drifted('RTCServerAddress', 'string "a"', 'string "b"');

test('nothing changed: all is still there', () => {
  const macs = [macReport('a', { findings: [transport, server] }), macReport('b')];
  expect(compared(macs, macs)).toEqual({
    file: 'yesterday.json',
    new: 0,
    fixed: 0,
    still: 2,
    added: [],
    gone: [],
    changes: [],
  });
});

test('new, fixed, still, added and gone', () => {
  const summary = compared(
    [macReport('a', { findings: [transport] }), macReport('b', { findings: [server] }), macReport('gone')],
    [
      macReport('a', { findings: [transport, server] }),
      macReport('b'),
      macReport('fresh', { findings: [transport] }),
    ],
  );
  expect(summary).toMatchObject({ new: 2, fixed: 1, still: 1, added: ['fresh'], gone: ['gone'] });
  expect(summary.changes.map(({ kind, mac, message }) => [kind, mac, message])).toEqual([
    ['new', 'a', server.message],
    ['fixed', 'b', server.message],
    ['new', 'fresh', transport.message],
  ]);
});

test('a finding that moves to another line is the same; one with another value is not', () => {
  const moved = { ...transport, where: { ...transport.where, span: { start: at(9), end: at(9) } } };
  const worse = drifted('RTCTransport', 'integer 4', 'integer 7');
  expect(
    compared([macReport('a', { findings: [transport] })], [macReport('a', { findings: [moved] })]),
  ).toMatchObject({
    new: 0,
    fixed: 0,
    still: 1,
  });
  expect(
    compared([macReport('a', { findings: [transport] })], [macReport('a', { findings: [worse] })]),
  ).toMatchObject({
    new: 1,
    fixed: 1,
    still: 0,
  });
});

const at = (line: number): { line: number; column: number } => ({ line, column: 1 });

test('two users with the same finding have two of them', () => {
  const both = macReport('a', { findings: [transport, transport] });
  const one = macReport('a', { findings: [transport] });
  expect(compared([both], [one])).toMatchObject({ new: 0, fixed: 1, still: 1 });
  expect(compared([one], [both])).toMatchObject({ new: 1, fixed: 0, still: 1 });
});

test('what could not be looked at, or was not reached, does not count as mended', () => {
  const unknown = [{ check: 'mac/facts-damaged', reason: 'permission denied' }];
  const before = [macReport('a', { findings: [transport] }), macReport('b', { findings: [server] })];
  expect(compared(before, [macReport('a', { unknown })], true)).toMatchObject({ new: 0, fixed: 0, gone: [] });
});

test('what one user had and another has now is mended and new', () => {
  const users = [
    { name: 'anna', file: 'a/users/anna' },
    { name: 'bert', file: 'a/users/bert' },
  ];
  const of = (file: string): MacReport =>
    macReport('a', { users, findings: [{ ...transport, where: { ...transport.where, file } }] });
  expect(compared([of('a/users/anna')], [of('a/users/anna')])).toMatchObject({ new: 0, fixed: 0, still: 1 });
  expect(compared([of('a/users/anna')], [of('a/users/bert')])).toMatchObject({ new: 1, fixed: 1, still: 0 });
});

test('nor does what may hide behind another fault', () => {
  const before = [macReport('a', { findings: [transport, server] })];
  for (const check of ['mac/facts-missing', 'mac/home-passed-over', 'plist/unreadable', 'mac/copy-missing']) {
    const now = [macReport('a', { findings: [found(check, 'error')] })];
    expect([check, compared(before, now).fixed]).toEqual([check, 0]);
  }
});

test('at most a thousand changes are named, all are counted', () => {
  const now = Array.from({ length: 1200 }, (_, i) => macReport(`m${i}`, { findings: [found('x/y', 'error')] }));
  const summary = compared([], now);
  expect(summary.new).toBe(1200);
  expect(summary.changes).toHaveLength(1000);
});
