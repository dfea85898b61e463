import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeBinary } from '../../src/plist/binary/writer.ts';
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
import { read, refusal } from './helpers/read.ts';

const file = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/plists/${name}`, import.meta.url));
const text = (content: string): PlistValue => string(content);
const bytes = (content: string): PlistValue => data(new Uint8Array(Buffer.from(content, 'latin1')));

/** Where the files are from: test/fixtures/plists/README.md. */
describe("CPython's test data, made by Apple's own writers", () => {
  const gunk = bytes('<lots of binary gunk>\0\x01\x02\x03'.repeat(10));
  const value = dict([
    ['aBigInt', integer(2n ** 63n - 44n)],
    ['aBigInt2', integer(2n ** 63n + 44n)],
    ['aDate', date(Date.UTC(2004, 9, 26, 10, 33, 33) / 1000 - Date.UTC(2001, 0) / 1000)],
    [
      'aDict',
      dict([
        ['aFalseValue', boolean(false)],
        ['aTrueValue', boolean(true)],
        ['aUnicodeValue', text('Mässig, Maß')],
        ['anotherString', text("<hello & 'hi' there!>")],
        [
          'deeperDict',
          dict([
            ['a', integer(17)],
            ['b', real(32.5)],
            ['c', array([integer(1), integer(2), text('text')])],
          ]),
        ],
      ]),
    ],
    ['aFloat', real(0.5)],
    ['aList', array([text('A'), text('B'), integer(12), real(32.5), array([integer(1), integer(2), integer(3)])])],
    ['aNegativeBigInt', integer(-80_000_000_000)],
    ['aNegativeInt', integer(-5)],
    ['aString', text('Doodah')],
    ['anEmptyDict', dict([])],
    ['anEmptyList', array([])],
    ['anInt', integer(728)],
    ['nestedData', array([gunk])],
    ['someData', bytes('<binary gunk>')],
    ['someMoreData', gunk],
    ['Åbenraa', text('That was a unicode key.')],
  ]);

  test('is read, in both formats', () => {
    expect(read(file('cpython/apple-xml.plist'))).toEqual(value);
    expect(read(file('cpython/apple-binary.plist'))).toEqual(value);
  });
  test('is written byte for byte as Apple wrote it', () => {
    expect(writeXml(value)).toBe(Buffer.from(file('cpython/apple-xml.plist')).toString());
    expect(Buffer.from(writeBinary(value)).toString('hex')).toBe(
      Buffer.from(file('cpython/apple-binary.plist')).toString('hex'),
    );
  });
  test('a keyed archive', () => {
    expect(read(file('cpython/keyed-archive.plist'))).toEqual(
      dict([
        ['$version', integer(100_000)],
        [
          '$objects',
          array([
            text('$null'),
            dict([
              ['pytype', integer(1)],
              ['$class', uid(2)],
              ['NS.string', text('KeyArchive UID Test')],
            ]),
            dict([
              ['$classname', text('OC_BuiltinPythonUnicode')],
              ['$classes', array(['OC_BuiltinPythonUnicode', 'OC_PythonUnicode', 'NSString', 'NSObject'].map(text))],
              ['$classhints', array(['OC_PythonString', 'NSString'].map(text))],
            ]),
          ]),
        ],
        ['$archiver', text('NSKeyedArchiver')],
        ['$top', dict([['root', uid(1)]])],
      ]),
    );
  });
  test('an entity', () => {
    expect(refusal(file('cpython/entity.plist'))).toBe(
      "2:103 the document type has declarations of its own; Apple's readers refuse such a file",
    );
  });
  const invalid = JSON.parse(Buffer.from(file('cpython/invalid-binary.json')).toString()) as {
    [name: string]: string;
  };
  // Beyond the year 9999, where Python's dates end, but Apple's don't.
  const late = 'too large datetime (datetime overflow)';
  test.each(Object.entries(invalid).filter(([name]) => name !== late))('refused: %s', (_name, hex) => {
    expect(refusal(Buffer.from(hex, 'hex'))).toMatch(/^@\d+ /);
  });
  test(`taken: ${late}`, () => {
    expect(read(Buffer.from(invalid[late]!, 'hex'))).toEqual(date(2 ** 38));
  });
});
