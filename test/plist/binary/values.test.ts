import { describe, expect, test } from 'vitest';
import {
  array,
  boolean,
  data,
  date as dateOf,
  dict,
  integer,
  real,
  string,
  uid,
  type PlistValue,
} from '../../../src/plist/value.ts';
import {
  arrayOf,
  ascii,
  be,
  bplist,
  bytes,
  date,
  dictOf,
  FALSE,
  head,
  int,
  real64,
  TRUE,
  utf16,
  type ObjectBytes,
} from '../helpers/bplist-builder.ts';
import { read, refusal } from '../helpers/read.ts';

const yes = boolean(true);
const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i % 251);

describe('taken', () => {
  test.each<[string, ObjectBytes, PlistValue]>([
    ['true', TRUE, yes],
    ['false', FALSE, boolean(false)],
    ['1 as an integer', int(1, 1), integer(1)],
    ['1 as a real', real64(1), real(1)],
    ['one byte is unsigned', int(1, 255), integer(255)],
    ['two bytes are unsigned', int(2, 65_535), integer(65_535)],
    ['four bytes are unsigned', int(4, 4_294_967_295), integer(4_294_967_295)],
    ['eight bytes are signed', int(8, -1), integer(-1)],
    ['an integer in more bytes than it needs', int(8, 5), integer(5)],
    ['2^53 + 1', int(8, 2n ** 53n + 1n), integer(2n ** 53n + 1n)],
    ['the largest int64', int(8, 2n ** 63n - 1n), integer(2n ** 63n - 1n)],
    ['the smallest int64', int(8, -(2n ** 63n)), integer(-(2n ** 63n))],
    ['the largest uint64', int(16, 2n ** 64n - 1n), integer(2n ** 64n - 1n)],
    ['2^63', int(16, 2n ** 63n), integer(2n ** 63n)],
    ['a small integer in 16 bytes', int(16, 7), integer(7)],
    ['a negative integer in 16 bytes', int(16, -7), integer(-7)],
    ['a real of four bytes', [0x22, 0x3f, 0xc0, 0, 0], real(1.5)],
    ['-0.0', real64(-0), real(-0)],
    ['nan', real64(NaN), real(NaN)],
    ['another nan', [0x23, 0xff, 0xf8, 0, 0, 0, 0, 0, 1], real(NaN)],
    ['infinity', real64(-Infinity), real(-Infinity)],
    ['1e308', real64(1e308), real(1e308)],
    ['5e-324', real64(5e-324), real(5e-324)],
    ['a date', date(179_742_600), dateOf(179_742_600)],
    ['a date with a fraction', date(-0.25), dateOf(-0.25)],
    ['no data', bytes(), data(Uint8Array.of())],
    ['data', bytes(0, 255, 65), data(Uint8Array.of(0, 255, 65))],
    ['data of 15 bytes', bytes(...count(15)), data(Uint8Array.from(count(15)))],
    ['data of 70,000 bytes', bytes(...count(70_000)), data(Uint8Array.from(count(70_000)))],
    ['an empty string', ascii(''), string('')],
    ['a string of 14', ascii('a'.repeat(14)), string('a'.repeat(14))],
    ['a string of 15', ascii('a'.repeat(15)), string('a'.repeat(15))],
    ['a length of one byte', [...head(0x50, 3, 1), 65, 66, 67], string('ABC')],
    ['a length of eight bytes', [...head(0x50, 3, 8), 65, 66, 67], string('ABC')],
    ['control characters', ascii('\0\u0001\u007f'), string('\0\u0001\u007f')],
    ['UTF-16', utf16(0xe9, 0xd83d, 0xde00), string('é😀')],
    ['UTF-16 that could be ASCII', utf16(65), string('A')],
    ['UTF-16 that starts with U+FEFF', utf16(0xfeff, 65), string('\ufeffA')],
    ['UTF-16 of 20', utf16(...Array<number>(20).fill(0x20ac)), string('€'.repeat(20))],
    ['a UID of one byte', [0x80, 7], uid(7)],
    ['a UID of three bytes', [0x82, 1, 0, 0], uid(65_536)],
    ['a UID of four bytes', [0x83, 255, 255, 255, 255], uid(4_294_967_295)],
    ['a UID of eight bytes', [0x87, 0, 0, 0, 0, 0, 0, 0, 9], uid(9)],
    ['an empty array', arrayOf(), array([])],
    ['an empty dictionary', dictOf([], []), dict([])],
  ])('%s', (_name, object, value) => {
    expect(read(bplist([object], { offsetSize: 4 }))).toEqual(value);
  });

  test('keys in their order, and such as JavaScript knows', () => {
    const objects = [
      dictOf([1, 2, 3, 4], [5, 5, 5, 5]),
      ascii('10'),
      ascii('9'),
      ascii('__proto__'),
      ascii(''),
      TRUE,
    ];
    expect(read(bplist(objects))).toEqual(
      dict([
        ['10', yes],
        ['9', yes],
        ['__proto__', yes],
        ['', yes],
      ]),
    );
  });
  test('CF$UID is no UID here', () => {
    expect(read(bplist([dictOf([1], [2]), ascii('CF$UID'), int(1, 3)]))).toEqual(dict([['CF$UID', integer(3)]]));
  });
  test('a view into a larger buffer', () => {
    const file = bplist([arrayOf(1, 2), ascii('a'), real64(0.5)]);
    const larger = new Uint8Array(file.length + 20).fill(0xff);
    larger.set(file, 7);
    expect(read(larger.subarray(7, 7 + file.length))).toEqual(array([string('a'), real(0.5)]));
  });
});

