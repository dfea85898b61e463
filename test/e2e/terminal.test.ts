import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { tool } from '../helpers/tools.ts';
import { ROOT, site, type Site } from './run.ts';

/** Runs msgrctl on a terminal of its own; what it prints on both streams, and its exit code. */
function onTerminal(
  here: Site,
  args: string,
  env: Record<string, string> = {},
): { output: string; status: number | null } {
  const command = `"${process.execPath}" "${join(ROOT, 'bin/msgrctl.js')}" ${args}`;
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: here.folder,
    env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
    encoding: 'utf8',
  });
  return { output: stdout, status };
}

const COLOR = /\u001b\[3\dm/;

tool('script')('a terminal gets colour, unless it or the user wants none', () => {
  using here = site({ 'broken.yaml': 'msgrctl: 2\n' });
  expect(onTerminal(here, 'lint broken.yaml').output).toMatch(COLOR);
  expect(onTerminal(here, 'lint broken.yaml', { NO_COLOR: '1' }).output).not.toMatch(COLOR);
  expect(onTerminal(here, 'lint broken.yaml', { TERM: 'dumb' }).output).not.toMatch(COLOR);
  expect(onTerminal(here, 'lint broken.yaml --color never').output).not.toMatch(COLOR);
});

tool('script')('a binary file is not thrown at a terminal', () => {
  using here = site();
  for (const args of ['generate corporate-tls --format binary', 'convert --to binary -']) {
    const { output, status } = onTerminal(here, args);
    expect(output).toContain('would garble the terminal');
    expect(status).toBe(2);
  }
});

tool('script')('a table of settings fits the terminal', () => {
  using here = site();
  const { output } = onTerminal(here, 'settings', { COLUMNS: '120' });
  for (const line of output.trim().split(/\r?\n/)) expect(line.length).toBeLessThanOrEqual(120);
});
