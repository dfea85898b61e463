import { describe, expect, test } from 'vitest';
import { string } from '../../../src/plist/value.ts';
import { plist, read, refusal } from '../helpers/read.ts';

const TEXT = 'Zürich 😀 €';
const XML = `<?xml version="1.0"?>\n${plist(`<string>${TEXT}</string>`)}`;
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const units = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'le' ? units : units.swap16());
};
/** A file with a declared encoding and these bytes as its string, from line 1, column 15 + declaration on. */
const declared = (encoding: string, ...text: number[]): Uint8Array =>
  bytes(`<?xml version="1.0" encoding="${encoding}"?>\n<plist><string>a`, text, 'b</string></plist>');

describe('Unicode', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(XML)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${XML}`)],
    [
      'UTF-8 with its mark, and another encoding declared',
      new TextEncoder().encode(`\ufeff${XML.replace('"?>', '" encoding="iso-8859-1"?>')}`),
    ],
    ['UTF-8, declared so', new TextEncoder().encode(XML.replace('"?>', '" encoding="uTf-8"?>'))],
    ['UTF-8, declared as utf8', new TextEncoder().encode(XML.replace('"?>', '" encoding="utf8"?>'))],
    ['UTF-16, little end first', utf16(`\ufeff${XML}`, 'le')],
    ['UTF-16, big end first', utf16(`\ufeff${XML}`, 'be')],
    ['UTF-16, little end first, without a mark', utf16(XML, 'le')],
    ['UTF-16, big end first, without a mark', utf16(XML, 'be')],
    ['UTF-16, declared so', utf16(`\ufeff${XML.replace('"?>', '" encoding="UTF-16"?>')}`, 'be')],
  ])('%s', (_name, file) => {
    expect(read(file)).toEqual(string(TEXT));
  });

  test.each<[string, Uint8Array, string]>([
    [
      'UTF-16 with half a character at the end',
      utf16(`\ufeff${XML}`, 'le').slice(0, -1),
      `@${2 * XML.length} the file is UTF-16, but cut in the middle`,
    ],
    [
      'half of a pair, little end first',
      utf16(plist('<string>a\ud83d</string>'), 'le'),
      '1:17 half of a UTF-16 character pair stands alone',
    ],
    [
      'half of a pair, big end first',
      utf16(`\ufeff\n${plist('<string>\ude00</string>')}`, 'be'),
      '2:16 half of a UTF-16 character pair stands alone',
    ],
    ['UTF-32, little end first', bytes([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), '@0 the file is UTF-32'],
    ['UTF-32, big end first', bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c]), '@0 the file is UTF-32'],
    ['two marks', new TextEncoder().encode(`\ufeff\ufeff${XML}`), '1:1 '],
  ])('%s', (_name, file, problem) => {
    expect(refusal(file)).toContain(problem);
  });
});

describe('bytes that are not UTF-8', () => {
  test.each<[string, number[]]>([
    ['Latin-1', [0xe4, 0x72]],
    ['a continuation alone', [0x80]],
    ['a sequence that is cut short', [0xe2, 0x82]],
    ['another sequence that is cut short', [0xef, 0xbf]],
    ['a spelling that is too long', [0xc0, 0x80]],
    ['half of a pair', [0xed, 0xa0, 0xbd]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a byte that never occurs', [0xff]],
  ])('%s', (_name, text) => {
    const problem = 'a byte here is not valid UTF-8';
    const before = '<plist>\r\n<!-- \u00e9\ufffd\u{1f600} -->\n<string>a';
    const file = (head: string): Uint8Array =>
      new Uint8Array(Buffer.concat([Buffer.from(head), Uint8Array.from(text), Buffer.from('b</string></plist>')]));
    expect(refusal(file(before))).toContain(`3:10 ${problem}`);
    expect(refusal(file(`\ufeff${before}`))).toContain(`3:10 ${problem}`);
  });
  test('at the very end', () => {
    expect(refusal(bytes('<plist><true/></plist>', [0xc3]))).toContain('1:23 a byte here is not valid UTF-8');
  });
});

describe('declared encodings', () => {
  test.each<[string, number[], string]>([
    ['us-ascii', [0x7f], '\x7f'],
    ['iso-8859-1', [0xe4, 0x80], 'ä\x80'],
    ['ISO_8859-1', [0xa4], '¤'],
    ['latin1', [0x9f], '\x9f'],
    ['windows-1252', [0x80, 0x93, 0xe4, 0x9f], '€“äŸ'],
    ['cp1252', [0x99], '™'],
    ['macintosh', [0x8a, 0xa5, 0xdb], 'ä•€'],
    ['iso-8859-15', [0xa4], '€'],
    ['windows-1251', [0xc6], 'Ж'],
    ['koi8-r', [0xf6], 'Ж'],
    ['shift_jis', [0x82, 0xa0], 'あ'],
    ['gb18030', [0x81, 0x30, 0x81, 0x30], '\x80'],
  ])('%s', (encoding, text, expected) => {
    expect(read(declared(encoding, ...text))).toEqual(string(`a${expected}b`));
  });

  test.each<[string, number[], string]>([
    ['us-ascii', [0xe4], '2:17 a byte here is not valid us-ascii'],
    ['windows-1252', [0x81], '2:17 a byte here is not valid windows-1252'],
    ['utf-8', [0xe4], '2:17 a byte here is not valid UTF-8'],
    ['shift_jis', [0xff], '1:1 the file is not valid shift_jis'],
    ['klingon', [], '1:1 the XML declaration names an unknown encoding, "klingon"'],
    ['utf-32', [], '1:1 the XML declaration names an unknown encoding, "utf-32"'],
    ['utf-7', [], '1:1 the XML declaration names an unknown encoding'],
    ['', [], '1:1 the XML declaration names an unknown encoding, ""'],
    ['UTF-16', [], '1:1 the XML declaration says utf-16, but the file is not UTF-16'],
    ['ucs-2', [], '1:1 the XML declaration says ucs-2, but the file is not UTF-16'],
    ['unicode', [], '1:1 the XML declaration says unicode, but the file is not UTF-16'],
  ])('%s is refused', (encoding, text, problem) => {
    expect(refusal(declared(encoding, ...text))).toContain(problem);
  });
});
