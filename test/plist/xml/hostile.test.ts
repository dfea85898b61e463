import { describe, expect, test } from 'vitest';
import { PlistError } from '../../../src/plist/error.ts';
import { readPlist } from '../../../src/plist/format.ts';
import { plist, refusal } from '../helpers/read.ts';

const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- é😀 -->
<plist version="1.0">
<dict>
\t<key>a&amp;b</key><string>é😀&lt;<![CDATA[c]]></string>
\t<key>i</key><integer>12</integer><key>r</key><real>-1.5e3</real>
\t<key>t</key><true/><key>d</key><date>2006-09-12T08:30:00Z</date>
\t<key>data</key><data>QUJD</data><key>l</key><array><false></false><dict/></array>
</dict>
</plist>`;

describe('a file that is cut at any byte', () => {
  const utf8 = new TextEncoder().encode(SAMPLE);
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${SAMPLE}`, 'utf16le'));

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8],
    ['UTF-16', utf16],
  ])('%s: is refused with a place inside it', (_name, whole) => {
    expect(readPlist(whole).root.kind).toBe('dict');
    for (let length = 0; length < whole.length; length += 1) {
      const cut = whole.subarray(0, length);
      let error: unknown;
      try {
        readPlist(cut);
      } catch (thrown) {
        error = thrown;
      }
      if (!(error instanceof PlistError)) throw new Error(`cut at ${length}: ${String(error)}`);
      const { position, byteOffset } = error;
      if (position) {
        const lines = new TextDecoder(whole === utf8 ? 'utf-8' : 'utf-16le').decode(cut).split('\n');
        expect(position.line).toBeLessThanOrEqual(lines.length);
        expect(position.column).toBeLessThanOrEqual(lines[position.line - 1]!.length + 1);
      } else {
        expect(byteOffset).toBeLessThanOrEqual(length);
      }
    }
  });
});

describe('depth', () => {
  test.each([
    ['arrays', '<array>', '</array>', 7],
    ['dictionaries', '<dict><key>a</key>', '</dict>', 18],
  ])('100,000 %s in one another', (_name, open, close, width) => {
    const xml = plist(`${open.repeat(100_000)}<true/>${close.repeat(100_000)}`);
    expect(refusal(xml)).toBe(`1:${8 + 512 * width} nested more than 512 levels deep`);
    expect(refusal(xml, { maxDepth: 3 })).toBe(`1:${8 + 3 * width} nested more than 3 levels deep`);
  });
  test('512 levels', () => {
    const document = readPlist(Buffer.from(plist(`${'<array>'.repeat(512)}${'</array>'.repeat(512)}`)));
    expect(document.root.kind).toBe('array');
  });
});

test('the size of a file', () => {
  expect(refusal(plist('<true/>'), { maxBytes: 21 })).toBe('@21 22 bytes; at most 21 are read');
  expect(readPlist(Buffer.from(plist('<true/>')), { maxBytes: 22 }).root.kind).toBe('boolean');
  expect(refusal('')).toBe('@0 the file is empty');
});

test.each([
  ['values', `<array>${'<true/>'.repeat(4_100_000)}</array>`, /^more than 4000000 values/],
  ['plain pairs', `<dict>${'<key>a</key><true/>'.repeat(2_000_000)}</dict>`, /comes twice/],
  ['comments', `${'<!---->'.repeat(4_000_001)}<true/>`, /^more than 4000000 comments/],
])('millions of %s end before they fill the memory', (_name, inside, problem) => {
  expect(() => readPlist(new TextEncoder().encode(`<plist>${inside}</plist>`))).toThrow(problem);
});
