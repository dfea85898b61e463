import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { changes, macTest, RELEASES, SHELLS, type Mac } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { livedInMac, OWN_KEYS, ownPlist, PLIST } from './fleet.ts';
import { together } from './point.ts';

const TO = '/private/var/collected';
const script = await emitted('collect', 'msgrctl: 1\n');

/** The facts as `msgrctl audit` will read them. */
function facts(mac: Mac, path = `${TO}/mac/facts`): string[][] {
  const text = mac.read(path);
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t').map((part) => decodeURIComponent(part)));
}

function about(lines: readonly string[][], ...start: readonly string[]): string[][] {
  return lines.filter((line) => start.every((part, i) => line[i] === part)).map((line) => line.slice(start.length));
}

/** All below the result, without what changes with time. */
const stripped = (text: string): string => text.replace(/^collected\t.*\n/m, '');

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

for (const release of RELEASES) {
  for (const shell of SHELLS) {
    macTest(`on ${release} with ${shell}: dry run, first run, second run`, async () => {
      await using mac = await livedInMac({ release });
      mac.lock(`/Users/bob/${PLIST}`);
      const before = await mac.tree();
      const dry = await mac.run(script, ['--to', TO, '--dry-run'], { shell });
      expect([dry.code, dry.stdout, dry.stderr, dry.refused]).toEqual([
        0,
        expect.stringContaining(`would be collected: ${TO}/mac\n`),
        '',
        [],
      ]);
      expect(changes(before, await mac.tree())).toEqual([]);

      const first = await mac.run(script, ['--to', TO, '--yes'], { shell });
      expect([first.code, first.stderr, first.refused]).toEqual([0, '', []]);
      const after = await mac.tree();
      expect(changes(before, after).filter(({ path }) => path !== TO && !path.startsWith(`${TO}/mac`))).toEqual([]);
      for (const [path, entry] of after) {
        if (path.startsWith(TO)) expect([path, entry.uid, entry.mode & 0o77]).toEqual([path, 0, 0]);
      }

      const copy = ownPlist(release === '10.3' ? 'xml' : 'binary');
      const lines = facts(mac);
      expect([lines[0], lines.at(-1)]).toEqual([['msgrctl-facts', '1'], ['end']]);
      expect(about(lines, 'release')).toEqual([[mac.read('/.mac/version').split(' ')[0]]]);
      expect(about(lines, 'program')).toEqual([['there', '/Applications/Microsoft Messenger.app', '6.0.0']]);
      expect(about(lines, 'path', 'program')).toEqual([
        ['/Applications/Microsoft Messenger.app', 'folder', '0', '80', 'rwxrwxr-x', '-', expect.any(String)],
      ]);
      expect(about(lines, 'running')).toEqual([['no']]);
      expect(about(lines, 'agent')).toEqual([['no']]);
      expect(about(lines, 'host')).toEqual([['mac']]);
      expect(about(lines, 'processor')).toEqual([['G4']]);
      expect(about(lines, 'memory')).toEqual([['512 MB']]);
      expect(about(lines, 'preferences', 'alice')).toEqual([['whole', '', sha1(copy)]]);
      expect(
        about(lines, 'path', 'alice').map(([path, kind, uid, , mode, flags]) => [path, kind, uid, mode, flags]),
      ).toEqual([
        ['.', 'folder', '501', 'rwxr-xr-x', '-'],
        ['Library', 'folder', '501', 'rwx------', '-'],
        ['Library/Preferences', 'folder', '501', 'rwx------', '-'],
        ['Library/Preferences/Microsoft', 'folder', '501', 'rwx------', '-'],
        [PLIST, 'file', '501', 'rw-------', '-'],
      ]);
      expect(about(lines, 'path', 'bob', PLIST)).toEqual([['file', '502', '20', 'rw-------', 'uchg', '1']]);
      const [[keychain, count]] = about(lines, 'anchors') as [string[]];
      expect(keychain).toBe(
        release >= '10.5' ? '/Library/Keychains/System.keychain' : '/System/Library/Keychains/X509Anchors',
      );
      expect(about(lines, 'anchor')).toHaveLength(Number(count));
      expect(Number(count)).toBe(release >= '10.5' ? 0 : 2);
      for (const [fingerprint] of about(lines, 'anchor')) expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
      expect(await mac.plist(`${TO}/mac/users/alice/com.microsoft.Messenger.plist`)).toEqual(OWN_KEYS);
      expect(after.get(`${TO}/mac/users/alice/com.microsoft.Messenger.plist`)?.bytes).toBe(sha1(copy));
      const names = [...after.keys()].filter((path) => path.startsWith(`${TO}/`));
      expect(names).toEqual(
        [
          '',
          '/facts',
          '/users',
          '/users/alice',
          '/users/alice/com.microsoft.Messenger.plist',
          '/users/bob',
          '/users/bob/com.microsoft.Messenger.plist',
        ].map((name) => `${TO}/mac${name}`),
      );

      const text = mac.read(`${TO}/mac/facts`);
      const second = await mac.run(script, ['--to', TO, '--yes'], { shell });
      expect([second.code, second.refused]).toEqual([0, []]);
      expect(stripped(mac.read(`${TO}/mac/facts`))).toBe(stripped(text));
      expect(changes(after, await mac.tree()).filter(({ path }) => path !== `${TO}/mac/facts`)).toEqual([]);
    });
  }
}

