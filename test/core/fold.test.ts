import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/core/fold.ts';
import { displayWidth } from '../../src/core/width.ts';

test('breaks between words, and puts the indentation in front of all lines but the first', () => {
  expect(fold('one two three', 7, '  ')).toBe('one two\n  three');
  expect(fold('one', 2)).toBe('one');
  expect(fold('', 5)).toBe('');
  expect(fold('日本 日本', 8)).toBe('日本\n日本');
});

test('no word is lost, and only a single word is wider than the room', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(/\s/g, 'x'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), (words, width) => {
      const lines = fold(words.join(' '), width, '>').split('\n>');
      expect(lines.join(' ')).toBe(words.join(' '));
      for (const line of lines) expect(displayWidth(line) <= width || !line.includes(' ')).toBe(true);
    }),
  );
});
