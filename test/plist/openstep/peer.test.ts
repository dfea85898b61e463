import { parse } from 'plist';
import { expect, test } from 'vitest';
import type { PlistValue } from '../../../src/plist/value.ts';
import { read } from './plain.ts';

/** As the npm package plist 5 hands it out: plain objects, strings, and bytes. */
function asPeer(value: PlistValue): unknown {
  if (value.kind === 'array') return value.value.map(asPeer);
  if (value.kind === 'dict') return Object.fromEntries(value.value.map((entry) => [entry.key, asPeer(entry.value)]));
  return value.value;
}

// Only what that package reads right: no single quotes, \U, octal, .strings files, keys alone, lone strings, printed data.
test.each([
  '{ a = 1; "b c" = "d\\n\\t\\r\\"\\\\"; }',
  '( a, (b, c,), {}, (), { d = <0fbd77 1c>; } )',
  '{ a /* two */ = b; }',
  '{ path = /bin/sh; url = a:b.c-d_e$f; }',
])('plist 5 reads the same: %s', (text) => {
  expect(asPeer(read(text).root)).toEqual(parse(text));
});
