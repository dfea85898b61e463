import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { DENIED, home, mounted, NAME, onMounted, onRealDisk, PLIST, USER } from './home.ts';
import { POLICY, ROOT } from './run.ts';

/** What becomes of a lock where something goes wrong: the old file or the new one, whole, and a word about it. */

const test = onRealDisk();
const BIN = join(ROOT, 'bin/msgrctl.js');
const LOCKED = '0:0 0444 i';

const pause = (milliseconds: number): Promise<void> => new Promise((later) => void setTimeout(later, milliseconds));

test('killed at any point, the file is the old one or the new one, and the next run finishes', async () => {
  using here = home();
  const seen = { old: 0, new: 0, locked: 0 };
  for (let delay = 0; delay < 400 && seen.locked < 5; delay += 2) {
    const child = spawn(process.execPath, [BIN, 'lock', here.file], { stdio: 'ignore' });
    const exit = once(child, 'exit');
    // From the first sign of work on.
    while (child.exitCode === null && here.names().length === 1 && here.flags() === '') await pause(1);
    await pause(delay);
    child.kill('SIGKILL');
    await exit;
    const content = readFileSync(here.file, 'utf8');
    expect([PLIST, DENIED]).toContain(content);
    seen[content === PLIST ? 'old' : here.flags() === '' ? 'new' : 'locked'] += 1;

    expect(here.run(['lock', here.file])).toMatchObject({ status: 0 });
    expect(here.facts()).toBe(LOCKED);
    expect(readFileSync(here.file, 'utf8')).toBe(DENIED);
    expect(here.names()).toEqual([NAME]);
    spawnSync('chattr', ['-i', here.file]);
    writeFileSync(here.file, PLIST);
    chmodSync(here.file, 0o600);
    chownSync(here.file, USER, USER);
  }
  console.log(`killed while locking, the file was: ${JSON.stringify(seen)}`);
  expect(seen.old).toBeGreaterThan(0);
  expect(seen.locked).toBeGreaterThan(0);
});

test('what a killed run left is swept up, even if it is immutable; what a living one works on is not', () => {
  using here = home();
  const left = (pid: number): string => join(here.above, `.msgrctl-lock-${pid}-0123abcd`);
  const dead = spawnSync('true').pid;
  for (const pid of [dead, process.pid]) {
    writeFileSync(left(pid), 'x');
    spawnSync('chattr', ['+i', left(pid)]);
  }
  here.asUser('touch "$D/.msgrctl-lock-1-mine"');
  expect(here.run(['lock', here.file]).status).toBe(0);
  expect(here.names().toSorted()).toEqual(
    [`.msgrctl-lock-${process.pid}-0123abcd`, '.msgrctl-lock-1-mine', NAME].toSorted(),
  );
});

test('of many at once, none fails for good', async () => {
  using here = home();
  const codes = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, [BIN, 'lock', here.file], { stdio: 'ignore' });
      return ((await once(child, 'exit')) as [number])[0];
    }),
  );
  expect(codes).toContain(0);
  for (const code of codes) expect([0, 3]).toContain(code);
  expect(here.facts()).toBe(LOCKED);
  expect(readFileSync(here.file, 'utf8')).toBe(DENIED);
  expect(here.names()).toEqual([NAME]);
});

test('without the capability root is refused, and the file stays as it is', () => {
  using here = home();
  const { status, stderr } = spawnSync(
    'setpriv',
    ['--bounding-set', '-linux_immutable', process.execPath, BIN, 'lock', here.file],
    { encoding: 'utf8' },
  );
  expect(status).toBe(3);
  expect(stderr).toContain('set the immutable flag of');
  expect(stderr).toContain('CAP_LINUX_IMMUTABLE');
  expect(here.facts()).toBe(`${USER}:${USER} 0600`);
  expect(readFileSync(here.file, 'utf8')).toBe(PLIST);
  expect(here.names()).toEqual([NAME]);
});

