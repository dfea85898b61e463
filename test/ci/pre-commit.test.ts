import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { parse } from 'yaml';
import { ROOT, site, type Site } from '../e2e/run.ts';
import { tool } from '../helpers/tools.ts';
import { checkout, git, GIT_ENV, npmEnv, type Checkout } from './checkout.ts';
import { BAD, GOOD } from './policies.ts';

const needs = tool('pre-commit', 'git');
const PLIST = 'com.microsoft.Messenger.plist';
const TEMPLATE = readFileSync(join(ROOT, 'templates/ci/pre-commit-config.yaml'), 'utf8');
let project: Checkout;
/** Where pre-commit keeps what it installed; the tests share it, so it installs once. */
let cache: string;

const env = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: cache,
  PRE_COMMIT_HOME: cache,
  ...GIT_ENV,
  ...npmEnv(),
});

function run(here: Site, command: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: here.folder, env: env(), encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

/** A repository with the shipped configuration, which takes the hooks from the checkout, and `pre-commit install` done. */
function repository(files: { readonly [path: string]: string }, config = TEMPLATE): Site {
  const here = site({
    ...files,
    '.pre-commit-config.yaml': config.replace('https://github.com/OWNER/msgrctl', project.folder),
  });
  git(here.folder, 'init', '--quiet');
  expect(run(here, 'pre-commit', 'install')).toMatchObject({ status: 0 });
  return here;
}

function commit(here: Site): { status: number | null; said: string } {
  git(here.folder, 'add', '--all');
  return run(here, 'git', 'commit', '--message', 'a change');
}

const commits = (here: Site): number => run(here, 'git', 'rev-list', '--all').said.split('\n').filter(Boolean).length;

beforeAll(() => {
  project = checkout('v0.1.0');
  cache = mkdtempSync(join(tmpdir(), 'msgrctl-pre-commit-'));
});
afterAll(() => {
  project[Symbol.dispose]();
  rmSync(cache, { recursive: true, force: true });
});

needs('pre-commit takes the manifest and the configuration', () => {
  using here = site({ 'config.yaml': TEMPLATE });
  expect(run(here, 'pre-commit', 'validate-manifest', join(ROOT, '.pre-commit-hooks.yaml'))).toMatchObject({
    status: 0,
  });
  expect(run(here, 'pre-commit', 'validate-config', 'config.yaml')).toMatchObject({ status: 0 });
  here.write('broken.yaml', '- id: msgrctl-lint\n');
  expect(run(here, 'pre-commit', 'validate-manifest', 'broken.yaml').status).toBe(1);
});

needs('the configuration names hooks that there are', () => {
  const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string }[];
  const { repos } = parse(TEMPLATE) as { repos: { hooks: { id: string }[] }[] };
  const ids = hooks.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(repos.flatMap((each) => each.hooks.map(({ id }) => id))));
});

describe.sequential('git commit', () => {
  needs(
    'installs the hooks from a clone, and lets what is fine pass',
    () => {
      using here = repository({ 'messenger.yaml': GOOD });
      expect(here.run(['generate', '-o', PLIST]).status).toBe(0);
      const { status, said } = commit(here);
      expect(said).toMatch(/msgrctl lint\.+Passed/);
      expect(said).toMatch(/msgrctl generate --check\.+Passed/);
      expect(status).toBe(0);
      expect(commits(here)).toBe(1);
    },
    300_000,
  );

  needs('stops a bad policy, wherever it is', () => {
    using here = repository({ 'messenger.yaml': GOOD });
    here.run(['generate', '-o', PLIST]);
    expect(commit(here).status).toBe(0);
    here.write('sites/a b;$(touch hacked).yaml', BAD);
    const { status, said } = commit(here);
    expect(said).toMatch(/msgrctl lint\.+Failed/);
    expect(said).toContain('sites/a b;$(touch hacked).yaml:6:28');
    expect(status).toBe(1);
    expect(commits(here)).toBe(1);
  });

  needs('stops a policy whose preference file was not made anew, and takes both together', () => {
    using here = repository({ 'messenger.yaml': GOOD });
    here.run(['generate', '-o', PLIST]);
    expect(commit(here).status).toBe(0);
    here.write('messenger.yaml', GOOD.replace('sip.adatum', 'sip2.adatum'));
    const { status, said } = commit(here);
    expect(said).toMatch(/msgrctl lint\.+Passed/);
    expect(said).toMatch(/msgrctl generate --check\.+Failed/);
    expect(said).toContain('RTCServerAddress: string "sip.adatum.com" -> string "sip2.adatum.com"');
    expect(status).toBe(1);
    expect(here.run(['generate', '--force', '-o', PLIST]).status).toBe(0);
    expect(commit(here).status).toBe(0);
    expect(commits(here)).toBe(2);
  });

  needs('judges what is staged, not what is still being written', () => {
    using here = repository({ 'messenger.yaml': GOOD });
    here.run(['generate', '-o', PLIST]);
    git(here.folder, 'add', '--all');
    here.write('messenger.yaml', BAD);
    expect(run(here, 'git', 'commit', '--message', 'staged').status).toBe(0);
    expect(here.read('messenger.yaml').toString()).toBe(BAD);
  });

  needs('leaves commits alone that touch neither policies nor what belongs to them', () => {
    using here = repository({ 'README.md': 'nothing to lint here\n' });
    git(here.folder, 'add', 'README.md');
    const { status, said } = run(here, 'git', 'commit', '--message', 'words');
    expect(said).toMatch(/no files to check/);
    expect(status).toBe(0);
  });

  needs('holds a rollout folder, and takes arguments', () => {
    const config = `${TEMPLATE.split('    hooks:')[0]}    hooks:
      - { id: msgrctl-lint, args: [fleet, --fail-on, warning] }
      - { id: msgrctl-build-check, args: [fleet/policy.yaml, -o, fleet/rollout] }
`;
    using here = repository({ 'fleet/policy.yaml': GOOD, 'elsewhere.yaml': BAD }, config);
    here.run(['build', 'fleet/policy.yaml', '-o', 'fleet/rollout']);
    expect(commit(here)).toMatchObject({ status: 0 });
    here.write('fleet/rollout/install.sh', '#!/bin/sh\n');
    const { status, said } = commit(here);
    expect(said).toContain('fleet/rollout/install.sh: differs from the policy');
    expect(status).toBe(1);
  });
});
