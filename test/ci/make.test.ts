import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT, site, type Site } from '../e2e/run.ts';
import { tool } from '../helpers/tools.ts';
import { BAD, GOOD } from './policies.ts';

const needs = tool('make');
const PLIST = 'com.microsoft.Messenger.plist';

function repository(files: { readonly [path: string]: string }): Site {
  const here = site(files);
  cpSync(join(ROOT, 'templates/ci/Makefile'), join(here.folder, 'Makefile'));
  return here;
}

function make(here: Site, ...targets: string[]): { status: number | null; stdout: string; stderr: string } {
  const program = `MSGRCTL=${process.execPath} ${join(ROOT, 'bin/msgrctl.js')}`;
  const { status, stdout, stderr } = spawnSync('make', [program, ...targets], {
    cwd: here.folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

needs('make writes the preference file, once for each change of the policy', () => {
  using here = repository({ 'messenger.yaml': GOOD });
  expect(make(here).status).toBe(0);
  expect(here.read(PLIST).toString()).toContain('sip.adatum.com');
  expect(make(here).stdout).toContain('Nothing to be done');
  here.write('messenger.yaml', GOOD.replace('sip.adatum', 'sip2.adatum'));
  utimesSync(join(here.folder, PLIST), 1_000_000_000, 1_000_000_000);
  expect(make(here).status).toBe(0);
  expect(here.read(PLIST).toString()).toContain('sip2.adatum.com');
});

needs('make leaves the old file where the policy has errors', () => {
  using here = repository({ 'messenger.yaml': BAD, [PLIST]: 'old' });
  utimesSync(join(here.folder, PLIST), 1_000_000_000, 1_000_000_000);
  const { status, stderr } = make(here);
  expect(status).toBe(2);
  expect(stderr).toContain('Error 1');
  expect(here.read(PLIST).toString()).toBe('old');
});

needs('make check: fine, a bad policy, a file that differs', () => {
  using here = repository({ 'messenger.yaml': GOOD });
  make(here);
  expect(make(here, 'check')).toMatchObject({ status: 0, stderr: '' });
  here.write('messenger.yaml', GOOD.replace('sip.adatum', 'sip2.adatum'));
  const differs = make(here, 'check');
  expect(differs.status).toBe(2);
  expect(differs.stdout).toContain(`${PLIST}: differs from the policy`);
  here.write('messenger.yaml', BAD);
  const bad = make(here, 'check');
  expect(bad.status).toBe(2);
  expect(bad.stdout).toContain('error[settings/port-range-too-small]');
  expect(bad.stdout).not.toContain('differs');
});

needs('make audit: today against yesterday', () => {
  using here = repository({ 'messenger.yaml': GOOD });
  make(here);
  const plist = readFileSync(join(here.folder, PLIST), 'utf8');
  here.write('collected/mac1/com.microsoft.Messenger.plist', plist);
  const first = make(here, 'audit');
  expect(first.stdout).not.toContain('--baseline');
  here.write('collected/mac1/com.microsoft.Messenger.plist', plist.replace('sip.adatum', 'evil.adatum'));
  const second = make(here, 'audit');
  expect(second.stdout).toContain('--baseline drift.json');
  expect(second.stdout).toMatch(/1 new/);
  expect([first.status, second.status]).toEqual([0, 2]);
  const third = make(here, 'audit');
  expect(third.stdout).toMatch(/0 new/);
  here.write('collected/mac1/com.microsoft.Messenger.plist', plist);
  expect(make(here, 'audit').stdout).toMatch(/1 fixed/);
});
