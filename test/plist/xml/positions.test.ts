import { expect, test } from 'vitest';
import { readPlist } from '../../../src/plist/format.ts';
import type { PlistValue } from '../../../src/plist/value.ts';

const XML = `\ufeff<?xml version="1.0"?>
<!-- top -->
<plist>
<dict>
\t<key>plain</key>\r\n\t<string>a é</string>
\t<key>x&amp;y</key> <!-- in --> <integer>0x10</integer>
\t<key>list</key><array> <true/><data>
\tQUJD
\t</data>\t<array/></array><key/><date>2006-09-12T08:30:00Z</date>
\t<key>n</key><integer>-12</integer><key>f</key><false/>
\t<key>id</key><dict><key>CF$UID</key><integer>7</integer></dict>
</dict>
</plist><!-- end -->`;

/** The source of each value, with its keys in front of it. */
function sources(value: PlistValue, text: string): unknown {
  const source = text.slice(value.start, value.end);
  if (value.kind === 'array') return value.value.map((item) => sources(item, text));
  if (value.kind !== 'dict') return source;
  return value.value.map((entry) => [text.slice(entry.keyStart, entry.keyEnd), sources(entry.value, text)]);
}

test('every value, key and comment knows where it stands', () => {
  const { root, text, comments, lines } = readPlist(new TextEncoder().encode(XML));
  expect(text).toBe(XML.slice(1));
  expect(sources(root, text!)).toEqual([
    ['<key>plain</key>', '<string>a é</string>'],
    ['<key>x&amp;y</key>', '<integer>0x10</integer>'],
    ['<key>list</key>', ['<true/>', '<data>\n\tQUJD\n\t</data>', []]],
    ['<key/>', '<date>2006-09-12T08:30:00Z</date>'],
    ['<key>n</key>', '<integer>-12</integer>'],
    ['<key>f</key>', '<false/>'],
    ['<key>id</key>', '<dict><key>CF$UID</key><integer>7</integer></dict>'],
  ]);
  expect(text!.slice(root.start, root.end)).toMatch(/^<dict>[^]*<\/dict>$/);
  expect(comments.map((comment) => [comment.text, text!.slice(comment.start, comment.end)])).toEqual([
    [' top ', '<!-- top -->'],
    [' in ', '<!-- in -->'],
    [' end ', '<!-- end -->'],
  ]);
  const entries = root.kind === 'dict' ? root.value : [];
  expect(entries.map(({ keyStart }) => lines!.position(keyStart))).toEqual([
    { line: 5, column: 2 },
    { line: 7, column: 2 },
    { line: 8, column: 2 },
    { line: 10, column: 26 },
    { line: 11, column: 2 },
    { line: 11, column: 36 },
    { line: 12, column: 2 },
  ]);
});
