import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { parse } from 'yaml';
import { ROOT, site, type Site } from '../e2e/run.ts';
import { JUNIT, withSchema } from '../report/published.ts';
import { junitComplaints } from '../report/validate.ts';
import { checkout, GIT_ENV, npmEnv, type Checkout } from './checkout.ts';
import { BAD, GOOD } from './policies.ts';

interface Job {
  readonly image: string;
  readonly variables: { readonly [name: string]: string };
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly cache: { readonly paths: readonly string[] };
  readonly artifacts: { readonly when: string; readonly reports: { readonly [kind: string]: string } };
}

const { msgrctl: JOB } = parse(readFileSync(join(ROOT, 'templates/ci/gitlab-ci.yml'), 'utf8')) as { msgrctl: Job };
const needs = withSchema([JUNIT], 'xmllint', 'git', 'bash');
const PLIST = 'com.microsoft.Messenger.plist';
let project: Checkout;
let built: Site;

/** Runs before_script and script in one shell that ends at the first failure, as GitLab's runner does with either shell. */
function job(here: Site, shell = 'bash'): { status: number | null; log: string } {
  const script = [...JOB.before_script, ...JOB.script].join('\n');
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(shell, ['-e'], {
    cwd: here.folder,
    input: script,
    encoding: 'utf8',
    env: {
      PATH,
      HOME: here.folder,
      ...GIT_ENV,
      ...npmEnv(),
      ...JOB.variables,
      MSGRCTL_URL: `file://${project.folder}`,
    },
  });
  return { status, log: `${stdout}${stderr}` };
}

/** A repository in a job that has the cache of an earlier one. */
function repository(files: { readonly [path: string]: string }): Site {
  const here = site(files);
  for (const path of JOB.cache.paths) spawnSync('cp', ['-R', join(built.folder, path), join(here.folder, path)]);
  return here;
}

const report = (here: Site, kind: string): string => here.read(JOB.artifacts.reports[kind]!).toString();

beforeAll(() => {
  project = checkout(JOB.variables['MSGRCTL_VERSION']!);
  built = site({ 'messenger.yaml': GOOD });
});
afterAll(() => {
  project[Symbol.dispose]();
  built[Symbol.dispose]();
});

describe.sequential('the GitLab job', () => {
  needs(
    'brings msgrctl along, and passes what is fine',
    () => {
      built.run(['generate', '-o', PLIST]);
      const { status, log } = job(built);
      expect(log).toContain('2 files checked, nothing found');
      expect(status).toBe(0);
      expect(junitComplaints([report(built, 'junit')])).toBe('');
      expect(report(built, 'junit')).toContain('failures="0" errors="0"');
      expect(JSON.parse(report(built, 'codequality'))).toEqual([]);
      // What goes into the cache is small.
      expect(existsSync(join(built.folder, '.msgrctl/node_modules'))).toBe(false);
    },
    240_000,
  );

  needs.each(['bash', 'sh'])('fails on a bad policy, and leaves both reports (%s)', (shell) => {
    using here = repository({ 'messenger.yaml': GOOD, 'sites/a b.yaml': BAD });
    const { status, log } = job(here, shell);
    expect(status).toBe(1);
    expect(log).toContain('--> sites/a b.yaml:6:28');
    expect(JOB.artifacts.when).toBe('always');
    const junit = report(here, 'junit');
    expect(junitComplaints([junit])).toBe('');
    expect(junit).toMatch(/<testsuites name="msgrctl lint" tests="\d+" failures="1" errors="0">/);
    expect(JSON.parse(report(here, 'codequality'))).toMatchObject([
      {
        check_name: 'settings/port-range-too-small',
        severity: 'critical',
        location: { path: 'sites/a b.yaml', lines: { begin: 6 } },
      },
    ]);
  });

  needs('fails on a preference file that was not made anew', () => {
    using here = repository({ 'messenger.yaml': GOOD.replace('sip.adatum', 'sip2.adatum') });
    here.write(PLIST, built.read(PLIST));
    const { status, log } = job(here);
    expect(status).toBe(1);
    expect(log).toContain(`${PLIST}: differs from the policy`);
  });

  needs('is red where there is nothing to check', () => {
    using here = repository({ 'README.md': 'words\n' });
    expect(job(here)).toMatchObject({ status: 3, log: expect.stringContaining('nothing to check in .') as string });
  });
});
