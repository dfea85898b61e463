import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/core/line-index.ts';
import type { PlistDocument } from '../../../src/plist/document.ts';
import { PlistError } from '../../../src/plist/error.ts';
import { decodeOpenStep } from '../../../src/plist/openstep/encoding.ts';
import { readOpenStep } from '../../../src/plist/openstep/reader.ts';
import { detectUtf16 } from '../../../src/plist/xml/encoding.ts';
import { array, data, dict, string, type PlistValue } from '../../../src/plist/value.ts';
import { plain, read } from './plain.ts';
import { print } from './printer.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'aZ0_$/:.-*\\"\'\n; '.split('')), maxLength: 8 }),
  fc.constantFrom('__proto__', 'length', 'bytes', '2006-09-12 08:30:00 +0200', '//', '/*', '\u0080', ''),
);

const { tree } = fc.letrec<{ tree: PlistValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    text.map(string),
    fc.uint8Array({ maxLength: 12 }).map(data),
    fc.array(tie('tree'), { maxLength: 5 }).map(array),
    fc.uniqueArray(fc.tuple(text, tie('tree')), { maxLength: 5, selector: ([key]) => key }).map(dict),
  ),
}));

/** Choices for the printer: the numbers of the array over and over. */
const tape = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }).map((numbers) => {
  let next = 0;
  return (count: number): number => numbers[next++ % numbers.length]! % count;
});

/** Positions that hold together: values inside their containers, in order, and each reads back alone. */
function checkPositions({ root, text: source, comments }: PlistDocument): void {
  const visit = (value: PlistValue, from: number, to: number): void => {
    expect(from <= value.start && value.start < value.end && value.end <= to).toBe(true);
    let at = value.start;
    if (value.kind === 'array') for (const item of value.value) [, at] = [visit(item, at, value.end), item.end];
    if (value.kind !== 'dict') return;
    for (const { key, keyStart, keyEnd, value: inner } of value.value) {
      expect(at <= keyStart && keyStart < keyEnd && keyEnd <= inner.end).toBe(true);
      expect(plain(read(source!.slice(keyStart, keyEnd)).root)).toBe(key);
      visit(inner, keyStart, value.end);
      at = inner.end;
    }
  };
  visit(root, 0, source!.length);
  if (root.kind !== 'dict') expect(plain(read(source!.slice(root.start, root.end)).root)).toEqual(plain(root));
  for (const { text: inner, start, end } of comments) {
    expect([`//${inner}`, `/*${inner}*/`]).toContain(source!.slice(start, end));
  }
}

test('what is printed reads back the same, whatever the spelling', () => {
  fc.assert(
    fc.property(tree, tape, (value, choose) => {
      const document = read(print(value, choose));
      expect(plain(document.root)).toEqual(plain(value));
      checkPositions(document);
    }),
    { numRuns: 2000 },
  );
});

describe('no bytes make it throw anything but a PlistError with a place inside the text', () => {
  /** The document, or undefined after an error that is as it should be. */
  function attempt(bytes: Uint8Array): PlistDocument | undefined {
    try {
      return readOpenStep(bytes);
    } catch (error) {
      if (!(error instanceof PlistError)) throw error;
      expect(error.problem).toMatch(/^\S.*[^.\s]$/s);
      if (error.byteOffset !== undefined) {
        expect(error.byteOffset).toBeLessThanOrEqual(bytes.length);
        return undefined;
      }
      const { line, column } = error.position!;
      const lines = leniently(bytes).split(/\r\n|\r|\n/);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
      return undefined;
    }
  }

  /** The text, with what cannot be decoded replaced. */
  function leniently(bytes: Uint8Array): string {
    try {
      return decodeOpenStep(bytes);
    } catch {
      return new TextDecoder(detectUtf16(bytes) ?? 'utf-8').decode(bytes);
    }
  }

  const check = (bytes: Uint8Array): void => {
    const document = attempt(bytes);
    if (document) checkPositions(document);
  };

  test('arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), check), { numRuns: 5000 });
  });

  const token = fc.oneof(
    fc.constantFrom(
      ...'{}()<>=;,"\'\\/* \n0aU'.split(''),
      '//',
      '/*',
      '*/',
      '{length = 1, bytes = 0x',
      '00',
      '...',
      '\\U00e9',
      '\\Ud83d',
      '\\Ude00',
    ),
    fc.constantFrom(
      '\\777',
      '2006-09-12 08:30:00 +0200',
      '<*I5>',
      '\ufeff',
      '\u2028',
      'é',
      '😀',
      'key',
      '{ a = b; }',
      '(a,)',
    ),
  );

  test('arbitrary tokens', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => check(Buffer.from(tokens.join('')))),
      { numRuns: 10_000 },
    );
  });

  const folder = fileURLToPath(new URL('../../fixtures/openstep/', import.meta.url));
  const samples = readdirSync(folder)
    .filter((name) => !name.endsWith('.md'))
    .map((name) => readFileSync(folder + name));
  const inUtf16 = samples.map((bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le'));
  const change = fc.record({
    at: fc.nat(),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(2000)),
    insert: fc.oneof(
      token.map((inserted) => Buffer.from(inserted)),
      fc.uint8Array({ maxLength: 3 }),
    ),
  });

  test('samples with pieces cut out and put in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples, ...inUtf16), fc.array(change, { maxLength: 3 }), (sample, changes) => {
        let bytes: Uint8Array = sample;
        for (const { at, remove, insert } of changes) {
          const from = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]);
        }
        check(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test('every prefix of every sample', () => {
    for (const sample of samples) for (let end = 0; end < sample.length; end += 1) attempt(sample.subarray(0, end));
  });

  const LONG = 1_000_000;
  test.each([
    ['opening brackets', '('.repeat(LONG)],
    ['quotes', '"'.repeat(LONG + 1)],
    ['a string of escapes', `"${'\\101'.repeat(LONG)}"`],
    ['backslashes', `"${'\\'.repeat(LONG)}`],
    ['slashes', '/'.repeat(LONG)],
    ['comments', '/**/'.repeat(LONG)],
    ['comment openings', '/*'.repeat(LONG)],
    ['data', `<${'00 '.repeat(LONG)}>`],
    ['half data', `<${'0'.repeat(LONG + 1)}`],
    ['printed data, left open', '{length = 1, bytes = 0x'.repeat(LONG / 20)],
    ['almost printed data', `{${' '.repeat(LONG)}length`],
    ['many small data', `(${'<00>,{length = 1, bytes = 0x00},'.repeat(LONG / 20)})`],
    ['almost dates', `(${'2006-09-12 08:30:00 +020,'.repeat(LONG / 20)})`],
    ['keys', Array.from({ length: LONG / 10 }, (_, i) => `k${(i * 7919) % 100_003};`).join('')],
    ['a long unquoted string', 'a'.repeat(LONG)],
    ['white space', ' \n'.repeat(LONG)],
  ])('a megabyte and more of %s, in linear time', (_name, content) => {
    const started = performance.now();
    attempt(Buffer.from(content));
    // A quadratic reader would take minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test('the column of an error counts as LineIndex does', () => {
  const source = '{\r\n a = b;\r c = <0>;\n}';
  expect(() => read(source)).toThrow(
    new PlistError('half a byte: an even number of hexadecimal digits must stand together', {
      position: new LineIndex(source).position(source.indexOf('0')),
    }),
  );
});
