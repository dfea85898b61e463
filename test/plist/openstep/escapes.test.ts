import { describe, expect, test } from 'vitest';
import { PlistError } from '../../../src/plist/error.ts';
import { plain, read } from './plain.ts';

const value = (quoted: string): string => plain(read(quoted).root) as string;

test.each([
  [String.raw`"\""`, '"'],
  [String.raw`"\'"`, "'"],
  [String.raw`'\''`, "'"],
  [String.raw`"\\"`, '\\'],
  [String.raw`"\a\b\f\n\r\t\v"`, '\u0007\b\f\n\r\t\v'],
  ['"a\\\nb"', 'a\nb'],
  ['"a\\\r\nb"', 'a\r\nb'],
  [String.raw`"\101\102"`, 'AB'],
  [String.raw`"\0"`, '\0'],
  [String.raw`"\7x\18"`, '\u0007x\u00018'],
  [String.raw`"\1012"`, 'A2'],
  [String.raw`"caf\335"`, 'café'],
  [String.raw`"\200\375"`, '\u00a0ÿ'],
  [String.raw`"\U00e9"`, 'é'],
  [String.raw`"\u00E9"`, 'é'],
  [String.raw`"\U00e92"`, 'é2'],
  [String.raw`"\Ud83d\Ude00"`, '😀'],
  [String.raw`"\uD83D\uDE00!"`, '😀!'],
  [String.raw`"\Ufffe\U0000"`, '\ufffe\0'],
  [String.raw`"Si\\U00e2n"`, String.raw`Si\U00e2n`],
])('%s', (quoted, expected) => {
  expect(value(quoted)).toBe(expected);
  expect(plain(read(`{ ${quoted} = ${quoted}; }`).root)).toEqual({ dict: [[expected, expected]] });
});

test.each([
  [String.raw`"a\d"`, 'a backslash before "d" is no escape; write two for a backslash', 3],
  [String.raw`"C:\dir\a"`, 'a backslash before "dir" is no escape; write two for a backslash', 4],
  [String.raw`"\8"`, 'a backslash before "8" is no escape; write two for a backslash', 2],
  ['"\\é"', 'a backslash before the character U+00E9 is no escape; write two for a backslash', 2],
  [String.raw`"\U"`, String.raw`"\U" takes four hexadecimal digits`, 2],
  [String.raw`"ab\U00e"`, String.raw`"\U" takes four hexadecimal digits`, 4],
  [String.raw`"\u+123"`, String.raw`"\u" takes four hexadecimal digits`, 2],
  [String.raw`"\Ud83d"`, String.raw`"\Ud83d" is half of a UTF-16 pair and stands alone`, 2],
  [String.raw`"\Ud83dx"`, String.raw`"\Ud83d" is half of a UTF-16 pair and stands alone`, 2],
  [String.raw`"\Ud83d\U0041"`, String.raw`"\Ud83d" is half of a UTF-16 pair and stands alone`, 2],
  [String.raw`"\Ud83d\Ud83d\Ude00"`, String.raw`"\Ud83d" is half of a UTF-16 pair and stands alone`, 2],
  [String.raw`"a\ude00"`, String.raw`"\ude00" is half of a UTF-16 pair and stands alone`, 3],
  [String.raw`"\400"`, String.raw`the escape "\400" stands for no character of the NeXTSTEP encoding`, 2],
  [String.raw`"\777"`, String.raw`the escape "\777" stands for no character of the NeXTSTEP encoding`, 2],
  [String.raw`"\376"`, String.raw`the escape "\376" stands for no character of the NeXTSTEP encoding`, 2],
  [String.raw`"\377"`, String.raw`the escape "\377" stands for no character of the NeXTSTEP encoding`, 2],
])('%s is refused', (quoted, problem, column) => {
  expect(() => read(quoted)).toThrow(PlistError);
  expect(() => read(quoted)).toThrow(problem);
  expect(() => read(quoted)).toThrow(`(line 1, column ${column})`);
});

describe('the NeXTSTEP encoding', () => {
  // The mapping of NEXTSTEP.TXT (Unicode Consortium), from 0x80 to 0xFD.
  const TABLE = `
    00a0 00c0 00c1 00c2 00c3 00c4 00c5 00c7 00c8 00c9 00ca 00cb 00cc 00cd 00ce 00cf
    00d0 00d1 00d2 00d3 00d4 00d5 00d6 00d9 00da 00db 00dc 00dd 00de 00b5 00d7 00f7
    00a9 00a1 00a2 00a3 2044 00a5 0192 00a7 00a4 2019 201c 00ab 2039 203a fb01 fb02
    00ae 2013 2020 2021 00b7 00a6 00b6 2022 201a 201e 201d 00bb 2026 2030 00ac 00bf
    00b9 02cb 00b4 02c6 02dc 00af 02d8 02d9 00a8 00b2 02da 00b8 00b3 02dd 02db 02c7
    2014 00b1 00bc 00bd 00be 00e0 00e1 00e2 00e3 00e4 00e5 00e7 00e8 00e9 00ea 00eb
    00ec 00c6 00ed 00aa 00ee 00ef 00f0 00f1 0141 00d8 0152 00ba 00f2 00f3 00f4 00f5
    00f6 00e6 00f9 00fa 00fb 0131 00fc 00fd 0142 00f8 0153 00df 00fe 00ff`;

  test('maps every byte', () => {
    const points = TABLE.trim().split(/\s+/);
    expect(points).toHaveLength(0xfe - 0x80);
    const escapes = points.map((_, i) => `\\${(i + 0x80).toString(8)}`).join('');
    expect(
      value(`"${escapes}"`)
        .split('')
        .map((character) => character.codePointAt(0)!.toString(16).padStart(4, '0')),
    ).toEqual(points);
  });

  test('is ASCII below', () => {
    for (let byte = 0; byte < 0x80; byte += 1) {
      expect(value(`"\\${byte.toString(8).padStart(3, '0')}"`)).toBe(String.fromCharCode(byte));
    }
  });
});
