import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { POLICY, site } from './run.ts';

const CLEAN = `<plist version="1.0"><dict><key>DisallowSave</key><false/><key>SaveSIPPassword</key><false/></dict></plist>\n`;

describe('exit codes', () => {
  test.each<[string, readonly string[], number]>([
    ['a clean policy', ['messenger.yaml'], 0],
    ['a clean plist', ['clean.plist'], 0],
    ['a finding', ['small.yaml'], 1],
    ['a finding below the threshold', ['inert.plist', '--fail-on', 'warning'], 0],
    ['a finding at the threshold', ['inert.plist', '--fail-on', 'info'], 1],
    ['a finding when none may fail', ['small.yaml', '--fail-on', 'never'], 0],
    ['a damaged plist', ['damaged.plist'], 1],
    ['a broken policy', ['broken.yaml'], 1],
    ['an unknown flag', ['messenger.yaml', '--fial-on', 'error'], 2],
    ['an impossible choice', ['messenger.yaml', '--fail-on', 'fatal'], 2],
    ['no path', [], 2],
    ['a file that is not there', ['nowhere.yaml'], 3],
    ['an empty folder', ['empty'], 3],
    ['a folder with nothing of ours', ['other'], 3],
    ['a policy to follow that is not there', ['clean.plist', '--policy', 'nowhere.yaml'], 3],
    ['a policy to follow that cannot be used', ['clean.plist', '--policy', 'broken.yaml'], 2],
  ])('%s', (_name, args, status) => {
    using here = site({
      'messenger.yaml': POLICY,
      'small.yaml': POLICY.replace('tls', 'tcp')
        .replace('archiving', 'x')
        .replace('x:', 'archiving:')
        .replace('transport: tcp', 'transport: tcp\n  ports: { min: 5100, max: 5101 }'),
      'inert.plist': CLEAN.replace('<dict>', '<dict><key>Tuned</key><integer>1</integer>'),
      'clean.plist': CLEAN,
      'damaged.plist': CLEAN.replace('</dict>', ''),
      'broken.yaml': 'msgrctl: 1\nconection: {}\n',
      'other/workflow.yml': 'on: push\n',
    });
    mkdirSync(join(here.folder, 'empty'));
    const result = here.run(['lint', ...args]);
    expect(result.stderr + result.stdout).not.toMatch(/\n\s+at /);
    expect(result.status).toBe(status);
    if (status === 2) expect(result.stdout).toBe('');
    if (status < 2) expect(result.stderr).toBe('');
  });
});

test('a folder is walked: policies and plists, sorted, no links, no hidden folders', () => {
  using here = site({
    'b/two.yaml': 'msgrctl: 1\n',
    'b/one.plist': CLEAN,
    'b/workflow.yml': 'on: push\n',
    'b/notes.txt': 'msgrctl: 1\n',
    'b/package.json': '{ "devDependencies": {\n  "msgrctl": "0.1.0" } }',
    'b/three.json': '{"organization":"A","msgrctl":1}',
    'b/.git/hidden.yaml': 'msgrctl: 1\n',
    'b/node_modules/x/p.yaml': 'msgrctl: 1\n',
  });
  symlinkSync('..', join(here.folder, 'b/loop'));
  const { stdout } = here.run(['lint', 'b', '--format', 'json', '--fail-on', 'never']);
  expect(JSON.parse(stdout).targets.map(({ target }: { target: string }) => target)).toEqual([
    'b/one.plist',
    'b/three.json',
    'b/two.yaml',
  ]);
});