describe('what is nobody’s business', () => {
  const SECRETS = {
    DisallowSave: true,
    SaveSIPPassword: true,
    SIPSignInMRU01: 'alice@contoso.com',
    MSNSignInMRU01: 'private@hotmail.com',
    MSNSignInMRU05: 'other@hotmail.com',
    UserPassportID: 'private@hotmail.com',
    SOCKS5Username: 'proxyuser',
    SOCKS5HavePassword: false,
    SOCKS5Password: 'hunter2',
    SessionTicket: { data: 'c2VjcmV0' },
    Cookies: ['one', { Password: 'nested' }],
    SecretDictionary: { a: 1, b: 'two\nlines' },
    Accounts: [{ Name: 'alice', More: { LoginPassword: 'deep down' } }],
    Nested: { List: [1, '</dict>', true], UserPassportID: 'not this one' },
  };
  for (const [i, format] of (['xml', 'binary'] as const).entries()) {
    macTest(`is left out of ${format} files`, async () => {
      await using mac = await livedInMac({ release: RELEASES[i + 1]! });
      const python = `import sys, json, plistlib, base64
def typed(v):
    if isinstance(v, dict): return base64.b64decode(v['data']) if list(v) == ['data'] else {k: typed(x) for k, x in v.items()}
    return [typed(x) for x in v] if isinstance(v, list) else v
sys.stdout.buffer.write(plistlib.dumps(typed(json.load(sys.stdin)), fmt=plistlib.FMT_${format.toUpperCase()}))`;
      const bytes = spawnSync('/usr/bin/python3', ['-c', python], { input: JSON.stringify(SECRETS) }).stdout;
      mac.write(`/Users/alice/${PLIST}`, bytes, { uid: 501, mode: 0o600 });
      expect(await mac.run(script, ['--to', TO, '--yes'], { shell: SHELLS[i]! })).toMatchObject({
        code: 0,
        refused: [],
      });
      expect(await mac.plist(`${TO}/mac/users/alice/com.microsoft.Messenger.plist`)).toEqual({
        DisallowSave: true,
        SaveSIPPassword: true,
        SIPSignInMRU01: 'alice@contoso.com',
        SOCKS5HavePassword: false,
        Nested: SECRETS.Nested,
      });
      const lines = facts(mac);
      expect(about(lines, 'preferences', 'alice')).toEqual([['shortened', '', sha1(bytes)]]);
      expect(about(lines, 'left-out', 'alice').flat().toSorted()).toEqual([
        'Accounts',
        'Cookies',
        'MSNSignInMRU01',
        'MSNSignInMRU05',
        'SOCKS5Password',
        'SOCKS5Username',
        'SecretDictionary',
        'SessionTicket',
        'UserPassportID',
      ]);
      const gathered = spawnSync('grep', [
        '-rlaE',
        'hotmail|hunter2|proxyuser|deep down|History',
        mac.path(TO),
      ]).stdout.toString();
      expect(gathered).toBe('');
    });
  }
});

