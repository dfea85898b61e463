import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote } from '../../src/core/shell.ts';
import { tool } from '../helpers/tools.ts';

const SHELLS: readonly (readonly [program: string, ...options: string[]])[] = [
  ['dash'],
  ['posh'],
  ['mksh'],
  ['busybox', 'sh'],
  ['bash', '--posix'],
  ['bash'],
];

/** What a shell makes of the words, each ended by a NUL: the bytes that arrived. */
function arrived([program, ...options]: (typeof SHELLS)[number], words: readonly Buffer[]): Buffer {
  const lines = words.map((word, i) => Buffer.concat([Buffer.from(`w${i}=`), word, Buffer.from('\n')]));
  const uses = words.map((_, i) => `/usr/bin/printf '%s\\0' "$w${i}"\n`).join('');
  const { stdout, stderr, status } = spawnSync(program, options, {
    input: Buffer.concat([...lines, Buffer.from(uses)]),
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    maxBuffer: 1 << 28,
  });
  expect([status, stderr.toString()]).toEqual([0, '']);
  return stdout;
}

const NASTY = [
  '',
  "'",
  "''",
  "'\\''",
  '\\',
  "\\'",
  '$(touch /tmp/msgrctl-was-here)',
  '`id`',
  '${IFS}',
  '!!',
  '!x',
  '~root',
  '*',
  '-n',
  '\n',
  '\n\n',
  'a\r\nb',
  '\u0001\u007f\u001b[31m',
  'ü€😀',
  '"; rm -rf / #',
  "'; rm -rf / #",
  '#',
  '=',
  '%s%n',
  'END_OF_USAGE\n',
];

for (const shell of SHELLS) {
  const run = tool(shell[0], 'printf');
  run(`a quoted word is text to ${shell.join(' ')}`, () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('\'"\\$`!(){}[]<>|&;*?~#%-= \t\n\r\u0001\u007füa/'), '${', '$(', "'\\''"),
    });
    const words = fc.array(fc.oneof(text, fc.string({ unit: 'binary' }), fc.constantFrom(...NASTY)), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(words, (list) => {
        const clean = list.map((word) => word.replaceAll('\0', '').toWellFormed());
        const want = Buffer.concat(clean.map((word) => Buffer.from(`${word}\0`)));
        expect(
          arrived(
            shell,
            clean.map((word) => Buffer.from(quote(word))),
          ).equals(want),
        ).toBe(true);
      }),
      { numRuns: 40, examples: [[NASTY]] },
    );
  });
}

test('a NUL is refused: no word of a shell can hold it', () => {
  expect(() => quote('a\0b')).toThrow('NUL');
});
