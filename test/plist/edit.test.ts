import { describe, expect, test } from 'vitest';
import { edit, type Edits } from '../../src/plist/edit.ts';
import { readPlist } from '../../src/plist/format.ts';
import {
  boolean,
  dict,
  get,
  integer,
  sameValue,
  string,
  type PlistDict,
  type PlistValue,
} from '../../src/plist/value.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function edited(text: string, edits: [string, PlistValue | undefined][]): string {
  const bytes = utf8(text);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit(readPlist(bytes), bytes, new Map(edits)));
}

const wrap = (inner: string): string => `<plist version="1.0">\n<dict>\n${inner}</dict>\n</plist>\n`;

describe('an edit of XML touches nothing else', () => {
  const text = wrap(
    '\t<!-- mine -->\n\t<key>A</key>   <integer>0x1</integer>\n\n\t<key>C</key>\n\t<string>&#67;</string><!-- tail -->\n',
  );

  test.each<[string, [string, PlistValue | undefined][], (before: string) => string]>([
    [
      'replaces a value in place',
      [['A', integer(2)]],
      (b) => b.replace('<integer>0x1</integer>', '<integer>2</integer>'),
    ],
    ['changes a type', [['C', boolean(true)]], (b) => b.replace('<string>&#67;</string>', '<true/>')],
    [
      'leaves an equal value in its own spelling',
      [
        ['A', integer(1)],
        ['C', string('C')],
      ],
      (b) => b,
    ],
    [
      'inserts where sorted keys want it',
      [['B', string('x & y')]],
      (b) => b.replace('\t<key>C</key>', '\t<key>B</key>\n\t<string>x &amp; y</string>\n\t<key>C</key>'),
    ],
    [
      'appends behind the last',
      [['D', boolean(false)]],
      (b) => b.replace('<string>&#67;</string>', '<string>&#67;</string>\n\t<key>D</key>\n\t<false/>'),
    ],
    [
      'removes a key with its line',
      [['C', undefined]],
      (b) => b.replace('\n\t<key>C</key>\n\t<string>&#67;</string>', ''),
    ],
    ['leaves out what was not there', [['Z', undefined]], (b) => b],
  ])('%s', (_name, edits, expected) => {
    expect(edited(text, edits)).toBe(expected(text));
  });

  test('insertions beside removals', () => {
    const entry = (key: string): string => `\t<key>${key}</key>\n\t<integer>1</integer>\n`;
    const result = (keys: string, edits: [string, PlistValue | undefined][]): string =>
      edited(wrap(keys.split('').map(entry).join('')), edits);
    expect(
      result('ac', [
        ['b', integer(1)],
        ['c', undefined],
        ['d', integer(1)],
      ]),
    ).toBe(wrap(['a', 'b', 'd'].map(entry).join('')));
    expect(
      result('m', [
        ['m', undefined],
        ['b', integer(1)],
      ]).match(/<key>.*/g),
    ).toEqual(['<key>b</key>']);
    expect(
      result('az', [
        ['c', integer(1)],
        ['b', integer(1)],
      ]),
    ).toBe(wrap(['a', 'b', 'c', 'z'].map(entry).join('')));
    expect(
      result('ab', [
        ['a', undefined],
        ['b', undefined],
      ]).match(/<key>/g),
    ).toBeNull();
  });

  test('several at once', () => {
    expect(
      edited(text, [
        ['B', integer(5)],
        ['A', undefined],
        ['C', integer(6)],
        ['BB', integer(7)],
      ]),
    ).toBe(
      wrap(
        '\t<!-- mine -->\n\n\t<key>B</key>\n\t<integer>5</integer>\n\t<key>BB</key>\n\t<integer>7</integer>\n\t<key>C</key>\n\t<integer>6</integer><!-- tail -->\n',
      ),
    );
  });
});

test.each([
  ['<dict/>', '<dict>\n\t<key>A</key>\n\t<integer>1</integer>\n</dict>'],
  ['<dict></dict>', '<dict>\n\t<key>A</key>\n\t<integer>1</integer>\n</dict>'],
])('fills an empty dictionary %s', (empty, full) => {
  expect(edited(`<plist>${empty}</plist>`, [['A', integer(1)]])).toBe(`<plist>${full}</plist>`);
});

test('keeps CR LF', () => {
  const text = wrap('\t<key>A</key>\n\t<integer>1</integer>\n').replaceAll('\n', '\r\n');
  const after = edited(text, [['B', integer(2)]]);
  expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

describe('keeps the encoding', () => {
  const text = '<?xml version="1.0"?><plist><dict><key>ä</key><string>ö😀</string></dict></plist>';
  const set: Edits = new Map([['ü', string('€')]]);
  const utf16 = (source: string, big: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${source}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };

  test.each<[string, Uint8Array, readonly number[]]>([
    ['UTF-8', utf8(text), [0x3c, 0x3f]],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${text}`), [0xef, 0xbb, 0xbf]],
    ['UTF-16 LE', utf16(text, false), [0xff, 0xfe]],
    ['UTF-16 BE', utf16(text, true), [0xfe, 0xff]],
  ])('%s', (_name, bytes, head) => {
    const after = edit(readPlist(bytes), bytes, set);
    expect([...after.subarray(0, head.length)]).toEqual(head);
    const { root } = readPlist(after);
    expect(get(root as PlistDict, 'ä')).toMatchObject({ value: 'ö😀' });
    expect(get(root as PlistDict, 'ü')).toMatchObject({ value: '€' });
  });

  test('a declared single-byte encoding becomes UTF-8, and says so', () => {
    const latin1 = new Uint8Array(
      Buffer.from(
        '<?xml version="1.0" encoding="ISO-8859-1"?><plist><dict><key>ä</key><true/></dict></plist>',
        'latin1',
      ),
    );
    const after = edit(readPlist(latin1), latin1, set);
    expect(new TextDecoder().decode(after)).toContain('encoding="UTF-8"');
    expect(readPlist(after).root).toMatchObject({ value: [{ key: 'ä' }, { key: 'ü', value: { value: '€' } }] });
  });
});

test('an edit of a binary file keeps every other value and the order of keys', () => {
  const before = dict([
    ['b', integer(2n ** 63n)],
    ['a', string('x')],
    ['c', boolean(true)],
  ]);
  const bytes = writeBinary(before);
  const { root } = readPlist(
    edit(
      readPlist(bytes),
      bytes,
      new Map<string, PlistValue | undefined>([
        ['a', integer(1)],
        ['d', string('y')],
        ['c', undefined],
      ]),
    ),
  );
  expect((root as PlistDict).value.map(({ key }) => key)).toEqual(['b', 'a', 'd']);
  expect(
    sameValue(
      root,
      dict([
        ['b', integer(2n ** 63n)],
        ['a', integer(1)],
        ['d', string('y')],
      ]),
    ),
  ).toBe(true);
});

test.each(['<plist><array/></plist>', '{ a = 1; }'])('refuses %s', (text) => {
  const bytes = utf8(text);
  expect(() => edit(readPlist(bytes), bytes, new Map([['a', integer(2)]]))).toThrow(
    /not a dictionary|OpenStep|PlistError|not yet/,
  );
});
