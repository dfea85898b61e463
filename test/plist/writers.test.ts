import { describe, expect, test } from 'vitest';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { PlistError } from '../../src/plist/error.ts';
import { readPlist } from '../../src/plist/format.ts';
import {
  array,
  boolean,
  data,
  date,
  dict,
  integer,
  real,
  string,
  uid,
  type PlistValue,
} from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { arrayOf, ascii, bplist, dictOf, int, TRUE } from './helpers/bplist-builder.ts';
import { bare, read } from './helpers/read.ts';

const yes = boolean(true);
/** The lines between <plist> and </plist>. */
const lines = (value: PlistValue, keyOrder: 'kept' | 'sorted' = 'kept'): string[] =>
  writeXml(value, { keyOrder }).split('\n').slice(3, -2);
const hex = (value: PlistValue): string => Buffer.from(writeBinary(value)).toString('hex');

describe('XML', () => {
  test("is laid out as Apple's is", () => {
    const value = dict([
      ['b', dict([['list', array([yes, integer(-4), array([]), dict([])])]])],
      ['a', data(Uint8Array.from({ length: 60 }, (_, i) => i))],
    ]);
    expect(writeXml(value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>b</key>
	<dict>
		<key>list</key>
		<array>
			<true/>
			<integer>-4</integer>
			<array/>
			<dict/>
		</array>
	</dict>
	<key>a</key>
	<data>
	AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEy
	MzQ1Njc4OTo7
	</data>
</dict>
</plist>
`);
  });

  test.each<[string, PlistValue]>([
    ['<string></string>', string('')],
    ['<string> a </string>', string(' a ')],
    ['<string>&lt;a&gt; &amp; "b" \'c\' ]]&gt;</string>', string('<a> & "b" \'c\' ]]>')],
    ['<string>a&#13;b\tc</string>', string('a\rb\tc')],
    ['<string>😀é\u0085</string>', string('😀é\u0085')],
    ['<integer>0</integer>', integer(0)],
    ['<integer>18446744073709551615</integer>', integer(2n ** 64n - 1n)],
    ['<integer>-9223372036854775808</integer>', integer(-(2n ** 63n))],
    ['<real>1</real>', real(1)],
    ['<real>-0</real>', real(-0)],
    ['<real>0.1</real>', real(0.1)],
    ['<real>1e+21</real>', real(1e21)],
    ['<real>5e-324</real>', real(5e-324)],
    ['<real>nan</real>', real(NaN)],
    ['<real>+infinity</real>', real(Infinity)],
    ['<real>-infinity</real>', real(-Infinity)],
    ['<false/>', boolean(false)],
    ['<date>2001-01-01T00:00:00Z</date>', date(0)],
    ['<date>2001-01-01T00:00:00Z</date>', date(0.999)],
    ['<date>0000-01-01T00:00:00Z</date>', date(-63_145_526_400)],
    ['<date>9999-12-31T23:59:59Z</date>', date(252_423_993_599)],
    ['<array/>', array([])],
    ['<dict/>', dict([])],
  ])('%s', (line, value) => {
    expect(lines(value)).toEqual([line]);
    const { root } = readPlist(Buffer.from(writeXml(value)));
    if (value.kind !== 'date') expect(bare(root)).toEqual(value);
  });

  test('no data, and a UID', () => {
    expect(lines(data(new Uint8Array()))).toEqual(['<data>', '</data>']);
    expect(lines(uid(7))).toEqual(['<dict>', '\t<key>CF$UID</key>', '\t<integer>7</integer>', '</dict>']);
  });

  test('a line of data has 76 columns, with a tab as 8, but never fewer than 4', () => {
    const nested = (depth: number): PlistValue =>
      depth === 0 ? data(new Uint8Array(99)) : array([nested(depth - 1)]);
    const width = (depth: number): number => lines(nested(depth))[depth + 1]!.trim().length;
    expect([0, 1, 2, 8, 9, 30].map(width)).toEqual([76, 68, 60, 12, 4, 4]);
  });

  test('keys as they come, or sorted by code units; duplicates keep their order', () => {
    const value = dict([
      ['b', integer(1)],
      ['10', integer(2)],
      ['a', integer(3)],
      ['9', integer(4)],
      ['B', integer(5)],
      ['b', integer(6)],
    ]);
    const order = (by: 'kept' | 'sorted'): string =>
      lines(value, by)
        .join('')
        .replace(/[^\w]+|dict|key|integer/g, ' ');
    expect(order('kept').trim().split(/ +/).join(' ')).toBe('b 1 10 2 a 3 9 4 B 5 b 6');
    expect(order('sorted').trim().split(/ +/).join(' ')).toBe('10 2 9 4 B 5 a 3 b 1 b 6');
  });

  test.each<[string, PlistValue, string]>([
    ['NUL', string('a\0'), 'XML cannot hold the character U+0000'],
    ['a control character in a key', dict([['\u001f', yes]]), 'XML cannot hold the character U+001F'],
    ['half of a pair', string('\ud83d'), 'XML cannot hold the character U+D83D'],
    ['U+FFFF', string('\uffff'), 'XML cannot hold the character U+FFFF'],
    ['the year 10000', date(252_423_993_600), 'XML cannot hold a date outside the years 0 to 9999'],
    ['the year -1', date(-63_145_526_401), 'XML cannot hold a date outside'],
    ['a date that is none', date(NaN), 'XML cannot hold a date outside'],
    [
      'what would be read as a UID',
      array([dict([['CF$UID', integer(1)]])]),
      'XML cannot hold a dictionary with the one key CF$UID',
    ],
    ['too deep a tree', deep(100_000), 'too large for an XML property list'],
    [
      'too much text',
      array(Array<PlistValue>(60).fill(string('x'.repeat(10_000_000)))),
      'too large for an XML property list',
    ],
  ])('%s is refused', (_name, value, problem) => {
    expect(() => writeXml(value)).toThrow(PlistError);
    expect(() => writeXml(value)).toThrow(problem);
  });
});

function deep(levels: number): PlistValue {
  let value: PlistValue = array([]);
  for (let i = 0; i < levels; i += 1) value = array([value]);
  return value;
}

describe('binary', () => {
  test('is what the format says, byte by byte', () => {
    const value = dict([
      ['b', array([yes, string('b')])],
      ['a', integer(300)],
    ]);
    const objects = [dictOf([1, 2], [3, 5]), ascii('b'), ascii('a'), arrayOf(4, 1), TRUE, int(2, 300)];
    expect(writeBinary(value)).toEqual(bplist(objects, { offsetSize: 1 }));
  });

  test.each<[string, PlistValue]>([
    ['1000', integer(0)],
    ['10ff', integer(255)],
    ['110100', integer(256)],
    ['11ffff', integer(65_535)],
    ['1200010000', integer(65_536)],
    ['12ffffffff', integer(4_294_967_295)],
    ['130000000100000000', integer(4_294_967_296)],
    ['13ffffffffffffffff', integer(-1)],
    ['137fffffffffffffff', integer(2n ** 63n - 1n)],
    ['138000000000000000', integer(-(2n ** 63n))],
    ['1400000000000000008000000000000000', integer(2n ** 63n)],
    ['140000000000000000ffffffffffffffff', integer(2n ** 64n - 1n)],
    ['233ff0000000000000', real(1)],
    ['238000000000000000', real(-0)],
    ['09', boolean(true)],
    ['08', boolean(false)],
    ['333fe0000000000000', date(0.5)],
    ['420102', data(Uint8Array.of(1, 2))],
    ['50', string('')],
    ['53616263', string('abc')],
    ['6100e9', string('é')],
    ['62d83dde00', string('😀')],
    [`5f100f${'61'.repeat(15)}`, string('a'.repeat(15))],
    [`6f11012c${'00e9'.repeat(300)}`, string('é'.repeat(300))],
    ['8005', uid(5)],
    ['810100', uid(256)],
    ['8300010000', uid(65_536)],
    ['a0', array([])],
    ['d0', dict([])],
  ])('%s', (bytes, value) => {
    const file = hex(value);
    expect(file.slice(16, 16 + bytes.length)).toBe(bytes);
    expect(read(Buffer.from(file, 'hex'))).toEqual(value);
  });

  test('equal values are stored once, but 1, 1.0, "1" and true apart, and 0.0 and -0.0', () => {
    const count = (items: PlistValue[]): number => Number(writeBinary(array(items)).at(-17)) - 1;
    expect(count([integer(1), real(1), string('1'), yes, date(1), uid(1), data(Uint8Array.of(0x31))])).toBe(7);
    expect(count([integer(1), integer(1), string('a'), string('a'), real(NaN), real(NaN)])).toBe(3);
    expect(count([real(0), real(-0)])).toBe(2);
    expect(count([integer(2n ** 60n), integer(2n ** 60n + 1n), integer(2n ** 60n)])).toBe(2);
    const shared = array([yes]);
    expect(count([shared, shared, array([yes])])).toBe(3);
  });

  test.each([254, 255, 256, 257, 65_534, 65_535, 65_536, 70_000])('%d objects and the array of them', (size) => {
    const value = array(Array.from({ length: size }, (_, i) => integer(i)));
    const file = writeBinary(value);
    expect(file.at(-25)).toBe(size + 1 < 256 ? 1 : size + 1 < 65_536 ? 2 : 4);
    expect(read(file)).toEqual(value);
  });

  test('300,000 objects', () => {
    const file = writeBinary(array(Array.from({ length: 300_000 }, (_, i) => integer(i))));
    expect(readPlist(file).root.kind).toBe('array');
  });

  test('thousands of long strings in linear time', () => {
    const strings = Array.from({ length: 3000 }, (_, i) => string('x'.repeat(16_380) + String(i).padStart(4, '0')));
    const before = performance.now();
    writeBinary(array(strings));
    expect(performance.now() - before).toBeLessThan(3000);
  });

  test.each<[string, PlistValue, string]>([
    ['half of a pair', string('\ud83d'), 'half of a UTF-16 character pair'],
    ['half of a pair in a key', dict([['\ude00', yes]]), 'half of a UTF-16 character pair'],
    ['too deep a tree', deep(100_000), 'too large for a binary property list'],
  ])('%s is refused', (_name, value, problem) => {
    expect(() => writeBinary(value)).toThrow(PlistError);
    expect(() => writeBinary(value)).toThrow(problem);
  });
});
