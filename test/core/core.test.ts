import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyPath } from '../../src/core/key-path.ts';
import { LineIndex } from '../../src/core/line-index.ts';
import { atLeast } from '../../src/core/severity.ts';
import { suggest } from '../../src/core/suggest.ts';

describe('LineIndex', () => {
  test.each<[string, number, [number, number]]>([
    ['', 0, [1, 1]],
    ['abc', 0, [1, 1]],
    ['abc', 3, [1, 4]],
    ['abc', 99, [1, 4]],
    ['abc', -1, [1, 1]],
    ['a\nb', 1, [1, 2]],
    ['a\nb', 2, [2, 1]],
    ['a\r\nb', 3, [2, 1]],
    ['a\rb', 2, [2, 1]],
    ['a\n\nb', 2, [2, 1]],
    ['a\n', 2, [2, 1]],
    ['😀b', 2, [1, 3]],
  ])('%j at %i', (text, offset, [line, column]) => {
    expect(new LineIndex(text).position(offset)).toEqual({ line, column });
  });

  test('line and column lead back to the offset', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', 'b', 'ü')).map((units) => units.join('')),
        fc.nat(40),
        (text, at) => {
          const offset = Math.min(at, text.length);
          const { line, column } = new LineIndex(text).position(offset);
          const before = text.split('\n').slice(0, line - 1);
          expect(before.join('\n').length + (line > 1 ? 1 : 0) + column - 1).toBe(offset);
        },
      ),
    );
  });
});

test.each<[string, readonly string[], string | undefined]>([
  ['DisalowSave', ['DisallowSave', 'DABase'], 'DisallowSave'],
  ['disallowsave', ['DisallowSave'], 'DisallowSave'],
  ['PortRagneEnabled', ['PortRangeEnabled'], 'PortRangeEnabled'],
  ['sever', ['server', 'mode'], 'server'],
  ['Colour', ['DisallowSave', 'Tuned'], undefined],
  ['', ['a'], 'a'],
  ['x'.repeat(5000), ['a'], undefined],
])('suggest %j among %j', (word, candidates, expected) => {
  expect(suggest(word, candidates)).toBe(expected);
});

test.each<[readonly (string | number)[], string]>([
  [[], ''],
  [['a'], 'a'],
  [['a', 0, 'b'], 'a[0].b'],
  [[0], '[0]'],
])('keyPath %j', (path, expected) => {
  expect(keyPath(path)).toBe(expected);
});

test('severities are ordered', () => {
  expect([atLeast('error', 'warning'), atLeast('warning', 'warning'), atLeast('info', 'warning')]).toEqual([
    true,
    true,
    false,
  ]);
});
