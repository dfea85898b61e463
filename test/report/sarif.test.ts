import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { fingerprint } from '../../src/report/fingerprint.ts';
import { sarif } from '../../src/report/sarif.ts';
import { plainStyle } from '../../src/report/style.ts';
import { uri } from '../../src/report/uri.ts';
import { CLEAN, SAMPLE } from './sample.ts';

test.each<[string, string]>([
  ['messenger.yaml', 'messenger.yaml'],
  ['./sites/a b.yaml', 'sites/a%20b.yaml'],
  ['../a.yaml', '../a.yaml'],
  ['a//b/./c', 'a/b/c'],
  ['/Volumes/Büro/a.plist', 'file:///Volumes/B%C3%BCro/a.plist'],
  ['//server/a', 'file:///server/a'],
  ['c:d.yaml', 'c%3Ad.yaml'],
  ['a\\b#c?d%', 'a%5Cb%23c%3Fd%25'],
  ['half\ud83d', 'half%EF%BF%BD'],
  ['-', 'stdin'],
])('the URI of %j is %s', (file, expected) => {
  expect(uri(file)).toBe(expected);
});

describe('fingerprint', () => {
  const finding = SAMPLE.targets[1]!.findings[1]!;
  const of = (more: Partial<Finding>): string => fingerprint({ ...finding, ...more });

  test('is the same for ever', () => {
    const args = { a: 1 };
    expect(of({ check: 'a/b', where: { file: 'f', keyPath: 'K' }, args })).toMatchInlineSnapshot(
      `"02f2fc2c74850d76"`,
    );
  });

  test.each<[string, Partial<Finding>]>([
    ['another file', { where: { ...finding.where, file: 'moved.plist' } }],
    ['another place', { where: { ...finding.where, byteOffset: 7 } }],
    ['other words', { message: 'said otherwise', fix: 'mended otherwise' }],
    ['arguments in another order', { args: Object.fromEntries(Object.entries(finding.args).toReversed()) }],
  ])('stays with %s', (_name, more) => {
    expect(of(more)).toBe(of({}));
  });

  test.each<[string, Partial<Finding>]>([
    ['check', { check: 'other/check' }],
    ['key', { where: { ...finding.where, keyPath: 'Other' } }],
    ['argument', { args: { ...finding.args, said: 'other' } }],
  ])('changes with the %s', (_name, more) => {
    expect(of(more)).not.toBe(of({}));
  });
});

test('a run in which something could not be looked at is not successful', () => {
  const run = (report: typeof SAMPLE): { invocations: { executionSuccessful: boolean }[]; results: unknown[] } =>
    JSON.parse(sarif(report, { style: plainStyle, width: 80, failOn: 'error' })).runs[0];
  expect(run(SAMPLE).invocations[0]!.executionSuccessful).toBe(false);
  expect(run(CLEAN)).toMatchObject({ invocations: [{ executionSuccessful: true }], results: [] });
});
