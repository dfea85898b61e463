import { expect, test } from 'vitest';
import { rc4 } from '../../src/host/network/legacy-rc4.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// RFC 6229, section 2: keys, and the stream at offsets 0, 16 and 4096.
test.each([
  [
    '0102030405',
    'b2396305f03dc027ccc3524a0a1118a8',
    '6982944f18fc82d589c403a47a0d0919',
    'ff25b58995996707e51fbdf08b34d875',
  ],
  [
    '0102030405060708090a0b0c0d0e0f10',
    '9ac7cc9a609d1ef7b2932899cde41b97',
    '5248c4959014126a6e8a84f11d1a9e1c',
    'a36a4c301ae8ac13610ccbc12256cacc',
  ],
  [
    '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20',
    'eaa6bd25880bf93d3f5d1e4ca2611d91',
    'cfa45c9f7e714b54bdfa80027cb14380',
    'f3e4c0a2e02d1d01f7f0a74618af2b48',
  ],
])('RC4 with the key %s', (key, first, second, late) => {
  const stream = rc4(Buffer.from(key, 'hex'))(new Uint8Array(4112));
  expect(hex(stream.subarray(0, 16))).toBe(first);
  expect(hex(stream.subarray(16, 32))).toBe(second);
  expect(hex(stream.subarray(4096))).toBe(late);
});
