import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { changes, macTest, RELEASES, type Mac } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { ALLOWED, livedInMac, OWN_KEYS, outside, PLIST, policy } from './fleet.ts';

const PROGRAM = '/Applications/Microsoft Messenger.app/Contents/MacOS/Microsoft Messenger';

describe.each(RELEASES)('on %s', (release) => {
  for (const stubborn of [false, true]) {
    macTest(`two users, one runs Messenger, which ${stubborn ? 'does not quit' : 'quits'}`, async () => {
      const users = [
        { name: 'alice', uid: 501, loggedIn: true },
        { name: 'bob', uid: 502 },
      ];
      const running = [{ program: PROGRAM, user: 'alice', stubborn }];
      await using mac = await livedInMac({ release, users, running });
      const before = await mac.tree();
      const configure = await emitted('configure', policy('none'));
      const dry = await mac.run(configure, ['--dry-run']);
      expect([dry.code, await mac.runningPrograms()]).toEqual([0, 1]);

      const { code, stdout } = await mac.run(configure, ['--yes']);
      expect(code).toBe(stubborn ? 4 : 0);
      expect(await mac.runningPrograms()).toBe(stubborn ? 1 : 0);
      expect(stdout).toContain(`written: /Users/bob/${PLIST}`);
      expect(stdout).toContain(
        stubborn ? `running: /Users/alice/${PLIST} (Messenger is still running)` : `written: /Users/alice/${PLIST}`,
      );
      const touched = changes(before, await mac.tree()).filter(({ path }) => path.startsWith('/Users/alice/'));
      expect(touched.length > 0).toBe(!stubborn);
      if (!stubborn) {
        // With nothing to do, nobody is disturbed.
        await mac.start({ program: PROGRAM, user: 'alice' });
        const again = await mac.run(configure, ['--yes']);
        expect([again.code, await mac.runningPrograms()]).toEqual([0, 1]);
        return;
      }

      const uninstall = await emitted('uninstall', policy('none'));
      const settled = await mac.tree();
      expect((await mac.run(uninstall, ['--yes'])).code).toBe(4);
      expect(changes(settled, await mac.tree())).toEqual([]);
      expect((await mac.run(uninstall, ['--yes', '--force-quit'])).code).toBe(0);
      expect(await mac.runningPrograms()).toBe(0);
    });
  }

  macTest('a program of another name that mentions the bundle is none of ours', async () => {
    const running = [
      { program: `less ${PROGRAM}`, user: 'alice' },
      { program: '/Applications/Microsoft Messenger.app.old/Contents/MacOS/Microsoft Messenger', user: 'alice' },
    ];
    await using mac = await livedInMac({ release, running });
    expect((await mac.run(await emitted('configure', policy('none')), ['--yes'])).code).toBe(0);
    expect(await mac.runningPrograms()).toBe(2);
  });

  macTest('--user: one user, a system account, a user who is not there', async () => {
    await using mac = await livedInMac({ release });
    const before = await mac.tree();
    const script = await emitted('configure', policy('file'));
    const one = await mac.run(script, ['--yes', '--user', 'bob']);
    expect([one.code, one.stdout.includes('alice')]).toEqual([0, false]);
    expect(outside(before, await mac.tree(), [/^\/Users\/bob\//])).toEqual([]);
    const settled = await mac.tree();
    for (const [name, code, told] of [
      ['nobody-here', 3, 'there is no user nobody-here'],
      ['root', 3, 'there is no user root'],
      ['www', 0, 'skipped: user www'],
      ['', 2, "not a user's short name"],
      ['../alice', 2, "not a user's short name"],
      ['a\nb', 2, "not a user's short name"],
    ] as const) {
      const { code: got, stdout, stderr } = await mac.run(script, ['--yes', '--user', name]);
      expect([name, got, stdout + stderr]).toEqual([name, code, expect.stringContaining(told)]);
    }
    expect(changes(settled, await mac.tree())).toEqual([]);
  });

  macTest('refusals: not root, no terminal to ask at, unknown options, a log that is no file', async () => {
    await using mac = await livedInMac({ release });
    const before = await mac.tree();
    for (const name of ['configure', 'lock', 'unlock', 'uninstall']) {
      const script = await emitted(name, policy('file'));
      const codes = [
        [['--yes'], { as: 'bob' }, 3],
        [[], {}, 2],
        [['--yes', '--frobnicate'], {}, 2],
        [['--yes', 'stray'], {}, 2],
        [['--yes', '--log'], {}, 2],
        [['--yes', '--log', '/private'], {}, 3],
        [['--yes', '--root', 'relative'], {}, 2],
        [['--yes', '--root', '/nowhere'], {}, 3],
        [['--yes', '--root', '/private/tmp'], {}, 3],
      ] as const;
      for (const [args, options, code] of codes) {
        const run = await mac.run(script, args, options);
        expect([name, args, run.code, run.stdout]).toEqual([name, args, code, '']);
        expect(run.stderr).toMatch(new RegExp(`^${name}: `));
      }
    }
    expect(changes(before, await mac.tree())).toEqual([]);
  });

  macTest('--log gets a line for each item, readable by root alone', async () => {
    await using mac = await livedInMac({ release });
    const log = '/private/var/log/msgrctl.log';
    await mac.run(await emitted('lock', policy('file')), ['--yes', '--log', log]);
    const lines = mac.read(log).trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ (?:item|summary|note) lock: /);
    expect((await mac.tree()).get(log)).toMatchObject({ mode: 0o600, uid: 0 });
  });

  macTest('--root works on the system of another volume, and on nothing else', async () => {
    await using mac = await livedInMac({ release });
    const other = '/Volumes/Other Mac';
    mac.mkdir(other);
    const from = ['Users', 'Applications', 'Library', 'System/Library/CoreServices'].map((path) =>
      mac.path(`/${path}`),
    );
    for (const path of ['/System/Library', '/private/var/root/Library/Preferences']) mac.mkdir(other + path);
    mac.symlink('private/var', `${other}/var`);
    spawnSync('cp', ['-a', ...from.slice(0, 3), mac.path(other)]);
    spawnSync('cp', ['-a', from[3]!, mac.path(`${other}/System/Library`)]);
    for (const [name, lock] of [
      ['configure', 'file'],
      ['unlock', 'none'],
      ['lock', 'enforce'],
      ['uninstall', 'none'],
    ] as const) {
      const before = await mac.tree();
      const script = await emitted(name, policy(lock));
      const { code, stdout, refused } = await mac.run(script, ['--yes', '--root', other]);
      expect([name, code, stdout, refused]).toEqual([name, 0, stdout, []]);
      const after = await mac.tree();
      expect(changes(before, after).length).toBeGreaterThan(0);
      expect(outside(before, after, [/^\/Volumes\/Other Mac\//])).toEqual([]);
      expect((await mac.run(script, ['--yes', '--root', `${other}/`])).stdout).toContain('\n0 changed,');
    }
  });

  macTest('a full disk: nothing is lost, and with room again the script finishes', { timeout: 180_000 }, async () => {
    for (const [name, lock] of [
      ['configure', 'file'],
      ['lock', 'enforce'],
      ['uninstall', 'none'],
    ] as const) {
      const codes: (number | null | undefined)[] = [];
      for (const free of [0, 4, 8, 16, 32, 48]) {
        await using mac = await livedInMac({ release, volumeKb: 6000 });
        const script = await emitted(name, policy(lock));
        const before = await mac.tree();
        mac.write('/private/tmp/script.sh', script, { mode: 0o755 });
        fill(mac, free);
        const tight = await mac.run(script, ['--yes']).catch(() => undefined);
        rmSync(mac.path('/private/fill'));
        const after = await mac.tree(['/private/tmp']);
        expect([
          name,
          free,
          outside(before, after, [...ALLOWED[name === 'uninstall' ? name : 'configure']!, /^\/private\/tmp/]),
        ]).toEqual([name, free, []]);
        for (const user of ['alice', 'bob']) {
          const kept = [...after.keys()].filter(
            (path) => path.startsWith(`/Users/${user}/`) && path.endsWith('/com.microsoft.Messenger.plist'),
          );
          expect([name, free, kept.length]).toEqual([name, free, 1]);
          expect(await mac.plist(kept[0]!)).toMatchObject({ Nested: OWN_KEYS.Nested });
        }
        const again = await mac.run(script, ['--yes']);
        expect([name, free, tight?.code, again.code]).toEqual([name, free, tight?.code, 0]);
        codes.push(tight?.code);
      }
      // The disk was full indeed; uninstall needs no more than names.
      if (name !== 'uninstall') expect(codes.filter((code) => code !== 0).length).toBeGreaterThan(0);
    }
  });
});

/** Leaves so many kilobytes on the Mac's volume. */
function fill(mac: Mac, freeKb: number): void {
  const df = spawnSync('df', ['-k', '--output=avail', mac.path('/private')]).stdout.toString();
  const available = Number(df.trim().split('\n').at(-1));
  spawnSync('dd', ['if=/dev/zero', `of=${mac.path('/private/fill')}`, 'bs=1024', `count=${available - freeKb}`]);
}

macTest('names and homes with line breaks in the answers of the directory service', async () => {
  await using mac = await livedInMac({ release: '10.4' });
  const answers = `#!/bin/sh
case $2/$3/$4 in
  -list/*) printf 'new\\nline\\nalice\\nbob\\neve\\n' ;;
  -read//Users/alice/UniqueID | -read//Users/alice) printf 'UniqueID: 501\\n' ;;
esac
case $3:$4 in
  /Users/alice:UniqueID) printf 'UniqueID: 501\\n' ;;
  /Users/bob:UniqueID) printf 'UniqueID: 502\\n' ;;
  /Users/eve:UniqueID) printf 'UniqueID: 501\\n' ;;
  /Users/bob:NFSHomeDirectory) printf 'NFSHomeDirectory: /Users/bob\\n' ;;
  /Users/alice:NFSHomeDirectory) printf 'NFSHomeDirectory: /Users/al\\nice\\n' ;;
  /Users/eve:NFSHomeDirectory) printf 'NFSHomeDirectory:\\n /Users/alice\\n' ;;
  /Users:*) ;;
  *) exit 56 ;;
esac
`;
  rmSync(mac.path('/usr/bin/dscl'));
  mac.write('/usr/bin/dscl', answers.replace(/^ {2}-read.*\n/m, ''), { mode: 0o755 });
  const { code, stdout } = await mac.run(await emitted('configure', policy('file')), ['--yes']);
  expect(code).toBe(0);
  expect(stdout).toContain('skipped: user new (the directory service does not tell its number)\n');
  expect(stdout).toContain('skipped: user alice (control characters in its record)\n');
  expect(stdout).toContain(`written and locked: /Users/bob/${PLIST}\n`);
  // Another name of the same person, with the value on the line below.
  expect(stdout).toContain(`written and locked: /Users/alice/${PLIST}\n`);
  expect(readdirSync(mac.path('/Users')).toSorted()).toEqual(['Shared', 'alice', 'bob']);
});
