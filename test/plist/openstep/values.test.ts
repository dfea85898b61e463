import { describe, expect, test } from 'vitest';
import { dict, plain, read, type Plain } from './plain.ts';

test.each<[string, string, Plain]>([
  ['an empty dictionary', '{}', dict()],
  ['a dictionary', '{ a = 1; b = "two words"; }', dict(['a', '1'], ['b', 'two words'])],
  ['no blanks', '{a=1;b=(c,d);}', dict(['a', '1'], ['b', ['c', 'd']])],
  [
    'key order and keys that JavaScript knows',
    '{ "10" = a; "9" = b; __proto__ = c; }',
    dict(['10', 'a'], ['9', 'b'], ['__proto__', 'c']),
  ],
  [
    'a quoted, a single-quoted and an empty key',
    `{ "a b" = 1; 'c d' = 2; "" = 3; }`,
    dict(['a b', '1'], ['c d', '2'], ['', '3']),
  ],
  ['a key alone is its own value', '{ a; "b c"; }', dict(['a', 'a'], ['b c', 'b c'])],
  ['an empty array', '( )', []],
  ['an array', '( a, "b", <00>, (), {} )', ['a', 'b', { data: '00' }, [], dict()]],
  ['a comma at the end', '(\n  a,\n  b,\n)', ['a', 'b']],
  ['nested containers', '((a),({b=(c);}))', [['a'], [dict(['b', ['c']])]]],
  ['a lone unquoted string', 'hello', 'hello'],
  ['a lone quoted string', '"hello world"', 'hello world'],
  ['a lone string in single quotes', `'say "hello"'`, 'say "hello"'],
  ['every character of an unquoted string', 'azAZ09_$/:.-', 'azAZ09_$/:.-'],
  [
    'a URL without quotes: "//" inside is no comment',
    '{ a = http://contoso.com; }',
    dict(['a', 'http://contoso.com']),
  ],
  ['a string of one slash', '( / )', ['/']],
  ['text beyond ASCII, unescaped', '{ "Zürich" = "😀"; }', dict(['Zürich', '😀'])],
  ['line ends inside a string', '"a\r\nb\nc\rd"', 'a\r\nb\nc\rd'],
  ['the white space that Apple knows', '\t\v\f\r\n {\u2028a\u2029=\u2028b;}\u2029', dict(['a', 'b'])],
  ['numbers and words stay strings', '( 1, -1.5, YES, true, "<null>" )', ['1', '-1.5', 'YES', 'true', '<null>']],
])('reads %s', (_name, text, expected) => {
  const { root, format, typed } = read(text);
  expect(plain(root)).toEqual(expected);
  expect({ format, typed }).toEqual({ format: 'openstep', typed: false });
});

describe('data', () => {
  test.each([
    ['none', '<>', ''],
    ['blanks only', '< \n >', ''],
    ['in one run', '<0fbd771c>', '0fbd771c'],
    ['with blanks between bytes', '<0fbd77 1c>', '0fbd771c'],
    ['in capitals, over several lines', '<\n  0FBD\t77\r\n1C\u2028\u2029>', '0fbd771c'],
    ['as newer releases print it', '{length = 4, bytes = 0x0fbd771c}', '0fbd771c'],
    ['the same with groups', '{length = 6, bytes = 0x0fbd771c 1c27 }', '0fbd771c1c27'],
    ['the same, empty', '{length = 0, bytes = 0x}', ''],
    ['the same, on several lines', '{\n  length = 1,\n  bytes = 0xFF\n}', 'ff'],
  ])('%s', (_name, text, expected) => {
    expect(plain(read(text).root)).toEqual({ data: expected });
    expect(plain(read(`{ a = ${text}; b = (${text}, ${text}); }`).root)).toEqual(
      dict(['a', { data: expected }], ['b', [{ data: expected }, { data: expected }]]),
    );
  });

  test('a dictionary may have the keys length and bytes', () => {
    expect(plain(read('{length = 4; bytes = 0x0fbd771c;}').root)).toEqual(
      dict(['length', '4'], ['bytes', '0x0fbd771c']),
    );
  });
});

describe('dates without quotes, as up to Mac OS X 10.6', () => {
  test.each<[string, Plain]>([
    ['{ a = 2006-09-12 08:30:00 +0200; }', dict(['a', '2006-09-12 08:30:00 +0200'])],
    ['{ a = 2005-10-17 09:02:01 -0700 ; b; }', dict(['a', '2005-10-17 09:02:01 -0700'], ['b', 'b'])],
    [
      '(2006-09-12 08:30:00 +0200, 2006-09-12 08:30:00 +0200)',
      ['2006-09-12 08:30:00 +0200', '2006-09-12 08:30:00 +0200'],
    ],
    ['2006-09-12 08:30:00 +0200\n', '2006-09-12 08:30:00 +0200'],
    ['{ a = 2006-09-12; }', dict(['a', '2006-09-12'])],
  ])('%s', (text, expected) => {
    expect(plain(read(text).root)).toEqual(expected);
  });
});

describe('.strings files: a dictionary without braces', () => {
  test.each<[string, Plain]>([
    ['"a" = "b";', dict(['a', 'b'])],
    ['a=b;c=d;', dict(['a', 'b'], ['c', 'd'])],
    ['/* one */ "a" /* two */ = /* three */ "b" /* four */; // five', dict(['a', 'b'])],
    ['a;', dict(['a', 'a'])],
    ['a; "b c";\nd = (e, <00>);', dict(['a', 'a'], ['b c', 'b c'], ['d', ['e', { data: '00' }]])],
  ])('%s', (text, expected) => {
    expect(plain(read(text).root)).toEqual(expected);
  });
});

describe('comments', () => {
  const text = '// one\n{ /* two */ a /**/ = //three\r  b; } /* 4 * / ** */ //';
  const { root, comments } = read(text);

  test('are passed over anywhere between tokens', () => {
    expect(plain(root)).toEqual(dict(['a', 'b']));
  });

  test('are collected without their marks', () => {
    expect(comments.map((comment) => comment.text)).toEqual([' one', ' two ', '', 'three', ' 4 * / ** ', '']);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      '// one',
      '/* two */',
      '/**/',
      '//three',
      '/* 4 * / ** */',
      '//',
    ]);
  });
});

describe('a key that comes twice', () => {
  const kept = (text: string): Plain => plain(read(text, { duplicateKeys: 'keep' }).root);

  test('is kept on demand', () => {
    expect(kept('{ a = 1; b = 2; a = 3; }')).toEqual(dict(['a', '1'], ['b', '2'], ['a', '3']));
    expect(kept('a = 1; a;')).toEqual(dict(['a', '1'], ['a', 'a']));
  });

  test('may stand in different dictionaries', () => {
    expect(plain(read('({a = 1;}, {a = 2; b = {a = 3;};})').root)).toEqual([
      dict(['a', '1']),
      dict(['a', '2'], ['b', dict(['a', '3'])]),
    ]);
  });
});