describe('standard input', () => {
  test.each<[string, string | Uint8Array, number, string]>([
    ['a policy', POLICY, 0, 'policy'],
    [
      'a JSON policy',
      '{ "msgrctl": 1, "archiving": { "save": "allow" }, "settings": { "SaveSIPPassword": false } }',
      0,
      'policy',
    ],
    ['XML', CLEAN, 0, 'XML plist'],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${CLEAN}`, 'utf16le')), 0, 'XML plist'],
    ['what defaults read prints', '{\n    DisallowSave = 0;\n    SaveSIPPassword = 0;\n}\n', 0, 'OpenStep plist'],
    ['rubbish', '%%%', 1, 'unreadable plist'],
  ])('%s', (_name, stdin, status, kind) => {
    using here = site();
    const result = here.run(['lint', '-', '--format', 'json'], { stdin });
    expect(JSON.parse(result.stdout).targets).toMatchObject([{ target: '-', kind }]);
    expect(result.status).toBe(status);
  });

  test('empty is exit 3, not a green 0', () => {
    using here = site();
    const { status, stdout } = here.run(['lint', '-']);
    expect(status).toBe(3);
    expect(stdout).toMatch(/^could not look .*: standard input is empty\n/);
  });
});

test('a file that cannot be read does not hide what is wrong with the others', () => {
  using here = site({ 'clean.plist': CLEAN, 'damaged.plist': '<plist>' });
  const both = here.run(['lint', 'nowhere.plist', 'damaged.plist', 'clean.plist', '--format', 'json']);
  expect(both.status).toBe(1);
  expect(JSON.parse(both.stdout)).toMatchObject({ summary: { targets: 3, error: 1 } });
  const clean = here.run(['lint', 'nowhere.plist', 'clean.plist']);
  expect(clean.status).toBe(3);
  expect(clean.stdout).toMatch(/could not look .*: could not read nowhere\.plist: there is no such file or folder/);
});

test('a policy that is not text is a finding', () => {
  using here = site({ 'p.yaml': Uint8Array.of(0x6d, 0xff, 0xfe) });
  const { stdout, status } = here.run(['lint', 'p.yaml', '--format', 'plain']);
  expect({ stdout, status }).toEqual({
    status: 1,
    stdout: 'p.yaml: error policy/syntax the policy is not valid UTF-8\n',
  });
});

test('a finding in a file that a policy extends points into that file', () => {
  using here = site({
    'base.yaml': POLICY.replace('transport: tls', 'transport: tcp\n  ports: { min: 5100, max: 5101 }'),
    'sites/messenger.yaml': 'msgrctl: 1\nextends: ../base.yaml\n',
  });
  const { stdout, status } = here.run(['lint', 'sites/messenger.yaml', '--format', 'plain']);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^base\.yaml:6:28: error settings\/port-range-too-small /m);
});

test('a roster is judged with its policy', () => {
  using here = site({ 'p.yaml': `${POLICY}users: u.csv\n`, 'u.csv': 'account,sip address\nalice,alice\n' });
  const { stdout, status } = here.run(['lint', 'p.yaml', '--format', 'plain']);
  expect({ stdout, status }).toEqual({
    status: 1,
    stdout: 'u.csv:2:1: error policy/roster "alice" is no sign-in address\n',
  });
  here.write('p.yaml', `${POLICY}users: nowhere.csv\n`);
  expect(here.run(['lint', 'p.yaml', '--format', 'plain']).stdout).toBe(
    'p.yaml:10:8: error policy/roster there is no roster nowhere.csv\n',
  );
});

describe('suppressions', () => {
  const plist = (comment: string): string =>
    CLEAN.replace(
      '<dict>',
      `<dict><!-- ${comment} --><key>PortRangeMinSIPDynamicPort</key><integer>5100</integer><key>PortRangeMaxSIPDynamicPort</key><integer>5101</integer><key>PortRangeEnabled</key><integer>1</integer><key>RTCConfigurationMode</key><integer>1</integer><key>RTCTransport</key><integer>2</integer><key>RTCServerAddress</key><string>sip.contoso.com</string>`,
    );

  test.each<[string, string, number, string]>([
    ['in force', 'msgrctl-suppress settings/port-range-too-small: a lab', 0, ''],
    ['in force to the last day', 'msgrctl-suppress settings/port-range-too-small until 2999-12-31: a lab', 0, ''],
    ['expired', 'msgrctl-suppress settings/port-range-too-small until 2020-01-01: a lab', 1, 'suppress/expired'],
    ['of nothing', 'msgrctl-suppress settings/unknown-key: a lab', 1, 'suppress/unused'],
    [
      'of a check that is not there',
      'msgrctl-suppress settings/port-range-to-small: a lab',
      1,
      'suppress/unknown-check',
    ],
    ['without a reason', 'msgrctl-suppress settings/port-range-too-small', 1, 'suppress/malformed'],
    ['until no day', 'msgrctl-suppress settings/port-range-too-small until soon: a lab', 1, 'suppress/malformed'],
  ])('%s', (_name, comment, status, check) => {
    using here = site({ 'a.plist': plist(comment) });
    const result = here.run(['lint', 'a.plist', '--format', 'plain']);
    expect(result.status).toBe(status);
    expect(result.stdout).toContain(check);
  });

  test('of a policy hold for the plists that follow it', () => {
    using here = site({
      'a.plist': plist('none'),
      'p.yaml': `msgrctl: 1\nsuppress: [{ check: settings/port-range-too-small, reason: a lab }]\n`,
    });
    expect(here.run(['lint', 'a.plist']).status).toBe(1);
    const { status, stdout } = here.run(['lint', '--policy', 'p.yaml', 'a.plist']);
    expect(status).toBe(0);
    expect(stdout).toContain('(1 suppressed)');
  });
});

test('--policy tells in what a file differs from its policy', () => {
  using here = site({ 'p.yaml': POLICY });
  here.run(['generate', 'p.yaml', '-o', 'a.plist']);
  expect(here.run(['lint', '--policy', 'p.yaml', 'a.plist']).status).toBe(0);
  here.write(
    'a.plist',
    here
      .read('a.plist')
      .toString()
      .replace('sip.contoso.com', 'evil.contoso.com')
      .replace('<integer>4<', '<integer>2<'),
  );
  const { status, stdout } = here.run(['lint', '--policy', 'p.yaml', '--as', 'mac', 'a.plist', '--format', 'plain']);
  expect(status).toBe(1);
  expect(stdout).toBe(
    'a.plist:10:2: error settings/differs-from-policy RTCServerAddress is string "evil.contoso.com"; the policy asks for string "sip.contoso.com"\n' +
      'a.plist:12:2: error settings/differs-from-policy RTCTransport is integer 2; the policy asks for integer 4\n',
  );
});

test('every format tells of what could not be looked at', () => {
  using here = site({ 'clean.plist': CLEAN });
  for (const format of ['human', 'plain', 'json', 'sarif', 'junit', 'github', 'codequality', 'markdown']) {
    const { stdout, stderr, status } = here.run(['lint', 'clean.plist', 'nowhere.plist', '--format', format]);
    expect(`${stdout}${stderr}`).toContain('could not read nowhere.plist');
    expect(status).toBe(3);
  }
});

test('what is named twice is judged once', () => {
  using here = site({ 'f/p.yaml': POLICY });
  expect(here.run(['lint', 'f', './f/p.yaml', 'f/p.yaml']).stdout).toBe('1 file checked, nothing found\n');
});

test('a full disk is exit 3, in one line', () => {
  using here = site({ 'p.yaml': POLICY });
  const bin = new URL('../../bin/msgrctl.js', import.meta.url).pathname;
  for (const args of ['lint p.yaml', 'generate p.yaml', '--help', '--version']) {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" ${args} > /dev/full`], {
      cwd: here.folder,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^msgrctl: could not write to standard output: .*no space left.*\n$/);
    expect(status).toBe(3);
  }
});

