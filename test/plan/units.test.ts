import { expect, test } from 'vitest';
import { duration, number, rate, size } from '../../src/plan/units.ts';

test.each([
  [0, '0'],
  [9.5, '9.5'],
  [21.6, '21.6'],
  [0.96, '0.96'],
  [999, '999'],
  [1000, '1,000'],
  [10_000_000, '10,000,000'],
  [99.97, '100'],
  [1e21, '1,000,000,000,000,000,000,000'],
])('the number %d is %s', (value, expected) => expect(number(value)).toBe(expected));

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_200_000, '1.2 MB'],
  [21_600_000_000, '21.6 GB'],
  [999_499, '999 kB'],
  [999_999, '1 MB'],
  [1e16, '10 PB'],
  [1e19, '10,000 PB'],
])('%d bytes are %s', (value, expected) => expect(size(value)).toBe(expected));

test.each([
  [96e6, '96 Mbit/s'],
  [56_000, '56 kbit/s'],
  [0.5, '0.5 bit/s'],
  [1e13, '10 Tbit/s'],
])('%d bits a second are %s', (value, expected) => expect(rate(value)).toBe(expected));

test.each([
  [0, '0 s'],
  [1e-9, 'under 0.01 s'],
  [0.96, '0.96 s'],
  [60, '1 min'],
  [119, '119 s'],
  [120, '2 min'],
  [3600, '1 h'],
  [5400, '90 min'],
  [90, '90 s'],
  [1800, '30 min'],
  [7200, '2 h'],
  [17_280, '4 h 48 min'],
  [172_740, '47 h 59 min'],
  [172_800, '2 d'],
  [208_800, '2 d 10 h'],
])('%d seconds are %s', (value, expected) => expect(duration(value)).toBe(expected));