describe('homes that are not as they should be', () => {
  macTest('are told of, and nothing is followed or changed', async () => {
    const users = [
      { name: 'alice', uid: 501 },
      { name: 'link ed', uid: 502 },
      { name: 'caf\u00e9', uid: 503 },
      { name: 'nobody-home', uid: 504, makeHome: false },
      { name: 'odd', uid: 505 },
      { name: 'broken', uid: 506 },
      { name: 'never', uid: 507 },
    ];
    await using mac = await livedInMac({ release: '10.4', users });
    mac.write('/outside/com.microsoft.Messenger.plist', 'SECRET', { mode: 0o600 });
    rmSync(mac.path(`/Users/link ed/${PLIST}`));
    mac.symlink('/outside/com.microsoft.Messenger.plist', `/Users/link ed/${PLIST}`);
    rmSync(mac.path('/Users/odd/Library/Preferences'), { recursive: true });
    mac.symlink('/outside', '/Users/odd/Library/Preferences');
    mac.write(`/Users/broken/${PLIST}`, 'not a property list: SECRET', { uid: 506 });
    rmSync(mac.path(`/Users/never/${PLIST}`));
    mac.mkdir('/Users/alice/Library/Preferences/Microsoft/.msgrctl.AAAAAA');
    const before = await mac.tree();
    const result = await mac.run(script, ['--to', TO, '--yes'], { shell: 'posh' });
    expect([result.code, result.refused]).toEqual([0, []]);
    expect(changes(before, await mac.tree()).filter(({ path }) => !path.startsWith(TO))).toEqual([]);
    const lines = facts(mac);
    expect(about(lines, 'preferences').map(([user, state, why]) => [user, state, why])).toEqual([
      ['alice', 'whole', ''],
      ['broken', 'unreadable', 'it is no property list'],
      ['caf\u00e9', 'whole', ''],
      ['link ed', 'refused', 'it is a link'],
      ['never', 'absent', undefined],
      ['odd', 'refused', '/Users/odd/Library/Preferences is a link'],
    ]);
    expect(about(lines, 'path', 'link ed', PLIST)[0]).toEqual(['link', '0', '0', 'rwxrwxrwx', '-', '1']);
    expect(about(lines, 'path', 'odd').at(-1)?.slice(0, 2)).toEqual(['Library/Preferences', 'link']);
    expect(about(lines, 'passed-over')).toEqual([
      ['nobody-home', 'skipped: user nobody-home (its home is not there: /Users/nobody-home)'],
    ]);
    expect(mac.exists(`${TO}/mac/users/caf\u00e9/com.microsoft.Messenger.plist`)).toBe(true);
    expect(spawnSync('grep', ['-rla', 'SECRET', mac.path(TO)]).stdout.toString()).toBe('');
  });
});

describe('refused', () => {
  macTest('what is in the way is not collect’s to replace', async () => {
    const harms: readonly ((mac: Mac) => void)[] = [
      (mac) => mac.write(`${TO}/mac`, 'a file'),
      (mac) => mac.write(`${TO}/mac/photos`, 'precious'),
      (mac) => {
        mac.mkdir(TO);
        mac.symlink('/Users/alice', `${TO}/mac`);
      },
      (mac) => {
        mac.write(`${TO}/mac/facts`, 'another’s');
        mac.mkdir(`${TO}/mac`, { uid: 501 });
      },
    ];
    for (const harm of harms) {
      await using mac = await livedInMac({ release: '10.4' });
      harm(mac);
      const before = await mac.tree();
      expect(await mac.run(script, ['--to', TO, '--yes'])).toMatchObject({ code: 5 });
      expect(changes(before, await mac.tree())).toEqual([]);
    }
  });

  macTest('wrong usage', async () => {
    await using mac = await livedInMac({ release: '10.4' });
    mac.write('/a file', '');
    const before = await mac.tree();
    const cases: readonly [string[], number, string?][] = [
      [['--yes'], 2],
      [['--to'], 2],
      [['--to', ''], 2],
      [['--to', 'a\nb', '--yes'], 2],
      [['--to', '/a file', '--yes'], 3],
      [['--to', TO], 2],
      [['--to', TO, '--yes', '--user', 'nobody-here'], 3],
      [['--to', TO, '--yes'], 3, 'alice'],
    ];
    for (const [args, code, as = 'root'] of cases) {
      expect([args, (await mac.run(script, args, { as })).code]).toEqual([args, code]);
    }
    expect(changes(before, await mac.tree())).toEqual([]);
  });
});

