import { describe, expect, test } from 'vitest';
import { readPlist } from '../../../src/plist/format.ts';
import { array, boolean, dict, integer, string, type PlistArray } from '../../../src/plist/value.ts';
import {
  arrayOf,
  arrayOfAll,
  ascii,
  bplist,
  bytes,
  dictOf,
  head,
  int,
  TRUE,
  utf16,
  type ObjectBytes,
} from '../helpers/bplist-builder.ts';
import { read, refusal } from '../helpers/read.ts';

const WIDE = { refSize: 4, offsetSize: 4 };

describe('shared objects', () => {
  test('are read once, and are one in the tree', () => {
    const file = bplist([arrayOf(1, 1, 2), arrayOf(2, 3), ascii('a'), TRUE]);
    const root = readPlist(file).root as PlistArray;
    expect(root.value[0]).toBe(root.value[1]);
    const inner = array([string('a'), boolean(true)]);
    expect(read(file)).toEqual(array([inner, inner, string('a')]));
  });
  test('two objects at one place', () => {
    expect(read(bplist([arrayOf(1, 2), int(1, 5), TRUE], { offsets: { 2: 11 } }))).toEqual(
      array([integer(5), integer(5)]),
    );
  });
  test('one string as several keys and values', () => {
    const file = bplist([arrayOf(1, 2), dictOf([3], [3]), dictOf([3], [1]), ascii('a')]);
    const inner = dict([['a', string('a')]]);
    expect(read(file)).toEqual(array([inner, dict([['a', inner]])]));
  });
});

describe('circles', () => {
  test.each<[string, ObjectBytes[], string]>([
    ['an array in itself', [arrayOf(0)], '@9 object 0 holds itself'],
    ['over two arrays', [arrayOf(1), arrayOf(2), arrayOf(1)], '@13 object 1 holds itself'],
    ['a dictionary as its own value', [dictOf([1], [0]), ascii('a')], '@10 object 0 holds itself'],
    ['a dictionary as its own key', [dictOf([0], [1]), ascii('a')], '@9 object 0 holds itself'],
    ['behind a shared object', [arrayOf(1, 2), TRUE, arrayOf(1, 0)], '@14 object 0 holds itself'],
  ])('%s', (_name, objects, problem) => {
    expect(refusal(bplist(objects))).toBe(problem);
  });
  test('of objects that are one and the same place', () => {
    // Objects 1 and 2 are both the array of object 2 at byte 10.
    expect(refusal(bplist([arrayOf(1), arrayOf(2), TRUE], { offsets: { 2: 10 } }))).toBe('@11 object 2 holds itself');
  });
});

describe('references and keys that are wrong', () => {
  test.each<[string, ObjectBytes[], string]>([
    ['out of range', [arrayOf(0xfe)], '@9 a reference to object 254, but there are 1'],
    ['one too far', [dictOf([1], [2]), ascii('a')], '@10 a reference to object 2, but there are 2'],
    ['an integer as key', [dictOf([1], [1]), int(1, 5)], '@11 a key that is no string, but integer'],
    ['an array as key', [dictOf([1], [2]), arrayOf(), TRUE], '@11 a key that is no string, but array'],
    ['a UID as key', [dictOf([1], [1]), [0x80, 1]], '@11 a key that is no string, but uid'],
    ['one string twice', [dictOf([1, 1], [1, 1]), ascii('k')], '@13 the key "k" comes twice in this dictionary'],
    [
      'two strings that are equal',
      [dictOf([1, 2], [1, 1]), ascii('k'), utf16(0x6b)],
      '@15 the key "k" comes twice in this dictionary',
    ],
  ])('%s', (_name, objects, problem) => {
    expect(refusal(bplist(objects))).toBe(problem);
  });
  test('duplicate keys are kept where that is asked for', () => {
    const file = bplist([dictOf([1, 2, 1], [3, 4, 4]), ascii('k'), ascii('a'), int(1, 1), int(1, 2)]);
    expect(read(file, { duplicateKeys: 'keep' })).toEqual(
      dict([
        ['k', integer(1)],
        ['a', integer(2)],
        ['k', integer(2)],
      ]),
    );
  });
});

