import { describe, expect, test } from 'vitest';
import { visible, visibleLines, xmlAttribute, xmlText } from '../../src/report/escape.ts';
import { displayWidth } from '../../src/core/width.ts';

test.each<[string, string, string]>([
  ['ordinary text', 'Büro "4" \\n', 'Büro "4" \\n'],
  ['lines and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
  ['escape', '\u001b[31m', '\\e[31m'],
  ['an 8-bit control sequence', '\u009b31m', '\\u{9b}31m'],
  ['bidirectional override', 'a\u202eb', 'a\\u{202e}b'],
  ['bidirectional isolate', '\u2066', '\\u{2066}'],
  ['zero width', '\u200b\ufeff\u00ad', '\\u{200b}\\u{feff}\\u{ad}'],
  ['tags, which spell out text unseen', '\u{e0041}', '\\u{e0041}'],
  ['half a character', 'a\ud83d', 'a\\u{d83d}'],
  ['no character at all', '\uffff', '\\u{ffff}'],
  ['letters, accents and emoji stay', 'é e\u0301 漢 👍🏽 ❤\ufe0f', 'é e\u0301 漢 👍🏽 ❤\ufe0f'],
])('visible: %s', (_name, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('visibleLines keeps the ends of lines', () => {
  expect(visibleLines('a\r\n\u001b\t')).toBe('a\r\n\\e\\t');
});

test.each<[string, string, string, string]>([
  ['markup', '<a b="c">&\'', '&lt;a b="c"&gt;&amp;\'', "&lt;a b=&quot;c&quot;&gt;&amp;'"],
  ['space', ' \t\r\n', ' \t&#13;\n', ' &#9;&#13;&#10;'],
  [
    'what XML has not',
    '\u0000\u000b\ufffe\ud800',
    '\\u{0}\\u{b}\\u{fffe}\\u{d800}',
    '\\u{0}\\u{b}\\u{fffe}\\u{d800}',
  ],
  ['the end of CDATA', ']]>', ']]&gt;', ']]&gt;'],
])('XML: %s', (_name, text, element, attribute) => {
  expect(xmlText(text)).toBe(element);
  expect(xmlAttribute(text)).toBe(attribute);
});

describe('columns', () => {
  test.each<[string, number]>([
    ['', 0],
    ['abc', 3],
    ['Büro', 4],
    ['e\u0301', 1],
    ['漢字', 4],
    ['ﾊﾛｰ', 3],
    ['Ｆ', 2],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['👍', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['1\ufe0f\u20e3', 2],
    ['❤\ufe0f', 2],
    ['☎', 1],
    ['नमस्ते', 4],
    ['…', 1],
  ])('%s takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
