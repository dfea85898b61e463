import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../../scripts/fuzz/judge.ts';
import { damaged, randomNumbers } from '../../scripts/fuzz/mutate.ts';
import { SEEDS } from '../../scripts/fuzz/seeds.ts';

/** `npm run fuzz` does the same with as many inputs as one likes. */
test.each(Object.keys(SEEDS))('3,000 damaged %s files end in a sound document or a placed refusal', (reader) => {
  const random = randomNumbers(2006);
  const outcomes = { document: 0, refused: 0 };
  for (let i = 0; i < 3_000; i += 1) outcomes[judge(damaged(SEEDS[reader]!, random))] += 1;
  expect(outcomes.document).toBeGreaterThan(50);
  expect(outcomes.refused).toBeGreaterThan(1_000);
});

test.each(Object.keys(SEEDS))('the sound %s files are read', (reader) => {
  expect(SEEDS[reader]!.map(judge)).toEqual(SEEDS[reader]!.map(() => 'document'));
});

test('any bytes, alone and behind the beginning of each format', () => {
  const heads = fc.constantFrom(
    '',
    'bplist00',
    '<plist>',
    '<?xml version="1.0"?><plist><dict>',
    '{ a = ',
    '"',
    '\ufeff',
  );
  fc.assert(
    fc.property(heads, fc.uint8Array({ maxLength: 300 }), (head, tail) => {
      judge(new Uint8Array(Buffer.concat([Buffer.from(head), tail])));
    }),
    { numRuns: 5_000, seed: 2006 },
  );
});
