import { expect, test } from 'vitest';
import { PlistError } from '../../../src/plist/error.ts';
import { readOpenStep } from '../../../src/plist/openstep/reader.ts';
import { dict, plain } from './plain.ts';

const text = '{ "Zürich" = "😀"; }';
const expected = dict(['Zürich', '😀']);
const utf16 = (content: string): Buffer => Buffer.from(content, 'utf16le');

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little-endian', utf16(`\ufeff${text}`)],
  ['UTF-16, big-endian', utf16(`\ufeff${text}`).swap16()],
])('%s', (_name, bytes) => {
  const document = readOpenStep(bytes);
  expect(plain(document.root)).toEqual(expected);
  expect(document.text).toBe(text);
  expect([document.root.start, document.root.end]).toEqual([0, text.length]);
});

test.each<[string, Buffer, string]>([
  [
    'Latin-1',
    Buffer.from('{\n  a = "Z\xfcrich"; }', 'latin1'),
    'a byte here is not valid UTF-8; save the file as UTF-8 (line 2, column 9)',
  ],
  [
    'a cut UTF-8 character',
    Buffer.from([0x22, 0xc3]),
    'a byte here is not valid UTF-8; save the file as UTF-8 (line 1',
  ],
  [
    'UTF-16 without a mark',
    utf16('{ a = b; }'),
    'expected a key or "}", found the character U+0000; is the file UTF-16 without a byte order mark? (line 1, column 2)',
  ],
  [
    'the same, big-endian',
    utf16('{ a = b; }').swap16(),
    'expected a value, found the character U+0000; is the file UTF-16 without a byte order mark? (line 1, column 1)',
  ],
  [
    'UTF-16 of an odd length',
    utf16(`\ufeff${text}`).subarray(0, -1),
    'the file is UTF-16, but cut in the middle of a character (byte 40)',
  ],
  [
    'half a pair in UTF-16',
    utf16('\ufeff"\ud83d"'),
    'half of a UTF-16 character pair stands alone here (line 1, column 2)',
  ],
  [
    'UTF-32',
    Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
    'the file is UTF-32, which no property list reader takes; save it as UTF-8 (byte 0)',
  ],
])('%s is refused', (_name, bytes, message) => {
  expect(() => readOpenStep(bytes)).toThrow(PlistError);
  expect(() => readOpenStep(bytes)).toThrow(message);
});
