import { expect, test } from 'vitest';
import { before, macs, since } from '../../../src/checks/certificate/releases.ts';

test.each([
  ['10.3', '10.4', true],
  ['10.3.9', '10.4', true],
  ['10.4', '10.4', false],
  ['10.4.11', '10.4', false],
  ['10.10', '10.4', false],
  // 10.4 may be 10.4.0.
  ['10.4', '10.4.9', true],
  ['10.4.9', '10.4.9', false],
])('%s is, or may be, before %s: %s', (release, limit, wanted) => {
  expect(before([release], limit)).toEqual(wanted ? [release] : []);
});

test.each([
  ['10.4.8', '10.4.9', false],
  ['10.4.9', '10.4.9', true],
  ['10.4.10', '10.4.9', true],
  // 10.4 may be 10.4.11.
  ['10.4', '10.4.9', true],
  ['10.3', '10.4.9', false],
  ['10.5', '10.4.9', true],
])('%s is, or may be, %s or later: %s', (release, first, wanted) => {
  expect(since([release], first)).toEqual(wanted ? [release] : []);
});

test('names them', () => {
  expect(macs(['10.3'])).toBe('Mac OS X 10.3');
  expect(macs(['10.3', '10.4', '10.5'])).toBe('Mac OS X 10.3, 10.4 and 10.5');
});
