import { describe, expect, test } from 'vitest';
import { detectFormat, readPlist } from '../../src/plist/format.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { dict, integer } from '../../src/plist/value.ts';
import { refusal } from './helpers/read.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

describe('the format is told by the first bytes', () => {
  test.each<[string, string, Uint8Array]>([
    ['an XML declaration', 'xml', utf8('<?xml version="1.0"?>')],
    ['a document type', 'xml', utf8('<!DOCTYPE plist>')],
    ['a comment', 'xml', utf8('<!-- a -->')],
    ['<plist>', 'xml', utf8('<plist>')],
    ['blanks and line feeds first', 'xml', utf8('\r\n\t <plist>')],
    ['an end tag', 'xml', utf8('</plist>')],
    ['elements whose names begin like hexadecimal digits', 'xml', utf8('<dict><array>')],
    ['a mark, and XML', 'xml', utf8('\ufeff<plist>')],
    ['UTF-16 and a mark, and XML', 'xml', le('\ufeff<plist>')],
    ['the other UTF-16', 'xml', be('\ufeff<?xml?>')],
    ['UTF-16 without a mark', 'xml', le('<plist>')],
    ['the other UTF-16 without a mark', 'xml', be('<plist>')],
    ['binary', 'binary', utf8('bplist00')],
    ['binary of a later version', 'binary', utf8('bplist16')],
    ['a dictionary', 'openstep', utf8('{ a = b; }')],
    ['an array', 'openstep', utf8('( a )')],
    ['a comment of OpenStep', 'openstep', utf8('/* <plist> */ {}')],
    ['data', 'openstep', utf8('<0fbd771c>')],
    ['data that begins with a letter', 'openstep', utf8('<deadbeef 00>')],
    ['no data', 'openstep', utf8('<>')],
    ['data with blanks', 'openstep', utf8(' \n< ab >')],
    ['data behind a mark', 'openstep', utf8('\ufeff<ab>')],
    ['data longer than what is looked at', 'openstep', utf8(`<${'ab'.repeat(1000)}>`)],
    ['a .strings file', 'openstep', utf8('"a" = "b";')],
    ['a .strings file in UTF-16', 'openstep', le('\ufeff"a" = "b";')],
    ['the other UTF-16', 'openstep', be('\ufeff{ a = b; }')],
    ['text', 'openstep', utf8('hello')],
    ['"bplis"', 'openstep', utf8('bplis')],
    ['nothing', 'openstep', utf8('')],
  ])('%s', (_name, format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });
});

test('a document says which it is, and whether its types are known', () => {
  expect(readPlist(utf8('<plist><true/></plist>'))).toMatchObject({ format: 'xml', typed: true });
  expect(readPlist(utf8('{ a = 1; }'))).toMatchObject({ format: 'openstep', typed: false });
  expect(readPlist(le('\ufeff{ a = 1; }'))).toMatchObject({ format: 'openstep', text: '{ a = 1; }' });
});

test.each<[string, Uint8Array]>([
  ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['zeros', new Uint8Array(100)],
  ['HTML', utf8('<!DOCTYPE html><html><body></body></html>')],
  ['JSON', utf8('{"a": 1}')],
  ['a page of a server', utf8('HTTP/1.1 404 Not Found\r\n')],
  ['a resource fork', utf8('Mac OS X        \0\0')],
])('%s is refused', (_name, bytes) => {
  expect(refusal(bytes)).toMatch(/^(\d+:\d+|@\d+) /);
});

describe('a caller may allow fewer values', () => {
  const keys = (count: number, pair: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => pair(i)).join('');
  const xml = (count: number): Uint8Array =>
    utf8(`<plist><dict>${keys(count, (i) => `<key>${i}</key><true/>`)}</dict></plist>`);
  const openstep = (count: number): Uint8Array => utf8(`{${keys(count, (i) => `${i}=1;`)}}`);
  const binary = (count: number): Uint8Array =>
    writeBinary(dict(Array.from({ length: count }, (_, i) => [`k${i}`, integer(i)] as const)));

  test.each<[string, (count: number) => Uint8Array]>([
    ['xml', xml],
    ['openstep', openstep],
    ['binary', binary],
  ])('%s', (_name, file) => {
    expect(readPlist(file(40), { maxValues: 100 }).root.kind).toBe('dict');
    expect(readPlist(file(200)).root.kind).toBe('dict');
    expect(() => readPlist(file(200), { maxValues: 100 })).toThrow(/more than 100 values|at most 100 are read/);
  });
});
