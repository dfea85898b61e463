import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METAS } from '../../src/program.ts';
import { tool } from '../helpers/tools.ts';
import { realTree, scriptOf } from './scripts.ts';

/** What a program says of a script that it reads and does not run. */
function read(program: string, args: readonly string[], script: string): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-script-'));
  try {
    writeFileSync(join(folder, 'script'), script);
    const { status, stdout, stderr } = spawnSync(program, [...args, join(folder, 'script')], { encoding: 'utf8' });
    return { status, said: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

tool('shellcheck')('ShellCheck has nothing to say of the script for bash', async () => {
  const args = ['--shell=bash', '--severity=style'];
  expect(read('shellcheck', args, await scriptOf('bash'))).toEqual({ status: 0, said: '' });
});

for (const shell of ['bash', 'zsh', 'fish']) {
  tool(shell)(`${shell} -n reads the script for ${shell}`, async () => {
    expect(read(shell, ['-n'], await scriptOf(shell))).toEqual({ status: 0, said: '' });
  });
}

test('the tree has every command with every option, and what each command takes', async () => {
  const tree = await realTree();
  for (const { name, options, arguments: args } of METAS.filter((meta) => meta.name !== 'help')) {
    const node = tree.find(({ path }) => path.join(' ') === name)!;
    const names = node.options.flatMap((option) => option.names);
    for (const { flags } of options) {
      for (const flag of flags.match(/(?<![\w-])--?[a-z][a-z-]*/g)!) expect(names).toContain(flag);
    }
    expect(names).toEqual(expect.arrayContaining(['--color', '--no-color', '-q', '--quiet', '-h', '--help']));
    expect(node.arguments).toHaveLength(args.length);
  }
});

test('words have no spaces, quotes or colons: the scripts rely on it', async () => {
  for (const { words, options, arguments: args } of await realTree()) {
    const all = [...words, ...[...options, ...args].flatMap(({ values }) => values.words)];
    for (const { name } of all) expect(name).toMatch(/^[\w./-]+$/);
  }
});

test('a script is the same each time, and says which version it belongs to', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const script = await scriptOf(shell);
    expect(script).toBe(await scriptOf(shell));
    expect(script).toContain(`${shell} completion for msgrctl 1.2.3`);
    expect(script.endsWith('\n')).toBe(true);
  }
});
