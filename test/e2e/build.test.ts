import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tool } from '../helpers/tools.ts';
import { site } from './run.ts';

const POLICY = `msgrctl: 1
organization: Northwind
connection:
  mode: manual
  server: sip.northwind.test
  transport: tcp
  ports: { min: 5100, max: 5119 }
  sipDomains: [northwind.test]
archiving: { save: deny, lock: enforce }
settings: { SaveSIPPassword: false }
install: { source: "afp://files.northwind.test/Software/Messenger" }
users: users.csv
`;
const FILES = { 'messenger.yaml': POLICY, 'users.csv': 'account,sip address\nalice,alice@northwind.test\n' };

/** Every file of a folder with its mode and content. */
function contents(folder: string): Record<string, [number, string]> {
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => {
        const path = join(folder, name);
        return [name, [statSync(path).mode & 0o777, spawnSync('cat', [path]).stdout.toString('latin1')]];
      }),
  );
}

test('build makes everything the policy has a use for, and says what it left out', () => {
  using here = site(FILES);
  const { status, stdout, stderr } = here.run(['build', '-o', 'rollout']);
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).toContain('left out certificate.sh: the policy names no certificates');
  expect(readdirSync(join(here.folder, 'rollout')).toSorted()).toEqual([
    'SHA256SUMS',
    'collect.sh',
    'com.microsoft.Messenger.plist',
    'configure.sh',
    'firewall-rules.txt',
    'firewall.sh',
    'handout-users.html',
    'handout.html',
    'install-point.sh',
    'install.sh',
    'lock.sh',
    'manifest.json',
    'preflight.sh',
    'uninstall.sh',
    'unlock.sh',
  ]);
  const made = contents(join(here.folder, 'rollout'));
  expect(made['install.sh']![0]).toBe(0o755);
  expect(made['manifest.json']![0]).toBe(0o644);
  const manifest = JSON.parse(made['manifest.json']![1]) as { policy: object; sources: object[]; files: object[] };
  expect(manifest.policy).toEqual({ file: 'messenger.yaml', sha256: sum(here.folder, 'messenger.yaml') });
  expect(manifest.sources).toEqual([{ file: 'users.csv', sha256: sum(here.folder, 'users.csv') }]);
  expect(manifest.files).toContainEqual({
    file: 'install.sh',
    sha256: sum(here.folder, 'rollout/install.sh'),
    executable: true,
  });
  expect(made['configure.sh']![1]).toContain(`POLICY_SHA256='${sum(here.folder, 'messenger.yaml')}'`);
  expect(made['configure.sh']![1]).toContain(`USER_SETTINGS='alice\n\t<key>SIPSignInMRU01</key>\n`);
});

function sum(folder: string, path: string): string {
  return spawnSync('sha256sum', [path], { cwd: folder }).stdout.toString().slice(0, 64);
}

test('twice gives the same bytes, wherever the policy lies', () => {
  using here = site({
    ...FILES,
    ...Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`else/where/${name}`, text])),
  });
  expect(here.run(['build', '-o', 'one']).status).toBe(0);
  expect(here.run(['build', '-o', 'two']).status).toBe(0);
  expect(here.run(['build', 'else/where/messenger.yaml', '-o', 'three']).status).toBe(0);
  const one = contents(join(here.folder, 'one'));
  expect(contents(join(here.folder, 'two'))).toEqual(one);
  expect(contents(join(here.folder, 'three'))).toEqual(one);
});

tool('sha256sum', 'shasum')('the list of sums holds for sha256sum and for shasum, and sees a change', () => {
  using here = site(FILES);
  here.run(['build', '-o', 'rollout']);
  const cwd = join(here.folder, 'rollout');
  for (const [command, ...options] of [['sha256sum'], ['shasum'], ['shasum', '-a', '256']] as const) {
    const { status, stdout } = spawnSync(command, [...options, '-c', 'SHA256SUMS'], { cwd });
    expect([command, status, stdout.toString().match(/: OK$/gm)?.length]).toEqual([command, 0, 14]);
  }
  here.write('rollout/install.sh', 'touched');
  expect(spawnSync('sha256sum', ['-c', '--status', 'SHA256SUMS'], { cwd }).status).toBe(1);
});

