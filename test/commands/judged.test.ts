import { expect, test } from 'vitest';
import { rendered, reportOf } from '../../src/commands/judged.ts';
import type { Finding } from '../../src/core/finding.ts';
import { fakeHost } from '../helpers/fake-host.ts';

function reportWith(message: () => string): ReturnType<typeof reportOf> {
  const finding = {
    check: 'settings/unknown-key',
    severity: 'error',
    where: { file: 'a.plist' },
    fix: '',
    args: {},
    get message() {
      return message();
    },
  } satisfies Finding;
  const target = {
    target: 'a.plist',
    kind: 'preferences',
    outcomes: [],
    findings: [finding, finding],
    suppressed: [],
  };
  return reportOf('lint', [{ ...target, sources: {} }], fakeHost({}));
}

test('a report longer than a string can be is refused by name', () => {
  const endless = reportWith(() => 'x'.repeat(2 ** 29));
  const { stdout } = fakeHost({});
  expect(() => rendered(endless, 'json', 'error', stdout)).toThrow(
    'the report of 2 findings is too long for --format json',
  );
});

test('any other failure of a renderer is a bug, and stays one', () => {
  const broken = reportWith(() => {
    throw new RangeError('no');
  });
  expect(() => rendered(broken, 'json', 'error', fakeHost({}).stdout)).toThrow('no');
});
