import { expect, test } from 'vitest';
import type { PlistValue } from '../../../src/plist/value.ts';
import { read } from './plain.ts';

/** The text of every key and value, in the order of the file. */
function pieces(value: PlistValue, text: string): string[] {
  const own = text.slice(value.start, value.end);
  if (value.kind === 'array') return [own, ...value.value.flatMap((item) => pieces(item, text))];
  if (value.kind !== 'dict') return [own];
  return [
    own,
    ...value.value.flatMap((entry) => [text.slice(entry.keyStart, entry.keyEnd), ...pieces(entry.value, text)]),
  ];
}

test.each<[string, string, string[]]>([
  ['a dictionary', ' { a = b ; "c\\n" = \'d\' ; } ', ['{ a = b ; "c\\n" = \'d\' ; }', 'a', 'b', '"c\\n"', "'d'"]],
  ['an array', '/* x */ ( <00 ff> , a, )', ['( <00 ff> , a, )', '<00 ff>', 'a']],
  ['printed data', '({length = 1, bytes = 0xff })', ['({length = 1, bytes = 0xff })', '{length = 1, bytes = 0xff }']],
  ['a key without value', '{ "a b" ; }', ['{ "a b" ; }', '"a b"', '"a b"']],
  [
    'a date without quotes',
    '{a = 2006-09-12 08:30:00 +0200;}',
    ['{a = 2006-09-12 08:30:00 +0200;}', 'a', '2006-09-12 08:30:00 +0200'],
  ],
  ['a .strings file', '// x\n"a" = b; // y\nc;\n', ['"a" = b; // y\nc;', '"a"', 'b', 'c', 'c']],
  [
    'characters beyond the first plane',
    '{ "😀" = "😀"; b = c; }',
    ['{ "😀" = "😀"; b = c; }', '"😀"', '"😀"', 'b', 'c'],
  ],
  ['a lone string', '\n"a"\n', ['"a"']],
])('%s', (_name, text, expected) => {
  const { root, text: decoded } = read(text);
  expect(decoded).toBe(text);
  expect(pieces(root, text)).toEqual(expected);
});

test('lines and columns count from behind the byte order mark', () => {
  const { root, lines } = read('\ufeff{\r\n  a = b;\r}');
  const [entry] = root.kind === 'dict' ? root.value : [];
  expect(lines!.span(entry!.keyStart, entry!.value.end)).toEqual({
    start: { line: 2, column: 3 },
    end: { line: 2, column: 8 },
  });
});
