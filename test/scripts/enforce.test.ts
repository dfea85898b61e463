import { afterAll, describe, expect } from 'vitest';
import { macTest, RELEASES, type Mac, type Release } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { livedInMac, OWN_KEYS, PLIST, policy, PREFERENCES } from './fleet.ts';

const AGENT = '/Library/Application Support/msgrctl/agent';
const HOOK = '/Library/Application Support/msgrctl/login-hook';
const HOME = '/Users/alice';

const table: string[] = [];
afterAll(() => console.log(`what alice tries on a Mac with "lock: enforce":\n${table.join('\n')}`));

/** What a user tries who is an ordinary user and owns the home. `stopped`: the file stays as it was. */
const ATTEMPTS: readonly (readonly [what: string, script: string, stopped: boolean])[] = [
  ['write', `cat /etc/hosts >"$1"`, true],
  ['append', `printf x >>"$1"`, true],
  ['delete', `rm -f "$1"`, true],
  ['replace by rename', `cat /etc/hosts >"$1.new" && mv -f "$1.new" "$1"`, true],
  ['replace by a link', `ln -sf /etc/hosts "$1"`, true],
  ['rename away', `mv -f "$1" "$1.old"`, true],
  ['delete and recreate', `rm -f "$1"; printf x >"$1"`, true],
  ['chmod', `chmod 666 "$1"`, true],
  ['chown', `chown "$(id -u)" "$1"`, true],
  ['clear the flag', `chflags nouchg "$1"`, true],
  ['second name, then write', `ln "$1" "$1.two" && printf x >"$1.two"`, true],
  ['rename the folder', `mv "$2" "$2 away"`, false],
  [
    'rename the folder, own file in a new one',
    `mv "$2" "$2 away" && mkdir "$2" && printf '<plist version="1.0"><dict><key>Own</key><integer>1</integer></dict></plist>' >"$1"`,
    false,
  ],
  ['rename the folder, a damaged file in a new one', `mv "$2" "$2 away" && mkdir "$2" && printf x >"$1"`, false],
  ['rename the folder, a folder as the file', `mv "$2" "$2 away" && mkdir -p "$1"`, false],
  ['rename the folder, a link as the file', `mv "$2" "$2 away" && mkdir "$2" && ln -s /etc/hosts "$1"`, false],
  ['rename the folder, a link as the folder', `mv "$2" "$2 away" && ln -s /private/tmp "$2"`, false],
  ['rename the folder, a file as the folder', `mv "$2" "$2 away" && printf x >"$2"`, false],
];

/** What launchd or the log-in window would start. */
async function nextLogIn(mac: Mac, release: Release): Promise<string> {
  const file = release === '10.3' ? HOOK : AGENT;
  const args = release === '10.3' ? ['alice'] : ['--agent', '--yes'];
  const { code, stdout, stderr, refused } = await mac.run(mac.read(file), args, { file, shell: 'bash' });
  expect([code, refused, stderr.replaceAll(/^configure: set aside.*\n|^lock: set aside.*\n/gm, '')]).toEqual([
    0,
    [],
    '',
  ]);
  return stdout;
}

const locked = { type: 'file', uid: 0, mode: 0o444, flags: 'uchg' };

describe.each(RELEASES)('on %s', (release) => {
  for (const [what, script, stopped] of ATTEMPTS) {
    macTest(`alice tries: ${what}`, async () => {
      await using mac = await livedInMac({ release, users: [{ name: 'alice', uid: 501 }] });
      expect((await mac.run(await emitted('lock', policy('enforce')), ['--yes'])).code).toBe(0);
      const before = (await mac.tree()).get(`${HOME}/${PLIST}`);
      expect(before).toMatchObject(locked);

      const tried = await mac.run(script, [`${HOME}/${PLIST}`, `${HOME}/${PREFERENCES}`], { as: 'alice' });
      const after = (await mac.tree()).get(`${HOME}/${PLIST}`);
      if (stopped) {
        expect(tried.code).not.toBe(0);
        expect(after).toEqual(before);
      } else {
        expect(tried.code).toBe(0);
        expect(after).not.toEqual(before);
      }

      await nextLogIn(mac, release);
      const repaired = await mac.tree();
      expect(repaired.get(`${HOME}/${PLIST}`)).toMatchObject(locked);
      expect(await mac.plist(`${HOME}/${PLIST}`)).toMatchObject({ DisallowSave: true });
      // Nothing of the user's is lost, and nothing outside was touched.
      if (!stopped)
        expect(await mac.plist(`${HOME}/${PREFERENCES} away/com.microsoft.Messenger.plist`)).toMatchObject({
          ...OWN_KEYS,
          DisallowSave: true,
        });
      expect(repaired.get('/private/etc/hosts')).toEqual((await mac.tree()).get('/private/etc/hosts'));
      expect(mac.exists('/private/tmp/com.microsoft.Messenger.plist')).toBe(false);
      if (release === '10.4')
        table.push(`  ${what.padEnd(48)} ${stopped ? 'stopped' : 'done; locked again at the next log-in'}`);
    });
  }

  macTest('the agent of lock is replaced by that of configure, and goes with unlock', async () => {
    await using mac = await livedInMac({ release, users: [{ name: 'alice', uid: 501 }] });
    const hook = '/private/var/root/Library/Preferences/com.apple.loginwindow.plist';
    const untouched = await mac.tree();
    for (const [name, lock] of [
      ['lock', 'enforce'],
      ['configure', 'enforce'],
      ['configure', 'enforce'],
    ] as const) {
      const text = await emitted(name, policy(lock));
      expect((await mac.run(text, ['--yes'])).code).toBe(0);
      expect(mac.read(AGENT)).toBe(text);
      expect(mac.exists(hook)).toBe(release === '10.3');
    }
    expect((await mac.run(await emitted('unlock', policy('none')), ['--yes'])).code).toBe(0);
    expect(mac.exists(AGENT)).toBe(false);
    expect(mac.exists('/Library/LaunchDaemons/msgrctl.messenger.plist')).toBe(false);
    expect([...(await mac.tree()).keys()]).toEqual([...untouched.keys()]);
  });
});

macTest('10.3: a log-in hook that was there before is still called, and comes back', async () => {
  await using mac = await livedInMac({ release: '10.3', users: [{ name: 'alice', uid: 501 }] });
  const hook = '/private/var/root/Library/Preferences/com.apple.loginwindow.plist';
  const own = '#!/bin/sh\nprintf "%s\\n" "$1" >>/private/var/called\n';
  mac.write("/Library/it's $(own) hook", own, { mode: 0o755 });
  const set = `defaults write com.apple.loginwindow LoginHook "/Library/it's \\$(own) hook"`;
  expect((await mac.run(set)).code).toBe(0);
  const before = await mac.plist(hook);

  expect((await mac.run(await emitted('lock', policy('enforce')), ['--yes'])).code).toBe(0);
  expect((await mac.run(await emitted('lock', policy('enforce')), ['--yes'])).stdout).toContain('\n0 changed,');
  expect(await mac.plist(hook)).toEqual({ LoginHook: HOOK });
  await nextLogIn(mac, '10.3');
  expect(mac.read('/private/var/called')).toBe('alice\n');

  expect((await mac.run(await emitted('unlock', policy('none')), ['--yes'])).code).toBe(0);
  expect(await mac.plist(hook)).toEqual(before);
});
