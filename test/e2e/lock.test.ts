import { linkSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { readPlist } from '../../src/plist/format.ts';
import { boolean, dict, get, integer, type PlistDict } from '../../src/plist/value.ts';
import { DENIED, home, NAME, onRealDisk, PLIST, USER, type Home } from './home.ts';
import { POLICY, ROOT } from './run.ts';

const test = onRealDisk();

const LOCKED = '0:0 0444 i';
const GIVEN_BACK = `${USER}:${USER} 0600`;

test('locks: one key changed, root, read-only, immutable; again is nothing to do', () => {
  using here = home();
  const first = here.run(['lock', here.file]);
  expect(first).toMatchObject({ status: 0, stdout: '' });
  expect(first.stderr).toMatch(/^msgrctl: locked .*\nmsgrctl: user 65534 can rename Microsoft, Preferences, .*\n$/);
  expect(readFileSync(here.file, 'utf8')).toBe(DENIED);
  expect(here.facts()).toBe(LOCKED);
  expect(here.names()).toEqual([NAME]);
  const again = here.run(['lock', here.file]);
  expect(again).toMatchObject({ status: 0, stdout: '', stderr: `msgrctl: ${here.file} is locked already\n` });
});

test('--undo gives the file back, once; DisallowSave stays', () => {
  using here = home();
  here.run(['lock', here.file]);
  expect(here.run(['lock', '--undo', '--dry-run', here.file])).toMatchObject({
    status: 0,
    stdout: `${here.file}: would be given to user ${USER}, group ${USER}, mode 0600\n`,
  });
  expect(here.facts()).toBe(LOCKED);
  const undone = here.run(['lock', '--undo', here.file]);
  expect(undone).toMatchObject({ status: 0, stdout: '' });
  expect(undone.stderr).toContain('DisallowSave stays as it is');
  expect(here.facts()).toBe(GIVEN_BACK);
  expect(readFileSync(here.file, 'utf8')).toBe(DENIED);
  expect(here.asUser('echo x >> "$F"').status).toBe(0);
  const again = here.run(['lock', '--undo', here.file]);
  expect(again).toMatchObject({ status: 0, stderr: `msgrctl: ${here.file} is not locked\n` });
});

test('--undo --owner takes a number or a name', () => {
  using here = home();
  for (const [owner, expected] of [
    ['12345', 12_345],
    ['nobody', USER],
  ] as const) {
    here.run(['lock', here.file]);
    expect(here.run(['lock', '--undo', '--owner', owner, here.file]).status).toBe(0);
    expect(here.facts()).toBe(`${expected}:${USER} 0600`);
    spawnSync('chown', [String(USER), here.file]);
  }
  here.run(['lock', here.file]);
  expect(here.run(['lock', '--undo', '--owner', '-rf nobody', here.file])).toMatchObject({
    status: 3,
    stderr: 'msgrctl: there is no user "-rf nobody"\n',
  });
  expect(here.facts()).toBe(LOCKED);
});

test('--dry-run changes nothing', () => {
  using here = home();
  const { status, stdout } = here.run(['lock', '--dry-run', here.file]);
  expect(status).toBe(0);
  expect(stdout).toBe(
    `${here.file}: would be locked\n  ~ DisallowSave: Boolean false -> Boolean true\n` +
      `  owner: ${USER}:${USER} -> 0:0\n  mode: 0600 -> 0444\n  set the immutable flag\n`,
  );
  expect(here.facts()).toBe(GIVEN_BACK);
  expect(readFileSync(here.file, 'utf8')).toBe(PLIST);
});

test('binary stays binary, types kept', () => {
  using here = home(writeBinary(dict([['b', integer(4)] as const, ['DisallowSave', boolean(false)] as const])));
  expect(here.run(['lock', here.file]).status).toBe(0);
  const { format, root } = readPlist(readFileSync(here.file));
  expect(format).toBe('binary');
  expect(get(root as PlistDict, 'DisallowSave')).toMatchObject({ kind: 'boolean', value: true });
  expect(get(root as PlistDict, 'b')).toMatchObject({ kind: 'integer', value: 4 });
});

test('a locked file with the wrong content is unlocked, replaced and locked again', () => {
  using here = home();
  spawnSync('chown', ['0:0', here.file]);
  spawnSync('chattr', ['+i', here.file]);
  expect(here.run(['lock', '--status', here.file])).toMatchObject({ status: 1 });
  expect(here.run(['lock', here.file]).status).toBe(0);
  expect(readFileSync(here.file, 'utf8')).toBe(DENIED);
  expect(here.facts()).toBe(LOCKED);
});

test('--policy sets its settings, too, and makes a file that is missing', () => {
  using here = home();
  const policy = here.write('p.yaml', POLICY.replace('save: allow', 'save: deny').replace('tls', 'tcp'));
  expect(here.run(['lock', '--policy', policy, here.file]).status).toBe(0);
  expect(readFileSync(here.file, 'utf8')).toContain('<!-- kept -->');
  expect(readFileSync(here.file, 'utf8')).toMatch(/<key>RTCTransport<\/key>\s*<integer>2<\/integer>/);
  const other = join(here.above, 'other.plist');
  expect(here.run(['lock', '--policy', policy, other]).status).toBe(0);
  expect(readFileSync(other)).toEqual(here.run(['generate', policy]).bytes);
  expect(here.facts(other)).toBe(LOCKED);
  const lax = here.write('lax.yaml', POLICY);
  expect(here.run(['lock', '--policy', lax, here.file])).toMatchObject({ status: 2, stdout: '' });
});

describe('--status', () => {
  test('unprivileged: locked, unlocked, bypassable because', () => {
    using here = home();
    const unlocked = here.runAsUser(['lock', '--status', here.file]);
    expect(unlocked.status).toBe(1);
    expect(unlocked.stdout).toMatch(/: unlocked because\n {2}- it has no immutable flag/);
    here.run(['lock', here.file]);
    const locked = here.runAsUser(['lock', '--status', here.file]);
    expect(locked).toMatchObject({ status: 0, stderr: '' });
    expect(locked.stdout).toMatch(/: locked\n {2}note: user 65534 can rename Microsoft, Preferences, Library/);
    spawnSync('chattr', ['-i', here.file]);
    const bypassable = here.runAsUser(['lock', '--status', here.file]);
    expect(bypassable.status).toBe(1);
    expect(bypassable.stdout).toMatch(/: bypassable because\n {2}- it has no immutable flag/);
  });

  test('a file that one may not read is neither locked nor unlocked', () => {
    using here = home();
    here.run(['lock', here.file]);
    spawnSync('chattr', ['-i', here.file]);
    spawnSync('chmod', ['0400', here.file]);
    spawnSync('chattr', ['+i', here.file]);
    const { status, stdout } = here.runAsUser(['lock', '--status', here.file]);
    expect(status).toBe(3);
    expect(stdout).toContain(': could not look\n');
    expect(stdout).toContain('permission denied');
  });

  test('for programs', () => {
    using here = home();
    const json = JSON.parse(here.run(['lock', '--status', '--format', 'json', here.file]).stdout) as {
      command: string;
      targets: { kind: string; findings: { check: string }[] }[];
    };
    expect(json.command).toBe('lock');
    expect(json.targets[0]?.kind).toBe('unlocked');
    expect(json.targets[0]?.findings.map(({ check }) => check)).toContain('lock/flag-missing');
    expect(here.run(['lock', '--status', '--format', 'junit', here.file]).stdout).toContain('lock/flag-missing');
  });
});

test.each([
  ['--status', '--undo'],
  ['--status', '--dry-run'],
  ['--undo', '--policy', 'locked-archive'],
  ['--undo', '--strategy', 'enforce'],
  ['--owner', 'nobody'],
  ['--format', 'json'],
])('odd options: %s %s', (...args) => {
  using here = home();
  expect(here.run(['lock', ...args, here.file])).toMatchObject({ status: 2, stdout: '' });
  expect(here.facts()).toBe(GIVEN_BACK);
});

test.each([
  ['a folder with spaces', 'it is "mine"'],
  ["quotes ' and \\", 'back\\slash'],
  ['line\nfeed', 'tab\t and\nfeed'],
  ['-rf', '-i'],
  ['$(touch x)', '`touch y`; *'],
  ['Préférences', '设置 😀'],
])('a hostile name: %j', (folder, name) => {
  using here = home(PLIST, `${name}.plist`, `alice/${folder}`);
  expect(here.run(['lock', here.file]).stderr).toMatch(/^msgrctl: locked .*\n/);
  expect(here.facts()).toBe(LOCKED);
  const { stdout, status } = here.run(['lock', '--status', here.file]);
  expect(status).toBe(0);
  expect(stdout.split('\n')).toHaveLength(3);
  expect(here.names()).toEqual([`${name}.plist`]);
  expect(here.run(['lock', '--undo', here.file]).status).toBe(0);
  expect(here.facts()).toBe(GIVEN_BACK);
});

test('a relative name with a dash in front', () => {
  using here = home(PLIST, '-i', 'alice');
  renameSync(here.file, join(here.folder, '-i'));
  expect(here.run(['lock', '--', '-i']).status).toBe(0);
  expect(here.facts(join(here.folder, '-i'))).toBe(LOCKED);
});

type Obstacle = readonly [name: string, make: (here: Home) => void, says: string];

const elsewhere = (here: Home): string => here.write('elsewhere.plist', DENIED);

const OBSTACLES: readonly Obstacle[] = [
  ['nothing', ({ asUser }) => void asUser('rm "$F"'), 'there is no '],
  ['a link', (here) => (elsewhere(here), void here.asUser('ln -sf ../../../../elsewhere.plist "$F"')), ' is a link'],
  ['a folder', ({ asUser }) => void asUser('rm "$F"; mkdir "$F"; touch "$F/x"'), ' is a folder'],
  ['a FIFO', ({ asUser }) => void asUser('rm "$F"; mkfifo "$F"'), ' is no regular file'],
  ['a hard link', ({ asUser }) => void asUser('ln "$F" "$D/second"'), ' has 2 names (hard links)'],
  ['a damaged file', ({ asUser }) => void asUser('echo "<plist><dict>" > "$F"'), 'could not lock '],
  ['an empty file', ({ asUser }) => void asUser(': > "$F"'), 'the file is empty'],
  ['an array', ({ asUser }) => void asUser('echo "<plist><array/></plist>" > "$F"'), 'not a dictionary'],
  ['OpenStep text', ({ asUser }) => void asUser('echo "{ DisallowSave = 1; }" > "$F"'), 'OpenStep text'],
  ['a file of another user', ({ file }) => void spawnSync('chown', ['12345', file]), 'belongs to user 12345'],
  ['a huge file', ({ asUser }) => void asUser('truncate -s 1T "$F"'), 'has 1099511627776 bytes'],
  ['a folder that is a link', ({ asUser }) => void asUser('mv "$D" "$D.o"; ln -s /tmp "$D"'), ' is a link'],
  ['a folder that is a file', ({ asUser }) => void asUser('mv "$D" "$D.o"; touch "$D"'), ' is no folder'],
  ['a missing folder', ({ asUser }) => void asUser('mv "${D%/*}" "${D%/*}.o"'), 'Preferences is missing'],
];

describe('what stands in the way', () => {
  test.each(OBSTACLES)('%s: refused, and left alone', (_name, make, says) => {
    using here = home();
    make(here);
    const tree = (): string => spawnSync('ls', ['-lAR', here.folder], { encoding: 'utf8' }).stdout;
    const before = tree();
    const { status, stdout, stderr } = here.run(['lock', here.file]);
    expect(stderr).toContain(says);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(tree()).toBe(before);
  });

  test.each(OBSTACLES)('%s: enforce moves it aside, and makes the file from the policy', (_name, make) => {
    using here = home();
    make(here);
    const policy = here.write('p.yaml', POLICY.replace('allow', 'deny'));
    const { status, stderr } = here.run(['lock', '--strategy', 'enforce', '--policy', policy, here.file]);
    expect(stderr).toContain(`msgrctl: locked ${here.file}, put back from the policy\n`);
    expect(status).toBe(0);
    expect(here.facts()).toBe(LOCKED);
    expect(here.run(['lock', '--status', here.file]).status).toBe(0);
    expect(here.facts(here.above)).toMatch(new RegExp(`^${USER}:${USER} 0755`));
  });

  test('a folder of root is not made anew', () => {
    using here = home();
    const policy = here.write('p.yaml', POLICY.replace('allow', 'deny'));
    const file = join(here.folder, 'nobody/x.plist');
    const result = here.run(['lock', '--strategy', 'enforce', '--policy', policy, file]);
    expect(result).toMatchObject({ status: 3, stdout: '' });
    expect(result.stderr).toContain('in a folder that belongs to root');
  });
});

test('links that only root can have made are followed', () => {
  using here = home();
  symlinkSync('alice', join(here.folder, 'link'));
  const file = here.file.replace('/alice/', '/link/');
  expect(here.run(['lock', file]).status).toBe(0);
  expect(here.facts()).toBe(LOCKED);
});

test('only root can lock; the content stays as it is', () => {
  using here = home();
  for (const args of [['lock'], ['lock', '--dry-run'], ['lock', '--undo', '--owner', '1']]) {
    if (args.includes('--undo')) here.run(['lock', here.file]);
    expect(here.runAsUser([...args, here.file])).toMatchObject({ status: 3 });
  }
  expect(here.runAsUser(['lock', '--undo', here.file]).stderr).toBe(
    'msgrctl: only root can lock and unlock files\n  Run it with sudo.\n',
  );
});

/** What a user who owns the home and everything in it might try. */
const ATTEMPTS: readonly (readonly [name: string, command: string])[] = [
  ['append', 'echo x >> "$F"'],
  ['write', 'echo x > "$F"'],
  ['write in place', 'dd if=/dev/zero of="$F" bs=1 count=1 conv=notrunc'],
  ['truncate', 'truncate -s 0 "$F"'],
  ['delete', 'rm -f "$F"'],
  ['delete the folder', 'rm -rf "$D"'],
  ['replace by rename', 'cp "$F" "$D/new" && mv -f "$D/new" "$F"'],
  ['replace by a link', 'ln -sf /dev/null "$F"'],
  ['replace by a folder', 'rm -f "$F"; mkdir "$F"'],
  ['delete and recreate', 'rm -f "$F"; echo x > "$F"'],
  ['rename away', 'mv "$F" "$D/away"'],
  ['chmod', 'chmod 666 "$F"'],
  ['chown', 'chown "$(id -u)" "$F"'],
  ['hard link, then write', 'ln "$F" "$D/second" && echo x > "$D/second"'],
  ['change the times', 'touch -d 2001-01-01 "$F"'],
  ['clear the flag', 'chattr -i "$F"'],
  ['the same as root of a namespace', 'unshare -r chattr -i "$F"'],
  ['msgrctl lock --undo', `"${process.execPath}" "${join(ROOT, 'bin/msgrctl.js')}" lock --undo "$F"`],
];

test('tampering as the user who owns the folders: all fails but renaming a folder, which enforce repairs', () => {
  using here = home();
  here.run(['lock', here.file]);
  const rows = ATTEMPTS.map(([attempt, command]) => {
    const { status, said } = here.asUser(command);
    // A command that fails because it is missing has proved nothing.
    const [reason] = /operation not permitted|permission denied|only root/i.exec(said) ?? [];
    const holds = here.facts() === LOCKED && readFileSync(here.file, 'utf8') === DENIED;
    return {
      attempt,
      outcome: status !== 0 && reason ? reason : `exit ${status}: ${said}`,
      file: holds ? LOCKED : 'CHANGED',
    };
  });
  const { status } = here.asUser('mv "$D" "$D.old"');
  const seen = here.run(['lock', '--status', here.file]);
  const plain = here.run(['lock', here.file]);
  const repaired = here.run(['lock', '--strategy', 'enforce', here.file]);
  const [state = ''] = /: (\w+) because/.exec(seen.stdout)?.slice(1) ?? [];
  console.log(
    [
      ...rows.map(({ attempt, outcome, file }) => [attempt, outcome, file]),
      ['rename the folder', `exit ${status}`, `--status: ${state}`],
      ['enforce at the next log-in', `exit ${repaired.status}`, here.facts()],
    ]
      .map(([attempt, outcome, file]) => `${attempt!.padEnd(34)}${outcome!.padEnd(26)}${file}`)
      .join('\n'),
  );

  for (const row of rows) expect(row).toMatchObject({ outcome: expect.not.stringContaining('exit'), file: LOCKED });
  expect(status).toBe(0);
  expect(seen.status).toBe(1);
  expect(seen.stdout).toMatch(/: unlocked because\n {2}- a folder above was renamed; .*Microsoft\.old\/com/);
  expect(plain.status).toBe(3);
  expect(plain.stderr).toContain('--strategy enforce');
  expect(repaired.stderr).toContain(`put back from ${here.above}.old/${NAME}`);
  expect(here.facts()).toBe(LOCKED);
  expect(readFileSync(here.file, 'utf8')).toBe(DENIED);
  expect(here.run(['lock', '--status', here.file]).status).toBe(0);
});

test('the same attempts work on a file that is not locked; root as its owner alone stops few of them', () => {
  const works = (owner: number): string[] =>
    ATTEMPTS.filter(([name, command]) => {
      using here = home();
      spawnSync('chown', [`${owner}`, here.file]);
      spawnSync('chmod', ['444', here.file]);
      return !name.includes('root') && !name.includes('msgrctl') && here.asUser(command).status === 0;
    }).map(([name]) => name);
  const shell = ATTEMPTS.map(([name]) => name).filter((name) => !/root|msgrctl/.test(name));
  // Mode 0444 keeps its owner from writing before he changes the mode.
  const writing = ['append', 'write', 'write in place', 'truncate', 'hard link, then write'];
  expect(works(USER)).toEqual(shell.filter((name) => !writing.includes(name)));
  expect(works(0)).toEqual(
    expect.arrayContaining([
      'delete',
      'replace by rename',
      'replace by a link',
      'delete and recreate',
      'rename away',
    ]),
  );
});

test.each([
  ['Microsoft', '$D'],
  ['Preferences', '${D%/*}'],
  ['Library', '${D%/*/*}'],
])('%s renamed, and a new unlocked file made: the last is locked by a plain run', (_name, folder) => {
  using here = home();
  here.run(['lock', here.file]);
  here.write('new.plist', PLIST);
  expect(here.asUser(`mv "${folder}" "${folder}-"; mkdir -p "$D"; cp new.plist "$F"`)).toEqual({
    status: 0,
    said: '',
  });
  const status = here.run(['lock', '--status', here.file]);
  expect(status.status).toBe(1);
  expect(status.stdout).toContain('a folder above was renamed; the locked file is now');
  const { stderr } = here.run(['lock', here.file]);
  expect(stderr).toMatch(/-.*com\.microsoft\.Messenger\.plist stays locked; --undo lets its user delete it\n/);
  expect(here.run(['lock', '--status', here.file])).toMatchObject({ status: 0 });
  expect(here.facts()).toBe(LOCKED);
});

test('a hard link made before does not survive the lock', () => {
  using here = home();
  linkSync(here.file, join(here.above, 'second'));
  const policy = here.write('p.yaml', POLICY.replace('allow', 'deny'));
  here.run(['lock', '--strategy', 'enforce', '--policy', policy, here.file]);
  here.asUser('echo x > "$D/second"');
  expect(readFileSync(here.file, 'utf8')).toContain('DisallowSave');
});
