import { describe, expect, test } from 'vitest';
import { array, boolean, dict, integer, string } from '../../../src/plist/value.ts';
import {
  arrayOf,
  arrayOfAll,
  ascii,
  bplist,
  dictOf,
  int,
  TRUE,
  type Lies,
  type ObjectBytes,
} from '../helpers/bplist-builder.ts';
import { read, refusal } from '../helpers/read.ts';

const OBJECTS: ObjectBytes[] = [dictOf([1, 2], [3, 4]), ascii('a'), ascii('b'), arrayOf(4, 4), int(2, 300)];
const VALUE = dict([
  ['a', array([integer(300), integer(300)])],
  ['b', integer(300)],
]);
/** Five objects with references of one byte end at byte 23, so that two-byte offsets take 10, and the trailer starts at 33. */
const END = 8 + 5 + 2 + 2 + 3 + 3;
const TRAILER = END + 10;

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('offsets of %d bytes', (offsetSize) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('references of %d bytes', (refSize) => {
    expect(read(bplist(OBJECTS, { offsetSize, refSize }))).toEqual(VALUE);
  });
});

test('a root that is not the first object', () => {
  expect(read(bplist([TRUE, ascii('a'), arrayOf(1, 0)], { topObject: 2 }))).toEqual(
    array([string('a'), boolean(true)]),
  );
});

test('objects that nothing refers to', () => {
  expect(read(bplist([TRUE, [0xff, 0xff], arrayOf(1)]))).toEqual(boolean(true));
});

test('40,000 objects', () => {
  const items = Array.from({ length: 40_000 }, (_, i) => i + 1);
  const file = bplist([arrayOfAll(items), ...items.map((i) => int(4, i))], { refSize: 2, offsetSize: 4 });
  expect(read(file)).toEqual(array(items.map((i) => integer(i))));
});

describe('every field can lie', () => {
  test.each<[string, Lies, string]>([
    ['version 01', { header: 'bplist01' }, '@6 binary property list version "01"'],
    ['version 15', { header: 'bplist15' }, '@6 binary property list version "15"'],
    ['offsets of no bytes', { statedOffsetSize: 0 }, `@${TRAILER + 6} the trailer gives offsets 0 bytes`],
    ['offsets of 9 bytes', { statedOffsetSize: 9 }, `@${TRAILER + 6} the trailer gives offsets 9 bytes`],
    ['offsets of 255 bytes', { statedOffsetSize: 255 }, `@${TRAILER + 6} the trailer gives offsets 255`],
    ['offsets of one byte, where they have two', { statedOffsetSize: 1 }, `@${TRAILER + 24} there are bytes between`],
    ['offsets of three bytes, where they have two', { statedOffsetSize: 3 }, `@${TRAILER + 8} the trailer counts 5`],
    ['references of no bytes', { statedRefSize: 0 }, `@${TRAILER + 7} the trailer gives references 0 bytes`],
    ['references of 9 bytes', { statedRefSize: 9 }, `@${TRAILER + 7} the trailer gives references 9 bytes`],
    [
      'references of two bytes, where they have one',
      { statedRefSize: 2 },
      '@9 a reference to object 258, but there are 5',
    ],
    ['references of eight bytes, where they have one', { statedRefSize: 8 }, '@9 an object that runs past the end'],
    ['no objects', { objectCount: 0 }, `@${TRAILER + 8} the trailer says that there are no objects`],
    ['an object less', { objectCount: 4 }, `@${TRAILER + 24} there are bytes between`],
    ['an object more', { objectCount: 6 }, `@${TRAILER + 8} the trailer counts 6 objects, more than`],
    ['2^60 objects', { objectCount: 2n ** 60n }, `@${TRAILER + 8} the trailer counts`],
    ['2^64 - 1 objects', { objectCount: 2n ** 64n - 1n }, `@${TRAILER + 8} the trailer counts`],
    ['a root out of range', { topObject: 5 }, `@${TRAILER + 16} the trailer names object 5 as the root`],
    ['a root of 2^64 - 1', { topObject: 2n ** 64n - 1n }, `@${TRAILER + 16} the trailer names object`],
    ['a table at 0', { tableStart: 0 }, `@${TRAILER + 24} the trailer puts the offset table outside`],
    ['a table at 8', { tableStart: 8 }, `@${TRAILER + 24} the trailer puts the offset table outside`],
    ['a table too early', { tableStart: END - 1 }, `@${TRAILER + 24} there are bytes between`],
    ['a table too late', { tableStart: END + 1 }, `@${TRAILER + 8} the trailer counts 5`],
    ['a table in the trailer', { tableStart: TRAILER }, `@${TRAILER + 24} the trailer puts the offset table outside`],
    [
      'a table behind the end',
      { tableStart: 2n ** 63n },
      `@${TRAILER + 24} the trailer puts the offset table outside`,
    ],
    [
      'bytes behind the table',
      { gap: [0] },
      `@${TRAILER + 25} there are bytes between the offset table and the trailer`,
    ],
    ['an offset into the header', { offsets: { 0: 7 } }, `@${END} an offset that points outside the objects`],
    ['an offset into the table', { offsets: { 1: END } }, `@${END + 2} an offset that points outside the objects`],
    ['an offset behind the end', { offsets: { 4: 65_535 } }, `@${END + 8} an offset that points outside the objects`],
  ])('%s', (_name, lies, problem) => {
    expect(refusal(bplist(OBJECTS, lies))).toContain(problem);
  });

  test('sizes that do not reach, which Apple refuses', () => {
    const many = Array.from({ length: 255 }, () => TRUE);
    expect(read(bplist([arrayOf(), ...many.slice(1)]))).toEqual(array([]));
    expect(refusal(bplist([arrayOf(), ...many]))).toMatch(/^@\d+ references of 1 bytes do not reach all objects$/);
    const early = [TRUE, Array<number>(300).fill(0)];
    expect(refusal(bplist(early, { offsetSize: 1 }))).toMatch(/^@\d+ offsets of 1 bytes do not reach all objects$/);
  });
});

describe('files that end too early', () => {
  test.each([
    ['bplist', '@6 binary property list version ""'],
    ['bplist0', '@6 binary property list version "0"'],
    ['bplist00', '@8 the file is cut short: there is no trailer'],
    [`bplist00${'\0'.repeat(31)}`, '@39 the file is cut short: there is no trailer'],
    [`bplist00${'\0'.repeat(32)}`, '@14 the trailer gives offsets 0 bytes'],
  ])('%j', (file, problem) => {
    expect(refusal(file)).toContain(problem);
  });
});