test('a reader that dies does not turn findings green', () => {
  using here = site({ 'broken.yaml': 'msgrctl: 2\n' });
  const bin = new URL('../../bin/msgrctl.js', import.meta.url).pathname;
  const { status } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; "${process.execPath}" "${bin}" lint broken.yaml | true`],
    {
      cwd: here.folder,
    },
  );
  expect(status).toBe(1);
});

describe('colour', () => {
  const colored = /\u001b\[/;
  test.each<[string, readonly string[], Record<string, string>, boolean]>([
    ['none into a pipe', [], {}, false],
    ['by flag', ['--color', 'always'], {}, true],
    ['the flag over NO_COLOR', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['by FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['NO_COLOR over FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', [], { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['--no-color over FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', (_name, flags, env, expected) => {
    using here = site({ 'broken.yaml': 'msgrctl: 2\n' });
    expect(colored.test(here.run(['lint', 'broken.yaml', ...flags], { env }).stdout)).toBe(expected);
  });
});

test('a reader that stops early is no error', () => {
  using here = site({
    'many.yaml': `msgrctl: 1\nsettings:\n${Array.from({ length: 20_000 }, (_, i) => `  Key${i}: 1\n`).join('')}`,
  });
  const bin = new URL('../../bin/msgrctl.js', import.meta.url).pathname;
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${bin}" lint many.yaml --format json | head -c 100 | wc -c`],
    {
      cwd: here.folder,
      encoding: 'utf8',
    },
  );
  expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '100', stderr: '' });
});

test('a large report reaches a pipe whole', () => {
  using here = site({
    'many.yaml': `msgrctl: 1\nsettings:\n${Array.from({ length: 5_000 }, (_, i) => `  Key${i}: 1\n`).join('')}`,
  });
  const { stdout } = here.run(['lint', 'many.yaml', '--format', 'json']);
  expect(stdout.length).toBeGreaterThan(1_000_000);
  expect(() => JSON.parse(stdout)).not.toThrow();
});