macTest('--tar makes one file', async () => {
  await using mac = await livedInMac({ release: '10.3' });
  for (let i = 0; i < 2; i++) {
    expect(await mac.run(script, ['--to', TO, '--tar', '--yes'], { shell: 'mksh' })).toMatchObject({
      code: 0,
      refused: [],
    });
  }
  const list = spawnSync('tar', ['tf', mac.path(`${TO}/mac.tar`)])
    .stdout.toString()
    .split('\n');
  expect(list).toContain('./mac/facts');
  expect(list).toContain('./mac/users/alice/com.microsoft.Messenger.plist');
  expect([...(await mac.tree()).keys()].filter((path) => path.startsWith(`${TO}/`))).toEqual([`${TO}/mac.tar`]);
});

macTest('another volume, under its own name', async () => {
  await using mac = await livedInMac({ release: '10.5' });
  mac.mkdir('/Volumes/Other/Users/carol', { uid: 503, gid: 20, mode: 0o755 });
  mac.write(`/Volumes/Other/Users/carol/${PLIST}`, ownPlist('xml'), { uid: 503 });
  for (const folder of ['Library', 'Library/Preferences', 'Library/Preferences/Microsoft'])
    mac.mkdir(`/Volumes/Other/Users/carol/${folder}`, { uid: 503 });
  mac.write(
    '/Volumes/Other/System/Library/CoreServices/SystemVersion.plist',
    mac.read('/System/Library/CoreServices/SystemVersion.plist'),
  );
  mac.write('/Volumes/Other/Library/Keychains/System.keychain', 'kych');
  expect(await mac.run(script, ['--to', TO, '--yes', '--root', '/Volumes/Other'])).toMatchObject({ code: 0 });
  const lines = facts(mac, `${TO}/Other/facts`);
  expect(about(lines, 'volume')).toEqual([['/Volumes/Other']]);
  expect(about(lines, 'preferences')).toEqual([['carol', 'whole', '', expect.any(String)]]);
});

describe('interrupted', () => {
  macTest('the earlier result or the new one is there, whole', { timeout: 300_000 }, async () => {
    const fresh = await livedInMac({ release: '10.4', users: [{ name: 'alice', uid: 501 }] });
    await fresh.run(script, ['--to', TO, '--yes']);
    const { commands } = await fresh.run(script, ['--to', TO, '--yes']);
    const text = stripped(fresh.read(`${TO}/mac/facts`));
    await fresh.dispose();
    await together(commands, async (killAt) => {
      await using mac = await livedInMac({ release: '10.4', users: [{ name: 'alice', uid: 501 }] });
      await mac.run(script, ['--to', TO, '--yes']);
      const shell = SHELLS[killAt % SHELLS.length]!;
      await mac.run(script, ['--to', TO, '--yes'], { shell, killAt, half: killAt % 2 === 0 });
      expect([killAt, stripped(mac.read(`${TO}/mac/facts`))]).toEqual([killAt, text]);
      expect([killAt, (await mac.run(script, ['--to', TO, '--yes'], { shell })).code]).toEqual([killAt, 0]);
      expect([killAt, [...(await mac.tree()).keys()].filter((path) => path.includes('.msgrctl'))]).toEqual([
        killAt,
        [],
      ]);
    });
  });

  macTest('a full disk: the earlier result stays', async () => {
    await using mac = await livedInMac({ release: '10.4' });
    mac.mount('/Volumes/Small', { sizeKb: 8 });
    expect(await mac.run(script, ['--to', '/Volumes/Small', '--yes'])).toMatchObject({ code: 1 });
    expect([...(await mac.tree()).keys()].filter((path) => path.startsWith('/Volumes/Small/'))).toEqual([]);
  });
});
