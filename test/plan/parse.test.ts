import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCount, parseDuration, parseRate } from '../../src/plan/parse.ts';
import { duration, number, rate } from '../../src/plan/units.ts';

test.each([
  ['56k', 56_000],
  ['10mbit', 10e6],
  ['10MBIT', 10e6],
  ['1.5 Mbit/s', 1.5e6],
  ['1Gbps', 1e9],
  ['2 Mb/s', 2e6],
  ['9600bps', 9600],
  ['10 Tbit/s', 1e13],
  [' 10m ', 10e6],
  // Bytes, not bits: eight times as much.
  ['10MB/s', undefined],
  ['10MB', undefined],
  ['10MBps', undefined],
  ['10', undefined],
  ['1,5m', undefined],
  ['0m', undefined],
  ['-5m', undefined],
  ['10 megabytes', undefined],
  ['1e3k', undefined],
  ['0x10k', undefined],
  ['99999999g', undefined],
  ['', undefined],
])('the rate %j is %s', (text, expected) => expect(parseRate(text)).toBe(expected));

test.each([
  ['90s', 90],
  ['30min', 1800],
  ['30 m', 1800],
  ['1.5h', 5400],
  ['2h30min', 9000],
  ['2 h 30 min', 9000],
  ['1d 2h', 93_600],
  ['168h', 604_800],
  ['7d', 604_800],
  ['169h', undefined],
  ['7d 1s', undefined],
  ['0s', undefined],
  ['0.9s', undefined],
  ['30', undefined],
  ['30min 2h', undefined],
  ['1w', undefined],
  ['', undefined],
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
  ['', undefined],
  ['٣', undefined],
  ['1,00', undefined],
])('the count %j, from 1 to 100, is %s', (text, expected) => expect(parseCount(text, 1, 100)).toBe(expected));

test('what is printed can be read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (value) => {
      expect(parseCount(number(value), 0, 10_000_000)).toBe(value);
    }),
  );
  const distance = (printed: number | undefined, value: number): number => Math.abs(printed! - value) / value;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e13 }), (bits) => {
      expect(distance(parseRate(rate(bits)), bits)).toBeLessThan(0.006);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 604_800 }), (time) => {
      expect(distance(parseDuration(duration(time)), time)).toBeLessThan(0.02);
    }),
  );
});

test('whatever comes, numbers or nothing come out', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const value of [parseRate(text), parseDuration(text), parseCount(text, 0, 10)]) {
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }
    }),
  );
});
