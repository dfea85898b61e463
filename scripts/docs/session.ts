import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const SESSION = /(<!-- session -->\n+```console\n)([^]*?)(```\n)/g;

/**
 * A Markdown text with its sessions typed anew. In a code block that follows `<!-- session -->`, lines that begin with `$ ` are
 * commands, which a shell runs one after the other in an empty folder; the lines below each are what it printed. So what a
 * reader sees is what the program says today.
 *
 * @param root the folder of the project, built
 */
export function withSessions(text: string, root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-session-'));
  try {
    const shell = shellIn(folder, root);
    return text.replace(SESSION, (_, open: string, body: string, close: string) => {
      const commands = body.split('\n').filter((line) => line.startsWith('$ '));
      return `${open}${commands.map((line) => `${line}\n${shell(line.slice(2))}`).join('')}${close}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command, and gives what it printed on either stream. */
function shellIn(folder: string, root: string): (command: string) => string {
  const [bin, work] = [join(folder, 'bin'), join(folder, 'work')];
  mkdirSync(bin);
  mkdirSync(work);
  const program = join(bin, 'msgrctl');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin', 'msgrctl.js')}' "$@"\n`);
  chmodSync(program, 0o755);
  const env = {
    PATH: `${bin}${delimiter}${process.env['PATH']}`,
    HOME: work,
    TZ: 'UTC',
    NO_COLOR: '1',
    COLUMNS: '100',
  };
  return (command) => {
    const { stdout, error } = spawnSync('sh', ['-c', `exec 2>&1\n${command}`], { cwd: work, env, encoding: 'utf8' });
    if (error) throw error;
    return stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`;
  };
}
