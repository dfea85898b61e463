import { describe, expect, test } from 'vitest';
import { PlistError } from '../../../src/plist/error.ts';
import type { ReadOptions } from '../../../src/plist/document.ts';
import { readPlist } from '../../../src/plist/format.ts';
import { plain, read } from './plain.ts';

/** The problem and the place of the error, as `line:column problem`. */
function refusal(text: string, options?: ReadOptions): string {
  try {
    read(text, options);
  } catch (error) {
    if (!(error instanceof PlistError) || !error.position) throw error;
    return `${error.position.line}:${error.position.column} ${error.problem}`;
  }
  throw new Error('no error');
}

test.each([
  ['nothing at all', '', '1:1 the file is empty: there is no value in it'],
  ['white space only', ' \n\t', '2:2 the file is empty: there is no value in it'],
  ['comments only', '// one\n/* two */', '2:10 the file is empty: there is no value in it'],
  ['a comment left open', '{ a = b; }\n/* ', '2:1 a comment is never closed'],
  ['a comment closed by its own opening', '/*/ {}', '1:1 a comment is never closed'],
  ['a value behind the value', '{} {}', '1:4 expected nothing after the value, found "{"'],
  ['text behind the value', '{ a = b; }\nfoo', '2:1 expected nothing after the value, found "foo"'],
  ['a semicolon behind a dictionary', '{};', '1:3 expected nothing after the value, found ";"'],
  ['two words without quotes', 'hello world', '1:7 expected nothing after the value, found "world"'],
  ['a closing bracket alone', '}', '1:1 expected a value, found "}"'],
  [
    'a character that stands in no unquoted string',
    '{ a = b+c; }',
    '1:8 expected ";" after the value of "a", found "+"',
  ],
  ['a letter beyond ASCII without quotes', '{ a = é; }', '1:7 expected a value, found the character U+00E9'],
  ['a no-break space', '{ a =\u00a0b; }', '1:6 expected a value, found the character U+00A0'],
  ['a character beyond the first plane', '(\n😀)', '2:1 expected a value or ")", found the character U+1F600'],
  ['a second byte order mark', '{\ufeff}', '1:2 expected a key or "}", found the character U+FEFF'],
  ['a bare backslash', '(\\)', '1:2 expected a value or ")", found "\\"'],
])('%s', (_name, text, expected) => {
  expect(refusal(text)).toBe(expected);
});

