import { expect, test } from 'vitest';
import { diff } from '../../src/plist/diff.ts';
import {
  array,
  boolean,
  data,
  dict,
  integer,
  real,
  sameValue,
  string,
  type PlistValue,
} from '../../src/plist/value.ts';

const changes = (before: PlistValue, after: PlistValue): string[] =>
  diff(before, after).map(({ path, change }) => `${change} ${path.join('/')}`);

test.each<[string, PlistValue, PlistValue, string[]]>([
  ['equal values', dict([['a', integer(1)]]), dict([['a', integer(1)]]), []],
  [
    'key order',
    dict([
      ['a', integer(1)],
      ['b', integer(2)],
    ]),
    dict([
      ['b', integer(2)],
      ['a', integer(1)],
    ]),
    [],
  ],
  ['1 and 1.0', dict([['a', integer(1)]]), dict([['a', real(1)]]), ['changed a']],
  [
    '1 and "1" and true',
    array([integer(1), integer(1)]),
    array([string('1'), boolean(true)]),
    ['changed 0', 'changed 1'],
  ],
  ['neighbours beyond 2^53', integer(2n ** 60n), integer(2n ** 60n + 1n), ['changed ']],
  ['NaN and itself', real(NaN), real(NaN), []],
  ['0.0 and -0.0', real(0), real(-0), ['changed ']],
  ['data', data(Uint8Array.of(1)), data(Uint8Array.of(2)), ['changed ']],
  [
    'added, removed, changed inside, sorted',
    dict([
      ['z', dict([['x', integer(1)]])],
      ['b', string('')],
    ]),
    dict([
      ['z', dict([['x', integer(2)]])],
      ['a', string('')],
    ]),
    ['added a', 'removed b', 'changed z/x'],
  ],
  ['longer and shorter arrays', array([integer(1)]), array([integer(1), integer(2)]), ['added 1']],
  [
    'the last of two equal keys',
    dict([
      ['a', integer(1)],
      ['a', integer(2)],
    ]),
    dict([['a', integer(2)]]),
    [],
  ],
  ['a key that JavaScript knows', dict([['__proto__', integer(1)]]), dict([]), ['removed __proto__']],
])('%s', (_name, before, after, expected) => {
  expect(changes(before, after)).toEqual(expected);
});

test('many equal keys are compared in linear time', () => {
  const many = dict(Array.from({ length: 200_000 }, () => ['a', integer(1)] as const));
  expect(sameValue(many, dict(many.value.map(({ key, value }) => [key, value] as const)))).toBe(true);
});