describe('what unfolds without end', () => {
  const unfolds = /^@\d+ shared objects that unfold to more than 4000000 values$/;

  test('40 levels, each twice: 2^40 values', () => {
    const levels = Array.from({ length: 40 }, (_, i) => arrayOf(i + 1, i + 1));
    expect(refusal(bplist([...levels, TRUE]))).toMatch(unfolds);
  });
  test('dictionaries too', () => {
    const levels = Array.from({ length: 40 }, (_, i) => dictOf([41, 42], [i + 1, i + 1]));
    expect(refusal(bplist([...levels, TRUE, ascii('a'), ascii('b')]))).toMatch(unfolds);
  });
  test('a long string, ten thousand times', () => {
    const text = [...head(0x50, 60_000), ...Buffer.alloc(60_000, 'a')];
    const refs = Array<number>(10_000).fill(1);
    expect(refusal(bplist([arrayOf(...refs), text], WIDE))).toMatch(unfolds);
    expect(refusal(bplist([arrayOf(...refs), arrayOf(2), text], WIDE))).toMatch(unfolds);
    expect(read(bplist([arrayOf(...refs.slice(0, 1000)), text], WIDE))).toEqual(
      array(Array(1000).fill(string('a'.repeat(60_000)))),
    );
  });
  test('a million small values are no harm', () => {
    const refs = Array<number>(1_000_000).fill(1);
    const root = readPlist(bplist([arrayOfAll(refs), TRUE], { refSize: 1, offsetSize: 4 })).root as PlistArray;
    expect(root.value.length).toBe(1_000_000);
  });
});

describe('depth', () => {
  const chain = (levels: number, from = 0): ObjectBytes[] =>
    Array.from({ length: levels }, (_, i) => arrayOf(from + i + 1));

  test('512 levels, and no more', () => {
    expect(readPlist(bplist([...chain(511), arrayOf()], WIDE)).root.kind).toBe('array');
    // Each level takes five bytes: the 513th array stands at 8 + 512 * 5.
    expect(refusal(bplist([...chain(512), arrayOf()], WIDE))).toBe('@2568 nested more than 512 levels deep');
    expect(refusal(bplist([...chain(3), TRUE]), { maxDepth: 2 })).toBe('@12 nested more than 2 levels deep');
  });
  test('60,000 levels', () => {
    expect(refusal(bplist([...chain(60_000), TRUE], WIDE))).toBe('@2568 nested more than 512 levels deep');
    const dicts = Array.from({ length: 60_000 }, (_, i) => dictOf([60_001], [i + 1]));
    expect(refusal(bplist([...dicts, TRUE, ascii('a')], WIDE))).toBe('@4616 nested more than 512 levels deep');
  });
  test('a shared chain counts where it hangs, not where it was read first', () => {
    // The root holds a chain of 300, and another of 300 that ends in the first.
    const file = bplist([arrayOf(1, 301), ...chain(299, 1), arrayOf(), ...chain(299, 301), arrayOf(1)], WIDE);
    expect(refusal(file)).toMatch(/^@\d+ nested more than 512 levels deep$/);
    expect(readPlist(file, { maxDepth: 601 }).root.kind).toBe('array');
    expect(refusal(file, { maxDepth: 600 })).toMatch(/^@\d+ nested more than 600 levels deep$/);
  });
  test('also if another container shares the chain in between', () => {
    // Object 1 is [2], 2 is [3], 3 is []; object 4 is [5], 5 is [1]; 6 is [4].
    const file = bplist([arrayOf(1, 4, 6), arrayOf(2), arrayOf(3), arrayOf(), arrayOf(5), arrayOf(1), arrayOf(4)]);
    expect(readPlist(file, { maxDepth: 7 }).root.kind).toBe('array');
    expect(refusal(file, { maxDepth: 6 })).toContain('nested more than 6 levels deep');
  });
});

describe('a file that is cut at any byte', () => {
  const file = bplist([
    dictOf([1, 2, 3], [4, 5, 6]),
    ascii('a'),
    utf16(0xe9),
    ascii('c'),
    bytes(1, 2, 3),
    arrayOf(6, 6),
    int(8, -5),
  ]);

  test('is refused with a byte inside it, at either end', () => {
    expect(readPlist(file).root.kind).toBe('dict');
    for (let length = 6; length < file.length; length += 1) {
      const byte = Number(/^@(\d+) /.exec(refusal(file.subarray(0, length)))?.[1]);
      expect(byte).toBeLessThanOrEqual(length);
    }
    for (let from = 1; from < file.length; from += 1)
      expect(refusal(file.subarray(from))).toMatch(/^(\d+:\d+|@\d+) /);
  });
});
