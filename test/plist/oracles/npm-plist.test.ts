import fc from 'fast-check';
import * as npmPlist from 'plist';
import { describe, expect, test, vi } from 'vitest';
import { array, boolean, dict, integer, string, type PlistValue } from '../../../src/plist/value.ts';
import { trees } from '../helpers/arbitraries.ts';
import { encode } from '../helpers/oracles.ts';
import { plist, readRoot } from '../helpers/read.ts';

/** A tree in the plain JavaScript that the npm package gives. */
function plain(value: PlistValue): unknown {
  if (value.kind === 'array') return value.value.map(plain);
  if (value.kind === 'dict') return Object.fromEntries(value.value.map((entry) => [entry.key, plain(entry.value)]));
  return value.kind === 'date' ? new Date(value.value * 1000 + Date.UTC(2001, 0)) : value.value;
}

/** Without what the package can't tell: reals, integers beyond 2^53, UIDs, U+0085, U+2028; and without what it refuses. */
function within(value: PlistValue): PlistValue {
  switch (value.kind) {
    case 'array':
      return array(value.value.map(within));
    case 'dict':
      return dict(
        value.value
          .filter(({ key }) => key !== '__proto__' && !/[\u0085\u2028\ufffd]/.test(key))
          .map(({ key, value: inner }) => [key, within(inner)]),
      );
    case 'integer':
      return integer(typeof value.value === 'bigint' ? 1 : value.value);
    case 'string':
      return string(value.value.replace(/[\u0085\u2028\ufffd]/g, ''));
    case 'data':
      return value.value.length > 0 ? value : boolean(false);
    case 'real':
    case 'uid':
      return boolean(true);
    case 'boolean':
    case 'date':
      return value;
  }
}

describe('the npm package plist', () => {
  const values = fc.sample(trees('xml'), { seed: 2006, numRuns: 200 }).map(within);

  test('agrees on strings, Booleans, small integers, dates, data and containers', () => {
    for (const value of values)
      expect(npmPlist.parse(Buffer.from(encode(value, 'xml')).toString())).toEqual(plain(value));
  });
  test('writes XML that we read', () => {
    for (const value of values) {
      expect(plain(readRoot(npmPlist.build(plain(value) as npmPlist.PlistValue)))).toEqual(plain(value));
    }
  });
});

/** Why msgrctl reads files with a reader of its own (docs/decisions/0001-own-plist-reader.md). */
describe('where the npm package plist 5 is wrong', () => {
  const parse = (xml: string): unknown => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      return npmPlist.parse(xml.startsWith('<?') || xml.startsWith('\ufeff') ? xml : plist(xml));
    } finally {
      silent.mockRestore();
    }
  };

  test.each<[string, string, unknown, string?]>([
    ['1 and 1.0 are one', '<array><integer>1</integer><real>1</real></array>', [1, 1], 'taken'],
    ['2^53 + 1 is rounded', '<integer>9007199254740993</integer>', 9_007_199_254_740_992, 'taken'],
    ['2^64 - 1 is rounded', '<integer>18446744073709551615</integer>', 18_446_744_073_709_551_616, 'taken'],
    ['a hexadecimal integer is 0', '<integer>0x1F</integer>', 0, 'taken'],
    ['infinity is NaN', '<real>inf</real>', NaN, 'taken'],
    ['U+0085 is a line feed', '<string>\u0085</string>', '\n', 'taken'],
    ['a UID is a dictionary', '<dict><key>CF$UID</key><integer>5</integer></dict>', { CF$UID: 5 }, 'taken'],
    ['12abc is 12', '<integer>12abc</integer>', 12],
    ['1.5 is an integer', '<integer>1.5</integer>', 1],
    ['1.0zz is 1', '<real>1.0zz</real>', 1],
    ['the 13th month is a date', '<date>2006-13-12T08:30:00Z</date>', new Date(NaN)],
    ['the 30th of February is in March', '<date>2006-02-30T08:30:00Z</date>', new Date('2006-03-02T08:30:00Z')],
    [
      'a duplicate key is dropped',
      '<dict><key>a</key><integer>1</integer><key>a</key><integer>2</integer></dict>',
      { a: 2 },
    ],
    ['a key needs no value', '<dict><key>a</key></dict>', { a: '' }],
    ['an ampersand may stand alone', '<string>a & b</string>', 'a & b'],
    ['an unknown entity stays', '<string>&nbsp;</string>', '&nbsp;'],
    ['a comment in a string is cut out', '<string>a<!--c-->b</string>', 'ab'],
    ['text between elements is skipped', '<array>text</array>', []],
    ['two roots are an array', '<true/><false/>', [true, false]],
    ['an empty plist is an array', '', []],
  ])('%s', (_name, xml, value, ours = 'refused') => {
    expect(parse(xml)).toEqual(value);
    if (ours === 'refused') expect(() => readRoot(plist(xml))).toThrow();
    else expect(plain(readRoot(plist(xml)))).not.toBe(value);
  });

  test('a byte order mark before the XML declaration is refused', () => {
    const xml = `<?xml version="1.0"?>${plist('<true/>')}`;
    expect(parse(xml)).toBe(true);
    expect(() => parse(`\ufeff${xml}`)).toThrow('xml declaration');
    expect(readRoot(`\ufeff${xml}`).value).toBe(true);
  });
  test("empty data is written so that Apple's reader refuses the file", () => {
    const xml = npmPlist.build(Buffer.alloc(0));
    expect(xml).toContain('<data/>');
    expect(() => readRoot(xml)).toThrow('<data/> is empty');
  });
  test('key order is lost', () => {
    const xml = '<dict><key>10</key><true/><key>9</key><true/></dict>';
    expect(Object.keys(parse(xml) as object)).toEqual(['9', '10']);
    expect(readRoot(plist(xml))).toMatchObject({ value: [{ key: '10' }, { key: '9' }] });
  });
  test('a key that is called __proto__ is refused', () => {
    expect(() => parse('<dict><key>__proto__</key><true/></dict>')).toThrow('__proto__');
    expect(readRoot(plist('<dict><key>__proto__</key><true/></dict>')).kind).toBe('dict');
  });
  test('a place in the file is given for nothing of this', () => {
    expect(() => parse('<array><string>a</array>')).toThrow();
    expect(() => readRoot(plist('<array><string>a</array>'))).toThrow('(line 1, column 24)');
  });
});
