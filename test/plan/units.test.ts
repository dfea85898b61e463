import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duration, number, parseCount, parseDuration, parseRate, rate, size } from '../../src/plan/units.ts';

test.each([
  [0, '0'],
  [9.5, '9.5'],
  [21.6, '21.6'],
  [0.96, '0.96'],
  [999, '999'],
  [1000, '1,000'],
  [10_000_000, '10,000,000'],
])('the number %d is %s', (value, expected) => expect(number(value)).toBe(expected));

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_200_000, '1.2 MB'],
  [21_600_000_000, '21.6 GB'],
  [1e16, '10,000 TB'],
])('%d bytes are %s', (value, expected) => expect(size(value)).toBe(expected));

test.each([
  [96e6, '96 Mbit/s'],
  [56_000, '56 kbit/s'],
])('%d bits a second are %s', (value, expected) => expect(rate(value)).toBe(expected));

test.each([
  [0.96, '0.96 s'],
  [90, '90 s'],
  [1800, '30 min'],
  [7200, '2 h'],
  [17_280, '4 h 48 min'],
])('%d seconds are %s', (value, expected) => expect(duration(value)).toBe(expected));

test.each([
  ['56k', 56_000],
  ['10mbit', 10e6],
  ['1.5 Mbit/s', 1.5e6],
  ['1Gbps', 1e9],
  ['2 Mb/s', 2e6],
  ['10', undefined],
  ['0m', undefined],
  ['-5m', undefined],
  ['10 megabytes', undefined],
  ['1e3k', undefined],
  ['99999999g', undefined],
  ['', undefined],
])('the rate %j is %s', (text, expected) => expect(parseRate(text)).toBe(expected));

test.each([
  ['90s', 90],
  ['30min', 1800],
  ['30 m', 1800],
  ['1.5h', 5400],
  ['168h', 604_800],
  ['169h', undefined],
  ['0s', undefined],
  ['30', undefined],
  ['1d', undefined],
])('the time %j is %s', (text, expected) => expect(parseDuration(text)).toBe(expected));

test.each([
  ['1', 1],
  ['010', 10],
  ['100', 100],
  ['101', undefined],
  ['0', undefined],
  ['1.5', undefined],
  ['1e2', undefined],
  ['-1', undefined],
  ['٣', undefined],
])('the count %j, from 1 to 100, is %s', (text, expected) => expect(parseCount(text, 1, 100)).toBe(expected));

test('whatever comes, numbers or nothing come out', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const value of [parseRate(text), parseDuration(text), parseCount(text, 0, 10)]) {
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }
    }),
  );
});