test('a user who swaps file and folder for links while root locks: no other file is touched', async () => {
  using here = home();
  const victim = join(here.folder, 'victim', NAME);
  mkdirSync(dirname(victim));
  writeFileSync(victim, PLIST, { mode: 0o600 });
  const before = here.facts(victim);
  here.write(
    'swap.mjs',
    `import { copyFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
     const [folder, file, victim, plain] = process.argv.slice(2);
     const tries = (work) => { try { work(); } catch {} };
     for (;;) {
       tries(() => { symlinkSync(victim + '/${NAME}', folder + '/l'); });
       tries(() => { renameSync(folder + '/l', file); });
       tries(() => { copyFileSync(plain, folder + '/p'); renameSync(folder + '/p', file); });
       tries(() => { renameSync(folder, folder + '.x'); symlinkSync(victim, folder); });
       tries(() => { rmSync(folder); });
       tries(() => { renameSync(folder + '.x', folder); });
     }`,
  );
  const plain = here.write('plain.plist', PLIST);
  const identity = ['--reuid', `${USER}`, '--regid', `${USER}`, '--clear-groups'];
  const script = [join(here.folder, 'swap.mjs'), here.above, here.file, dirname(victim), plain];
  const attacker = spawn('setpriv', [...identity, process.execPath, ...script], { stdio: 'ignore' });
  const policy = here.write('p.yaml', POLICY.replace('allow', 'deny'));
  const outcomes = new Map<string, number>();
  try {
    await pause(200);
    for (let i = 0; i < 30; i += 1) {
      const enforce = i % 2 === 0 ? [] : ['--strategy', 'enforce', '--policy', policy];
      const { status, stderr } = here.run(['lock', ...enforce, here.file]);
      expect(stderr).not.toContain('a bug in msgrctl');
      expect([0, 3]).toContain(status);
      const [said = ''] = stderr.replaceAll(here.above, '').split('\n');
      outcomes.set(said, (outcomes.get(said) ?? 0) + 1);
      if (status === 0) spawnSync('chattr', ['-R', '-i', join(here.folder, 'alice')]);
    }
  } finally {
    attacker.kill('SIGKILL');
    await once(attacker, 'exit');
  }
  expect(here.facts(victim)).toBe(before);
  expect(readFileSync(victim, 'utf8')).toBe(PLIST);
  expect(readdirSync(dirname(victim))).toEqual([NAME]);
  for (const name of ['plain.plist', 'p.yaml', 'swap.mjs']) expect(here.flags(join(here.folder, name))).toBe('');
  console.log(`locks under attack: ${JSON.stringify(Object.fromEntries(outcomes), null, 2)}`);
});

const mountTest = onMounted();

mountTest('a file system without flags is refused, and the file stays as it is', () => {
  using here = home();
  const folder = join(here.folder, 'flagless');
  using works = mounted(folder, 'ramfs', 'mode=755');
  expect(works).toBeDefined();
  const file = join(folder, NAME);
  writeFileSync(file, PLIST, { mode: 0o600 });
  chownSync(folder, USER, USER);
  chownSync(file, USER, USER);
  const { status, stderr } = here.run(['lock', file]);
  expect(stderr).toContain('this file system has no such flag');
  expect(status).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe(PLIST);
  expect(readdirSync(folder)).toEqual([NAME]);
  expect(here.run(['lock', '--status', file]).stdout).toContain('lock/flag-missing');
});

mountTest('a read-only volume is refused', () => {
  using here = home();
  const folder = join(here.folder, 'sealed');
  using works = mounted(folder, 'tmpfs', 'size=64k,mode=755');
  expect(works).toBeDefined();
  const file = join(folder, NAME);
  writeFileSync(file, PLIST);
  spawnSync('mount', ['-o', 'remount,ro', folder]);
  const { status, stderr } = here.run(['lock', file]);
  expect(stderr).toContain('the volume is read-only');
  expect(status).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe(PLIST);
});

mountTest('a full disk is refused, and nothing is left behind', () => {
  using here = home();
  const folder = join(here.folder, 'full');
  using works = mounted(folder, 'tmpfs', 'size=64k,mode=755');
  expect(works).toBeDefined();
  const file = join(folder, NAME);
  const big = PLIST.replace('kept', 'k'.repeat(30_000));
  writeFileSync(file, big);
  spawnSync('sh', ['-c', 'cat /dev/zero > "$0"/filler', folder]);
  const { status, stderr } = here.run(['lock', file]);
  expect(stderr).toContain('no space left');
  expect(status).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe(big);
  expect(readdirSync(folder).toSorted()).toEqual([NAME, 'filler'].toSorted());
});
