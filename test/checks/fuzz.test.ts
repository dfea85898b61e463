import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answerFuzzers } from '../../scripts/fuzz/answers.ts';
import { damaged, randomNumbers } from '../../scripts/fuzz/mutate.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// `npm run fuzz` does the same with as many inputs as you like.
test.each(Object.entries(answerFuzzers(ROOT)))(
  'damaged answers (%s): nothing but a judgement, and no false "works"',
  (_reader, { seeds, judge }) => {
    for (const seed of seeds) expect(judge(seed)).toBe('works');
    const random = randomNumbers(20_261_123);
    const fates = new Set(Array.from({ length: 600 }, () => judge(damaged(seeds, random))));
    expect(fates).toEqual(new Set(['works', 'refused']));
  },
);