describe('dictionaries', () => {
  test.each([
    ['left open', '{ a = b;', '1:1 "{" is never closed'],
    ['left open inside another', '{ a = { b = c; ;', '1:16 expected a key or "}", found ";"'],
    ['left open in an array', '(\n {\n', '2:2 "{" is never closed'],
    ['no semicolon', '{ a = b }', '1:9 expected ";" after the value of "a", found "}"'],
    ['no semicolon between entries', '{ a = 1\n b = 2; }', '2:2 expected ";" after the value of "a", found "b"'],
    [
      'the end instead of a semicolon',
      '{ a = b',
      '1:8 expected ";" after the value of "a", found the end of the file',
    ],
    ['a comma', '{ a = b, }', '1:8 expected ";" after the value of "a", found ","'],
    ['no equals sign', '{ a b; }', '1:5 expected "=" or ";" after the key "a", found "b"'],
    ['a colon for an equals sign', '{ "a": b; }', '1:6 expected "=" or ";" after the key "a", found ":"'],
    ['the end behind a key', '{ a', '1:4 expected "=" or ";" after the key "a", found the end of the file'],
    ['a closing brace behind a key', '{ a }', '1:5 expected "=" or ";" after the key "a", found "}"'],
    ['no value', '{ a = ; }', '1:7 expected a value, found ";"'],
    ['the end instead of a value', '{ a =', '1:6 expected a value, found the end of the file'],
    ['no key', '{ = b; }', '1:3 expected a key or "}", found "="'],
    ['a container for a key', '{ (a) = b; }', '1:3 expected a key or "}", found "("'],
    ['data for a key', '{ <00> = b; }', '1:3 expected a key or "}", found "<"'],
    ['the wrong bracket', '{ a = b; )', '1:10 expected a key or "}", found ")"'],
    [
      'a comment right behind an unquoted string',
      '{ a = b/* c */; }',
      '1:9 expected ";" after the value of "a", found "*"',
    ],
    [
      'a long key',
      `{ ${'k'.repeat(60)} = 1`,
      `1:67 expected ";" after the value of "${'k'.repeat(40)}…", found the end of the file`,
    ],
    [
      'a .strings file without its last semicolon',
      'a = b;\nc = d',
      '2:6 expected ";" after the value of "c", found the end of the file',
    ],
    ['a .strings file with a brace', 'a = b; }', '1:8 expected a key, found "}"'],
  ])('%s', (_name, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test.each([
    ['in braces', '{ a = 1; b = 2; "a" = 3; }', '1:17 the key "a" comes twice in this dictionary'],
    ['by an escape', '{ a = 1; "\\141" = 2; }', '1:10 the key "a" comes twice in this dictionary'],
    ['in a .strings file', 'a = 1;\na;', '2:1 the key "a" comes twice in this dictionary'],
    [
      'deep inside',
      '({ x = { é; }; b = { é2; é2; }; })'.replaceAll('é', 'e'),
      '1:26 the key "e2" comes twice in this dictionary',
    ],
  ])('a key that comes twice %s', (_name, text, expected) => {
    expect(refusal(text)).toBe(expected);
    expect(() => read(text, { duplicateKeys: 'keep' })).not.toThrow();
  });
});

describe('arrays', () => {
  test.each([
    ['left open', '(', '1:1 "(" is never closed'],
    ['left open behind a value', '( a', '1:1 "(" is never closed'],
    ['left open behind a comma', '( a,', '1:1 "(" is never closed'],
    ['no comma', '( a b )', '1:5 expected "," or ")", found "b"'],
    ['a semicolon', '( a; )', '1:4 expected "," or ")", found ";"'],
    ['a comma alone', '(,)', '1:2 expected a value or ")", found ","'],
    ['two commas', '( a,, b )', '1:5 expected a value or ")", found ","'],
    ['the wrong bracket', '( a }', '1:5 expected "," or ")", found "}"'],
  ])('%s', (_name, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });
});

describe('strings', () => {
  test.each([
    ['left open', '{ a = "b; }', '1:7 a quoted string is never closed'],
    ['left open in single quotes', '\'a"', '1:1 a quoted string is never closed'],
    ['left open behind a backslash', '"a\\', '1:1 a quoted string is never closed'],
    ['left open by an escaped quote', '"a\\"', '1:1 a quoted string is never closed'],
    ['two in a row', '"a" "b"', '1:5 expected nothing after the value, found a quoted string'],
    [
      'quotes as newer releases of defaults print them',
      String.raw`{ a = "say \\"hello\\""; }`,
      '1:15 expected ";" after the value of "a", found "hello"; newer releases of "defaults read" double ' +
        'backslashes, so that a quote ends its string: give the preference file itself, or what "defaults export" writes',
    ],
  ])('%s', (_name, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });
});

describe('data', () => {
  test.each([
    ['left open', '<00', '1:4 expected hexadecimal digits or ">", found the end of the file'],
    ['an odd digit', '<00 1>', '1:5 half a byte: an even number of hexadecimal digits must stand together'],
    ['a blank inside a byte', '<0 0>', '1:2 half a byte: an even number of hexadecimal digits must stand together'],
    [
      'a letter that is no digit',
      '<00 fg>',
      '1:5 half a byte: an even number of hexadecimal digits must stand together',
    ],
    ['another character', '<00, 11>', '1:4 expected hexadecimal digits or ">", found ","'],
    ['a comment', '<00 /* x */>', '1:5 expected hexadecimal digits or ">", found "/"'],
    [
      'control characters like digits',
      '<\u0010\u0011>',
      '1:2 expected hexadecimal digits or ">", found the character U+0010',
    ],
    ['XML', '<?xml version="1.0"?>', '1:2 expected hexadecimal digits or ">", found "?"'],
    [
      'cut short by defaults',
      '{ a = {length = 79, bytes = 0x7b226465 6661756c 74546370 506f7274 ... 342c3530 36305d7d }; }',
      '1:67 "defaults read" has cut this data short, 79 bytes in full; give the preference file itself, or what ' +
        '"defaults export" writes',
    ],
    [
      'cut to nothing',
      '{length = 79, bytes = 0x... ... ...}',
      '1:25 "defaults read" has cut this data short, 79 bytes in full; give the preference file itself, or what ' +
        '"defaults export" writes',
    ],
    [
      'fewer bytes than its length says',
      '({length = 3, bytes = 0x0fbd})',
      '1:2 the length is given as 3, but the number of bytes is 2',
    ],
    [
      'more bytes than its length says',
      '{length = 1, bytes = 0x0fbd}',
      '1:1 the length is given as 1, but the number of bytes is 2',
    ],
    [
      'printed, an odd digit',
      '{length = 1, bytes = 0x0}',
      '1:24 half a byte: an even number of hexadecimal digits must stand together',
    ],
    [
      'printed, left open',
      '{length = 1, bytes = 0x00',
      '1:26 expected hexadecimal digits or "}", found the end of the file',
    ],
    [
      'printed, with a semicolon',
      '{length = 1, bytes = 0x00;}',
      '1:26 expected hexadecimal digits or "}", found ";"',
    ],
    ['printed, without bytes', '{length = 1, }', '1:12 expected ";" after the value of "length", found ","'],
  ])('%s', (_name, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test.each(['<*I5>', '<*BY>', '<*R1.5>', '<*D2006-09-12 08:30:00 +0000>', '<*I"5">', '<[qqq7u8zM]>'])(
    '%s of GNUstep',
    (text) => {
      expect(refusal(`{ a = ${text}; }`)).toBe(
        `1:7 "${text}" is a GNUstep extension, which Apple's readers refuse; write a string, or data as <0fbd771c>`,
      );
    },
  );
});

describe('depth', () => {
  const nested = (depth: number): string => '('.repeat(depth) + ')'.repeat(depth);

  test('512 levels by default', () => {
    expect(() => read(nested(512))).not.toThrow();
    expect(refusal(nested(513))).toBe('1:513 nested more than 512 levels deep');
    expect(refusal(nested(1_000_000))).toBe('1:513 nested more than 512 levels deep');
  });

  test('fewer on demand; a .strings file is no level', () => {
    expect(plain(read('a = (b);', { maxDepth: 1 }).root)).toEqual({ dict: [['a', ['b']]] });
    expect(refusal('{ a = (); }', { maxDepth: 1 })).toBe('1:7 nested more than 1 levels deep');
    expect(refusal('{}', { maxDepth: 0 })).toBe('1:1 nested more than 0 levels deep');
  });
});

test('millions of values are refused before they fill the memory', () => {
  const bytes = new TextEncoder().encode(`(${'a,'.repeat(5_000_000)})`);
  expect(() => readPlist(bytes)).toThrow(/^more than 4000000 values \(line 1, column 8000000\)$/);
});
