import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64, tryFromBase64 } from '../../src/wire/base64.ts';

test('does what Node does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(text)).toEqual(bytes);
    }),
  );
  const large = new Uint8Array(300_000).fill(200);
  expect(fromBase64(toBase64(large))).toEqual(large);
});

test('passes over white space, and refuses what is no base64', () => {
  expect(fromBase64(' AQ\r\nID ')).toEqual(Uint8Array.of(1, 2, 3));
  expect(tryFromBase64('A*ID')).toBeUndefined();
  expect(() => fromBase64('AQI')).not.toThrow();
  expect(() => fromBase64('AQIDB')).toThrow(RangeError);
});