test('--check tells what differs, is missing, or has no use any more', () => {
  using here = site(FILES);
  here.run(['build', '-o', 'rollout']);
  expect(here.run(['build', '--check', '-o', 'rollout', '-q'])).toMatchObject({ status: 0, stdout: '' });
  here.write('messenger.yaml', POLICY.replace('  ports: { min: 5100, max: 5119 }\n', ''));
  const { status, stdout } = here.run(['build', '--check', '-o', 'rollout', '-q']);
  expect(status).toBe(1);
  expect(stdout).toContain('rollout/configure.sh: differs from the policy\n');
  expect(stdout).toContain('rollout/firewall.sh: the policy has no use for it\n');
  expect(here.run(['build', '--check', '-o', 'nowhere', '-q']).stdout).toContain('nowhere/install.sh: is missing\n');
});

test('nothing is replaced without --force, and nothing is made half', () => {
  using here = site({ ...FILES, 'rollout/unlock.sh': 'mine' });
  const { status, stderr } = here.run(['build', '-o', 'rollout', '-q']);
  expect([status, stderr]).toEqual([3, expect.stringContaining('rollout/unlock.sh is there already')]);
  expect(readdirSync(join(here.folder, 'rollout'))).toEqual(['unlock.sh']);
  expect(here.run(['build', '-o', 'rollout', '-q', '--force']).status).toBe(0);
  expect(here.read('rollout/unlock.sh').toString()).toContain('#!/bin/sh');
});

test('a policy with errors makes nothing', () => {
  using here = site({ 'messenger.yaml': POLICY.replace('max: 5119', 'max: 5101').replace('users: users.csv\n', '') });
  for (const args of [
    ['build', '-o', 'rollout'],
    ['emit', 'install'],
  ]) {
    const { status, stdout, stderr } = here.run(args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error[settings/port-range-too-small]');
  }
  expect(readdirSync(here.folder)).toEqual(['messenger.yaml']);
});

test('build without -o, emit of nothing known, emit of what there is no use for: exit 2', () => {
  using here = site(FILES);
  expect(here.run(['build'])).toMatchObject({ status: 2, stderr: expect.stringContaining('-o') });
  expect(here.run(['emit', 'instal'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Did you mean "install"?'),
  });
  expect(here.run(['emit', 'certificate'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no certificates'),
  });
  here.write('messenger.yaml', POLICY.replace('save: deny, lock: enforce', 'save: allow'));
  expect(here.run(['emit', 'lock'])).toMatchObject({ status: 2, stderr: expect.stringContaining('allows saving') });
});

test('emit lists, prints, and writes a file that can be run', () => {
  using here = site(FILES);
  expect(here.run(['emit']).stdout).toMatch(/^uninstall +on a Mac: removes/m);
  const printed = here.run(['emit', 'uninstall', '-q']).stdout;
  expect(here.run(['emit', 'uninstall', 'messenger.yaml', '-o', 'uninstall.sh', '-q']).status).toBe(0);
  expect(here.read('uninstall.sh').toString()).toBe(printed);
  expect(spawnSync(join(here.folder, 'uninstall.sh'), ['--help']).stdout.toString()).toContain('--purge-history');
  expect(here.run(['emit', 'uninstall', '-o', 'uninstall.sh', '-q']).status).toBe(3);
});

tool('openssl')(
  'certificates go in as PEM, from PEM and from DER; a key or rubbish is refused with its place',
  () => {
    using here = site({
      ...FILES,
      'messenger.yaml': `${POLICY}certificates: [root.pem, root.der]\n`
        .replace('transport: tcp', 'transport: tls')
        .replace('  ports: { min: 5100, max: 5119 }\n', ''),
    });
    const openssl = (...args: string[]): void => {
      expect(spawnSync('openssl', args, { cwd: here.folder }).status).toBe(0);
    };
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'key.pem',
      '-out',
      'root.pem',
      '-subj',
      '/CN=Northwind Root',
    );
    openssl('x509', '-in', 'root.pem', '-outform', 'DER', '-out', 'root.der');
    const { status, stdout } = here.run(['emit', 'certificate', '-q']);
    expect(status).toBe(0);
    const pem = here.read('root.pem').toString();
    expect(stdout).toContain(`CERTIFICATES='${pem}${pem}'\n`);

    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    here.write('root.der', privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(here.run(['emit', 'certificate', '-q'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^error\[policy\/certificate-unreadable\]: root\.der holds a private key\n {2}--> messenger\.yaml:12:26$/m,
      ),
    });
    here.write('root.der', 'rubbish');
    expect(here.run(['emit', 'certificate', '-q']).stderr).toContain(
      'root.der is no X.509 certificate\n  --> messenger.yaml:12:26',
    );
    here.write('messenger.yaml', `${POLICY}certificates: [nowhere.pem]\n`);
    expect(here.run(['emit', 'certificate', '-q'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nowhere.pem'),
    });
  },
);