describe('refused, with the byte', () => {
  const long = Array<number>(17).fill(0);
  test.each<[string, ObjectBytes, string]>([
    ['2^64', int(16, 2n ** 64n), '@8 an integer of more than 64 bits'],
    ['-2^63 - 1', int(16, -(2n ** 63n) - 1n), '@8 an integer of more than 64 bits'],
    ['2^127', int(16, 2n ** 127n - 1n), '@8 an integer of more than 64 bits'],
    ['an integer of 32 bytes', [0x15, ...long, ...long], '@8 an integer of 2^5 bytes; at most 16 are possible'],
    ['an integer of 2^15 bytes', [0x1f, 0], '@8 an integer of 2^15 bytes'],
    ['an integer that is cut', [0x13, 0, 0], '@9 an object that runs past the end'],
    ['a real of two bytes', [0x21, 0, 0], '@8 an object of unknown type 0x21'],
    ['a real of 16 bytes', [0x24, ...long], '@8 an object of unknown type 0x24'],
    ['a real that is cut', [0x23, 0], '@9 an object that runs past the end'],
    ['a date that is no date', date(NaN), '@8 a date that is no date'],
    ['a date beyond all', date(Infinity), '@8 a date that is no date'],
    ['a date in four bytes', [0x32, 0, 0, 0, 0], '@8 an object of unknown type 0x32'],
    ['null', [0x00], '@8 an object of unknown type 0x00'],
    ['fill', [0x0f], '@8 an object of unknown type 0x0f'],
    ['a URL', [0x0c, ...ascii('a')], '@8 an object of unknown type 0x0c'],
    ['UTF-8', [0x71, 65], '@8 an object of unknown type 0x71'],
    ['a set', [0xc0], '@8 an object of unknown type 0xc0'],
    ['an ordered set', [0xb0], '@8 an object of unknown type 0xb0'],
    ['0xff', [0xff], '@8 an object of unknown type 0xff'],
    ['ASCII that is none', [0x52, 65, 0xe9], '@9 a string that is marked as ASCII holds other bytes'],
    ['a string that is cut', [0x55, 65, 65], '@9 an object that runs past the end'],
    ['UTF-16 that is cut', [0x62, 0, 65, 0], '@9 an object that runs past the end'],
    ['half of a pair', utf16(65, 0xd83d), '@9 half of a UTF-16 character pair stands alone'],
    ['the halves in wrong order', utf16(0xde00, 0xd83d), '@9 half of a UTF-16 character pair'],
    ['a length that is a string', [0x5f, 0x51, 65], '@9 a length that is no integer'],
    ['a length of 16 bytes', [0x5f, ...int(16, 1), 65], '@9 a length that is no integer'],
    ['a length without bytes', [0x5f], '@9 an object that runs past the end'],
    ['a length that is cut', [0x5f, 0x13, 0], '@10 an object that runs past the end'],
    ['a length of 2^40', [0x4f, ...int(8, 2n ** 40n)], '@18 an object that runs past the end'],
    ['a length of 2^64 - 1', [0x6f, 0x13, ...be(2n ** 64n - 1n, 8)], '@18 an object that runs past the end'],
    ['a UID of five bytes in use', [0x84, 1, 0, 0, 0, 0], '@8 a UID of more than 32 bits'],
    ['a UID of 16 bytes', [0x8f, ...long.slice(1)], '@8 a UID of more than 32 bits'],
    ['a UID that is cut', [0x83, 0, 0], '@9 an object that runs past the end'],
    ['an array count of 2^40', [0xaf, ...int(8, 2n ** 40n)], '@18 an object that runs past the end'],
    ['a dictionary count of 2^60', [0xdf, ...int(8, 2n ** 60n)], '@18 an object that runs past the end'],
    ['an array that runs into the offset table', [0xa2, 0], '@9 an object that runs past the end'],
  ])('%s', (_name, object, problem) => {
    expect(refusal(bplist([object]))).toContain(problem);
  });
});
