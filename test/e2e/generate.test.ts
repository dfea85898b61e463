import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlist } from '../../src/plist/format.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { dict, get, integer, real, type PlistDict } from '../../src/plist/value.ts';
import { POLICY, site } from './run.ts';

const OUT = 'com.microsoft.Messenger.plist';

test('writes XML to standard output, and nothing else', () => {
  using here = site({ 'messenger.yaml': POLICY });
  const { status, stdout, stderr } = here.run(['generate']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>DisallowSave</key>
	<false/>
	<key>RTCConfigurationMode</key>
	<integer>1</integer>
	<key>RTCServerAddress</key>
	<string>sip.contoso.com</string>
	<key>RTCTransport</key>
	<integer>4</integer>
	<key>SaveSIPPassword</key>
	<false/>
</dict>
</plist>
`);
});

test('writes a file once, and replaces it only with --force', () => {
  using here = site({ 'messenger.yaml': POLICY });
  expect(here.run(['generate', '-o', OUT])).toMatchObject({
    status: 0,
    stdout: '',
    stderr: `msgrctl: wrote ${OUT}\n`,
  });
  const first = here.read(OUT);
  here.write('messenger.yaml', POLICY.replace('tls', 'tcp'));
  const refused = here.run(['generate', '-o', OUT]);
  expect(refused).toMatchObject({
    status: 3,
    stdout: '',
    stderr: `msgrctl: ${OUT} is there already\n  Use --force to replace it.\n`,
  });
  expect(here.read(OUT)).toEqual(first);
  chmodSync(join(here.folder, OUT), 0o640);
  expect(here.run(['generate', '-o', OUT, '--force', '-q'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(here.read(OUT)).not.toEqual(first);
  expect(statSync(join(here.folder, OUT)).mode & 0o777).toBe(0o640);
  expect(readdirSync(here.folder).toSorted()).toEqual([OUT, 'messenger.yaml']);
});

test('writes through a link, and leaves no temporary file when it fails', () => {
  using here = site({ 'messenger.yaml': POLICY, 'real.plist': 'old' });
  symlinkSync('real.plist', join(here.folder, 'link.plist'));
  expect(here.run(['generate', '-o', 'link.plist', '--force']).status).toBe(0);
  expect(here.read('real.plist').toString()).toContain('RTCTransport');
  mkdirSync(join(here.folder, 'folder'));
  expect(here.run(['generate', '-o', 'folder', '--force'])).toMatchObject({ status: 3 });
  expect(here.run(['generate', '-o', 'nowhere/a.plist'])).toMatchObject({ status: 3, stdout: '' });
  expect(readdirSync(here.folder).toSorted()).toEqual(['folder', 'link.plist', 'messenger.yaml', 'real.plist']);
});

test('the policy is not overwritten with what it makes, and -o - is standard output', () => {
  using here = site({ 'messenger.yaml': POLICY });
  expect(here.run(['generate', 'messenger.yaml', '--force', '-o', './messenger.yaml']).status).toBe(2);
  expect(here.read('messenger.yaml').toString()).toBe(POLICY);
  expect(here.run(['generate', '-o', '-']).stdout).toContain('<key>RTCTransport</key>');
  expect(readdirSync(here.folder)).toEqual(['messenger.yaml']);
});

test('a signal leaves no temporary file', async () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `u${i},u${i}@contoso.com\n`);
  using here = site({
    'messenger.yaml': `${POLICY}users: u.csv\n`,
    'u.csv': `account,sip address\n${rows.join('')}`,
  });
  const bin = new URL('../../bin/msgrctl.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [bin, 'generate', '--users', '-o', 'out'], {
    cwd: here.folder,
    stdio: 'ignore',
  });
  const out = join(here.folder, 'out');
  while (!existsSync(out) || readdirSync(out).length < 5) await new Promise((later) => void setTimeout(later, 5));
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(143);
  expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('--format binary', () => {
  using here = site({ 'messenger.yaml': POLICY });
  const { status, bytes } = here.run(['generate', '--format', 'binary']);
  expect(status).toBe(0);
  const document = readPlist(bytes);
  expect(document.format).toBe('binary');
  expect(get(document.root as PlistDict, 'RTCTransport')).toMatchObject({ kind: 'integer', value: 4 });
});

describe('--check', () => {
  test('exit 0 if the file says the same in whatever format, 1 if not, 1 if it is missing', () => {
    using here = site({ 'messenger.yaml': POLICY });
    expect(here.run(['generate', '--check', '-o', OUT])).toMatchObject({ status: 1 });
    here.run(['generate', '-o', OUT, '--format', 'binary']);
    expect(here.run(['generate', '--check', '-o', OUT])).toMatchObject({ status: 0, stdout: '' });
    here.write('messenger.yaml', POLICY.replace('tls', 'tcp'));
    const before = here.read(OUT);
    const drift = here.run(['generate', '--check', '-o', OUT]);
    expect(drift.status).toBe(1);
    expect(drift.stdout).toBe(`${OUT}: differs from the policy\n  ~ RTCTransport: integer 4 -> integer 2\n`);
    expect(here.read(OUT)).toEqual(before);
  });

  test('a file that readers read differently, or not at all, is not up to date', () => {
    using here = site({ 'messenger.yaml': POLICY });
    here.run(['generate', '-o', OUT]);
    const sound = here.read(OUT).toString();
    here.write(OUT, sound.replace('<dict>', '<dict><key>RTCTransport</key><integer>2</integer>'));
    const twice = here.run(['generate', '--check', '-o', OUT]);
    expect(twice.status).toBe(1);
    expect(twice.stdout).toMatch(
      /^com\.microsoft\.Messenger\.plist: the key "RTCTransport" comes twice .*\(line \d+, column \d+\)\n/,
    );
    here.write(OUT, sound.slice(0, 300));
    expect(here.run(['generate', '--check', '-o', OUT])).toMatchObject({ status: 1 });
  });

  test('needs a file', () => {
    using here = site({ 'messenger.yaml': POLICY });
    expect(here.run(['generate', '--check']).status).toBe(2);
  });
});

test('--dry-run shows what would change, writes nothing, and exits as the real run would', () => {
  using here = site({ 'messenger.yaml': POLICY });
  const fresh = here.run(['generate', '--dry-run', '-o', OUT]);
  expect(fresh.status).toBe(0);
  expect(fresh.stdout).toContain('  + RTCServerAddress: string "sip.contoso.com"\n');
  expect(readdirSync(here.folder)).toEqual(['messenger.yaml']);
  here.run(['generate', '-o', OUT]);
  here.write('messenger.yaml', POLICY.replace('tls', 'tcp'));
  const refused = here.run(['generate', '--dry-run', '-o', OUT]);
  expect(refused.status).toBe(3);
  expect(refused.stdout).toContain('  ~ RTCTransport: integer 4 -> integer 2\n');
  here.write('messenger.yaml', POLICY);
  expect(here.run(['generate', '--dry-run', '--force', '-o', OUT]).stdout).toContain('0 changes');
});

describe('--merge', () => {
  const own = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
	<!-- written by a Mac -->
	<key>ContactWindowSize</key>
	<string>210, 480</string>
	<key>RTCTransport</key>
	<integer>2</integer>
	<key>Strange</key>
	<real>1.0</real>
</dict>
</plist>
`;

  test("sets the policy's keys and keeps every other byte", () => {
    using here = site({ 'messenger.yaml': POLICY, 'old.plist': own });
    expect(here.run(['generate', '--merge', 'old.plist', '-o', 'new.plist', '-q'])).toMatchObject({
      status: 0,
      stdout: '',
    });
    const merged = here.read('new.plist').toString();
    expect(merged).toContain('\t<!-- written by a Mac -->\n');
    expect(merged).toContain('<key>Strange</key>\n\t<real>1.0</real>');
    expect(merged).toContain('<key>RTCTransport</key>\n\t<integer>4</integer>');
    expect(here.read('old.plist').toString()).toBe(own);
  });

  test('keeps 64-bit integers, reals and data of a binary file exactly', () => {
    const old = dict([
      ['Big', integer(2n ** 63n - 1n)],
      ['Real', real(1)],
      ['RTCTransport', integer(2)],
    ]);
    using here = site({ 'messenger.yaml': POLICY, 'old.plist': writeBinary(old) });
    expect(here.run(['generate', '--merge', 'old.plist', '-o', 'new.plist']).status).toBe(0);
    const { root, format } = readPlist(here.read('new.plist'));
    expect(format).toBe('binary');
    expect(get(root as PlistDict, 'Big')).toMatchObject({ kind: 'integer', value: 2n ** 63n - 1n });
    expect(get(root as PlistDict, 'Real')).toMatchObject({ kind: 'real', value: 1 });
    expect(get(root as PlistDict, 'RTCServerAddress')).toMatchObject({ kind: 'string', value: 'sip.contoso.com' });
  });

  test('--check tells whether a Mac has what the policy asks for', () => {
    using here = site({ 'messenger.yaml': POLICY, 'old.plist': own });
    expect(here.run(['generate', '--merge', 'old.plist', '--check']).status).toBe(1);
    here.run(['generate', '--merge', 'old.plist', '-o', 'new.plist']);
    expect(here.run(['generate', '--merge', 'new.plist', '--check'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('a damaged file is exit 3, with its place', () => {
    using here = site({ 'messenger.yaml': POLICY, 'old.plist': own.replace('</string>', '') });
    const { status, stdout, stderr } = here.run(['generate', '--merge', 'old.plist', '-o', 'new.plist']);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/could not merge into old\.plist: .*line 7/);
    expect(readdirSync(here.folder)).not.toContain('new.plist');
  });
});

describe('--users', () => {
  const ROSTER =
    'account,sip address,domain,user id\nalice,alice@contoso.com,CONTOSO,asmith\nbob,bob@contoso.com,,\n';

  test('writes one file a user', () => {
    using here = site({ 'messenger.yaml': `${POLICY}users: users.csv\n`, 'users.csv': ROSTER });
    const { status, stderr } = here.run(['generate', '--users', '-o', 'plists']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'msgrctl: wrote 2 files to plists\n' });
    expect(readdirSync(join(here.folder, 'plists'))).toEqual(['alice.plist', 'bob.plist']);
    const { root } = readPlist(here.read('plists/alice.plist'));
    expect(get(root as PlistDict, 'UserLogonName')).toMatchObject({ value: 'CONTOSO\\asmith' });
    expect(get(root as PlistDict, 'UserSIPID')).toMatchObject({ value: 'alice@contoso.com' });
    expect(get(root as PlistDict, 'SIPSignInMRU01')).toMatchObject({ value: 'alice@contoso.com' });
    expect(get(root as PlistDict, 'RTCTransport')).toMatchObject({ value: 4 });
  });

  test('a broken roster stays broken when its finding is suppressed', () => {
    const suppress = 'suppress: [{ check: policy/roster, reason: later }]\n';
    using here = site({
      'messenger.yaml': `${POLICY}users: u.csv\n${suppress}`,
      'u.csv': 'account,sip address\na,a\n',
    });
    expect(here.run(['generate', '--users', '-o', 'out'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('writes none if one is there', () => {
    using here = site({ 'messenger.yaml': POLICY, 'r.csv': ROSTER, 'plists/bob.plist': 'mine' });
    expect(here.run(['generate', '--users', 'r.csv', '-o', 'plists']).status).toBe(3);
    expect(readdirSync(join(here.folder, 'plists'))).toEqual(['bob.plist']);
    expect(here.read('plists/bob.plist').toString()).toBe('mine');
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['no folder', ['--users'], 2, /--users needs a folder/],
    ['no roster', ['--users', '-o', 'out'], 2, /the policy names no roster/],
    ['a roster that is not there', ['--users', 'x.csv', '-o', 'out'], 2, /there is no roster x\.csv/],
    ['a broken roster', ['--users', 'bad.csv', '-o', 'out'], 2, /bad\.csv:2: "\.\.\/x" is no account name/],
    ['--merge as well', ['--users', '-o', 'out', '--merge', 'a.plist'], 2, /do not go together/],
  ])('%s', (_name, args, status, message) => {
    using here = site({ 'messenger.yaml': POLICY, 'bad.csv': 'account,sip address\n../x,a@b.c\n' });
    const result = here.run(['generate', ...args]);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
    expect(readdirSync(here.folder).toSorted()).toEqual(['bad.csv', 'messenger.yaml']);
  });
});

test('a policy that cannot be used is exit 2, with its line', () => {
  using here = site({ 'messenger.yaml': POLICY.replace('mode:', 'mod:') });
  const { status, stdout, stderr } = here.run(['generate', '-o', OUT]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(
    'error[policy/unknown-key]: "connection.mod" is not a key of a policy\n  --> messenger.yaml:3:3\n',
  );
  expect(stderr).toContain('fix: Did you mean "mode"?');
  expect(readdirSync(here.folder)).toEqual(['messenger.yaml']);
});

test('a policy with an error in its settings is exit 1, nothing is written; suppressed, it goes on', () => {
  const bad = `${POLICY}  AutoidleDelay: soon\n`;
  using here = site({ 'messenger.yaml': bad });
  const { status, stdout, stderr } = here.run(['generate', '-o', OUT]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('error[settings/wrong-type]');
  expect(stderr).toContain('nothing written');
  expect(readdirSync(here.folder)).toEqual(['messenger.yaml']);
  here.write('messenger.yaml', `${bad}suppress: [{ check: settings/wrong-type, reason: testing }]\n`);
  expect(here.run(['generate', '-o', OUT]).status).toBe(0);
});

test('a missing policy is exit 3 and says how to start', () => {
  using here = site();
  const { status, stderr } = here.run(['generate']);
  expect(status).toBe(3);
  expect(stderr).toContain('messenger.yaml');
  expect(stderr).toContain('msgrctl generate corporate-tls');
  const typo = here.run(['generate', 'corporate-tsl']);
  expect(typo).toMatchObject({ status: 3 });
  expect(typo.stderr).toContain('Did you mean "corporate-tls"?');
});
