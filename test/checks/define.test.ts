import { expect, test } from 'vitest';
import type { Json } from '../../src/core/finding.ts';
import { defineCheck } from '../../src/checks/define.ts';

const check = defineCheck<{ readonly [key: string]: Json }, { readonly [key: string]: Json }>({
  id: 'settings/x',
  severity: 'error',
  title: 't',
  why: 'w',
  fix: 'f',
  cite: [],
  applies: () => true,
  judge: (subject, emit) => emit({ file: 'a' }, subject),
  message: ({ value }) => `it is ${JSON.stringify(value)}`,
});

const found = (value: Json): { message: string; args: Json } => {
  const outcome = check.run({ value });
  if (outcome.status !== 'fail') throw new Error('nothing found');
  const { message, args } = outcome.findings[0]!;
  return { message, args };
};

test('what a file was made to hold does not fill the memory: long texts are cut, wherever they are', () => {
  const long = 'x'.repeat(5000);
  const cut = `${'x'.repeat(4096)}... (5000 characters)`;
  expect(found(long)).toEqual({ message: `it is "${cut}"`, args: { value: cut } });
  expect(found([1, { a: [long] }, null]).args).toEqual({ value: [1, { a: [cut] }, null] });
});

test('what fits stays as it is, and no character is cut in two', () => {
  const fits = 'x'.repeat(4096);
  expect(found(fits).args).toEqual({ value: fits });
  expect(found(`${'x'.repeat(4095)}\u{1f600}`).args).toEqual({ value: `${'x'.repeat(4095)}... (4097 characters)` });
});
