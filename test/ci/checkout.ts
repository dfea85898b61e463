import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { ROOT } from '../e2e/run.ts';

/** What a version of the project looks like to those who clone it: nothing is installed, nothing is built. */
export interface Checkout extends Disposable {
  readonly folder: string;
}

const NOT_IN_GIT = ['.git', 'node_modules', 'dist', 'coverage'];

/** A git repository with the project as it is now, tagged. */
export function checkout(tag: string): Checkout {
  // Homes and runners have spaces in their paths, too.
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl checkout-'));
  const left = new Set(NOT_IN_GIT.map((name) => join(ROOT, name)));
  cpSync(ROOT.endsWith(sep) ? ROOT.slice(0, -1) : ROOT, folder, {
    recursive: true,
    filter: (source) => !left.has(source) && !source.endsWith('.tgz'),
  });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'as it is');
  git(folder, 'tag', tag);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Git as nobody's machine has it set up. */
export const GIT_ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Alice',
  GIT_AUTHOR_EMAIL: 'alice@contoso.com',
  GIT_COMMITTER_NAME: 'Alice',
  GIT_COMMITTER_EMAIL: 'alice@contoso.com',
} as const;

/** @throws if git does */
export function git(folder: string, ...args: string[]): string {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    env: { PATH, HOME, ...GIT_ENV },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** npm takes what `npm ci` of the project left in its cache, and asks the registry for the rest only. */
export function npmEnv(): { readonly [name: string]: string } {
  const { stdout } = spawnSync('npm', ['config', 'get', 'cache'], { cwd: ROOT, encoding: 'utf8' });
  return { npm_config_cache: stdout.trim(), npm_config_prefer_offline: 'true' };
}
