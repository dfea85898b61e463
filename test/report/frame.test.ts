import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from '../../src/core/line-index.ts';
import { frame, sourceLines } from '../../src/report/frame.ts';
import { plainStyle } from '../../src/report/style.ts';
import { displayWidth } from '../../src/core/width.ts';
import { anyText } from './arbitrary.ts';

function draw(text: string, start: number, end: number, width = 60): string[] {
  const span = new LineIndex(text).span(start, end);
  return frame(sourceLines(text), span, { width, style: plainStyle, severity: 'error' }).split('\n').slice(1, -1);
}

/** The frame of a line in which the marked part stands between « and ». */
function marked(text: string, width?: number): string[] {
  const start = text.indexOf('«');
  return draw(text.replace(/[«»]/g, ''), start, text.indexOf('»') - 1, width);
}

test.each<[string, string, string, string]>([
  ['a word', 'mode: «manual»', '1 | mode: manual', '  |       ^^^^^^'],
  ['nothing: a single caret', 'mode: «»x', '1 | mode: x', '  |       ^'],
  ['the end of the line', 'mode:«»', '1 | mode:', '  |      ^'],
  ['tabs before and inside', '\t«a\tb»', '1 |   a  b', '  |   ^^^^'],
  ['wide characters', '漢«字か»な', '1 | 漢字かな', '  |   ^^^^'],
  ['combining marks', 'e\u0301«e\u0301»', '1 | e\u0301e\u0301', '  |  ^'],
  ['an emoji of two parts', '👍🏽«x»', '1 | 👍🏽x', '  |   ^'],
  ['an escape', '\u001b[«3»', '1 | \\e[3', '  |    ^'],
  ['several lines: the first', 'a: «{\nb: 1 }»', '1 | a: {', '  |    ^'],
  ['blanks at the end', 'a:«  »', '1 | a:', '  |   ^^'],
  ['old Mac line ends', 'a\rb «c»\rd', '2 | b c', '  |   ^'],
])('%s', (_name, text, line, carets) => {
  expect(marked(text)).toEqual([line, carets]);
});

test.each<[string, string]>([
  ['front', `«Key»${' and so on'.repeat(9)}`],
  ['middle', `${'0123456789'.repeat(9)}«Key»${'0123456789'.repeat(9)}`],
  ['end', `${'0123456789'.repeat(9)}«Key»`],
  ['long mark', `a: «${'0123456789'.repeat(9)}»;`],
  ['wide', `${'漢字'.repeat(20)}«か»${'漢字'.repeat(20)}`],
])('a long line is cut: %s', async (name, text) => {
  const lines = marked(text, 48).join('\n');
  await expect(`${lines}\n`).toMatchFileSnapshot(`../golden/report/cut-${name.replace(' ', '-')}.txt`);
});

test('a line that is not there has no frame', () => {
  const span = { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } };
  expect(frame(['one'], span, { width: 80, style: plainStyle, severity: 'error' })).toBe('');
});

test('fits the width, and the carets stand under what is meant', () => {
  const around = fc.array(anyText, { maxLength: 12 }).map((texts) => texts.join('').replace(/[\r\n]/g, ' '));
  const width = fc.integer({ min: 50, max: 120 });
  fc.assert(
    fc.property(around, around, width, (before, behind, columns) => {
      // The blanks keep the word from joining what is around it.
      const [shown, carets] = draw(`${before} qqq ${behind}`, before.length + 1, before.length + 4, columns);
      expect(displayWidth(shown!)).toBeLessThanOrEqual(columns);
      const column = displayWidth(carets!.slice(0, carets!.indexOf('^')));
      expect(displayWidth(shown!.slice(0, shown!.indexOf('qqq')))).toBe(column);
      expect(carets!.trimEnd().slice(column)).toBe('^^^');
    }),
  );
});

test('a megabyte on one line is cut at once', () => {
  const text = '<key>a</key>'.repeat(100_000);
  const [shown, carets] = draw(text, 600_000, 600_005, 80);
  expect(shown).toHaveLength(80);
  expect(shown!.slice(carets!.indexOf('^'), carets!.lastIndexOf('^') + 1)).toBe('<key>');
});
