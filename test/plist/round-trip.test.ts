import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { sameValue } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { trees } from './helpers/arbitraries.ts';
import { read } from './helpers/read.ts';

const RUNS = { numRuns: 500 };

describe('what is written is read again, and written again the same', () => {
  test('binary', () => {
    fc.assert(
      fc.property(trees('any'), (value) => {
        const file = writeBinary(value);
        const again = read(file);
        expect(again).toEqual(value);
        expect(writeBinary(again)).toEqual(file);
      }),
      RUNS,
    );
  });
  test('XML', () => {
    fc.assert(
      fc.property(trees('xml'), (value) => {
        const xml = writeXml(value);
        const again = read(xml);
        expect(again).toEqual(value);
        expect(writeXml(again)).toBe(xml);
      }),
      RUNS,
    );
  });
  test('sorted, it is the same but for the order', () => {
    fc.assert(
      fc.property(trees('xml'), (value) => {
        const xml = writeXml(value, { keyOrder: 'sorted' });
        const again = read(xml);
        expect(sameValue(again, value)).toBe(true);
        expect(writeXml(again)).toBe(xml);
        expect(read(writeBinary(value, { keyOrder: 'sorted' }))).toEqual(again);
      }),
      RUNS,
    );
  });
});
