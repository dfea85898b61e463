import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changes, macTest, makeMac, RELEASES, SHELLS, type Mac, type Release } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { BUNDLE, listOf, makeBundle, sha1, together } from './point.ts';

const POLICY = 'msgrctl: 1\ninstall: { source: "afp://files.contoso.com/Software/Messenger" }\n';
const POINT = '/Volumes/Data/Software/Messenger';
const ARGS = ['--from', `/private/expanded/${BUNDLE}`, '--to', POINT];

const script = await emitted('install-point', POLICY);

/** A Mac with the expanded program. */
async function server(release: Release = '10.4', version = '6.0.3'): Promise<Mac> {
  const mac = await makeMac({ release });
  mac.mkdir('/private/expanded');
  mac.mkdir('/Volumes/Data/Software');
  makeBundle(mac.path('/private/expanded'), version);
  return mac;
}

for (const release of RELEASES) {
  for (const shell of SHELLS) {
    macTest(`on ${release} with ${shell}: dry run, first run, second run, newer program`, async () => {
      await using mac = await server(release);
      const before = await mac.tree();
      const dry = await mac.run(script, [...ARGS, '--dry-run'], { shell });
      expect([dry.code, dry.stdout, dry.stderr, dry.refused]).toEqual([0, dry.stdout, dry.stderr, []]);
      expect(changes(before, await mac.tree())).toEqual([]);

      const first = await mac.run(script, [...ARGS, '--yes'], { shell });
      expect([first.code, first.stdout, first.stderr, first.refused]).toEqual([0, first.stdout, first.stderr, []]);
      expect(first.stdout).toBe(
        `made: ${POINT}\nmade: ${POINT}/${BUNDLE}\n2 changed, 0 as wanted, 0 kept, 0 skipped, 0 refused, 0 failed\n`,
      );
      expect(dry.stdout).toBe(first.stdout.replaceAll('made:', 'would be made:').replace('changed', 'to change'));
      const tree = await mac.tree();
      const list = mac.read(`${POINT}/${BUNDLE}.sha1`);
      expect(list).toBe(listOf(mac.path(`/private/expanded/${BUNDLE}`)));
      expect(first.stderr).toContain(sha1(list));
      expect(tree.get(POINT)).toMatchObject({ mode: 0o775, uid: 0, gid: 80 });
      expect(tree.get(`${POINT}/${BUNDLE}.sha1`)).toMatchObject({ mode: 0o664, uid: 0, gid: 80 });
      for (const [path, entry] of tree) {
        if (!path.startsWith(`${POINT}/${BUNDLE}/`) || entry.type === 'link') continue;
        const executable = entry.type === 'folder' || /MacOS\/|Versions\/A\//.test(path);
        expect([path, entry.mode, entry.uid, entry.gid]).toEqual([path, executable ? 0o775 : 0o664, 0, 80]);
      }

      const second = await mac.run(script, [...ARGS, '--yes'], { shell });
      expect([second.code, second.stdout.split('\n').at(-2)]).toEqual([
        0,
        expect.stringMatching(/^0 changed, 2 as wanted/),
      ]);
      expect(changes(tree, await mac.tree())).toEqual([]);

      rmSync(mac.path(`/private/expanded/${BUNDLE}`), { recursive: true });
      makeBundle(mac.path('/private/expanded'), '6.0.4');
      const third = await mac.run(script, [...ARGS, '--yes'], { shell });
      expect([third.code, third.stdout.split('\n')[1], third.refused]).toEqual([
        0,
        `replaced: ${POINT}/${BUNDLE}`,
        [],
      ]);
      expect(mac.read(`${POINT}/${BUNDLE}.sha1`)).toBe(listOf(mac.path(`/private/expanded/${BUNDLE}`)));
      expect(listOf(mac.path(`${POINT}/${BUNDLE}`))).toBe(mac.read(`${POINT}/${BUNDLE}.sha1`));
      expect(
        [...(await mac.tree()).keys()].filter((path) => path.includes('.msgrctl') || path.endsWith('/owned')),
      ).toEqual([]);
    });
  }
}

describe('interrupted', () => {
  /** An installation point with 6.0.3, and 6.0.4 to come. */
  async function betweenVersions(): Promise<Mac> {
    const mac = await server();
    await mac.run(script, [...ARGS, '--yes']);
    rmSync(mac.path(`/private/expanded/${BUNDLE}`), { recursive: true });
    makeBundle(mac.path('/private/expanded'), '6.0.4');
    return mac;
  }

  /** What a Mac finds there at this moment: a program that one of the lists fits. */
  function fits(mac: Mac): boolean {
    if (!mac.exists(`${POINT}/${BUNDLE}`)) return false;
    const there = listOf(mac.path(`${POINT}/${BUNDLE}`));
    return ['sha1', 'sha1.new'].some((end) => {
      const list = `${POINT}/${BUNDLE}.${end}`;
      return mac.exists(list) && mac.read(list) === there;
    });
  }

  macTest(
    'by a power cut at any command: Macs always find a program with its list; a second run finishes',
    { timeout: 300_000 },
    async () => {
      const whole = await betweenVersions();
      const { commands } = await whole.run(script, [...ARGS, '--yes']);
      const end = await whole.tree();
      await whole.dispose();
      await together(commands, async (killAt) => {
        await using mac = await betweenVersions();
        const shell = SHELLS[killAt % SHELLS.length]!;
        const cut = await mac.run(script, [...ARGS, '--yes'], { shell, killAt, half: killAt % 2 === 0 });
        expect([killAt, fits(mac)]).toEqual([killAt, true]);
        if (cut.signal === null) return;
        const again = await mac.run(script, [...ARGS, '--yes'], { shell });
        expect([killAt, again.code]).toEqual([killAt, 0]);
        expect([
          killAt,
          changes(end, await mac.tree()).filter(({ path }) => !path.startsWith('/private/tmp')),
        ]).toEqual([killAt, []]);
      });
    },
  );

  macTest('by a signal at any command: nothing lies about', { timeout: 300_000 }, async () => {
    const whole = await betweenVersions();
    const { commands } = await whole.run(script, [...ARGS, '--yes']);
    await whole.dispose();
    await together(commands, async (killAt) => {
      await using mac = await betweenVersions();
      const shell = SHELLS[killAt % SHELLS.length]!;
      const signal = (['TERM', 'INT', 'HUP'] as const)[killAt % 3]!;
      await mac.run(script, [...ARGS, '--yes'], { shell, killAt, signal });
      expect([killAt, fits(mac)]).toEqual([killAt, true]);
      // The first commands run before the script can catch anything.
      if (killAt < 4) return;
      expect([
        killAt,
        [...(await mac.tree()).keys()].filter((path) => /\.msgrctl|^\/private\/tmp\/./.test(path)),
      ]).toEqual([killAt, []]);
    });
  });

  macTest('between the two renames: the old program comes back', async () => {
    await using mac = await betweenVersions();
    const old = listOf(mac.path(`${POINT}/${BUNDLE}`));
    const stage = `${POINT}/.msgrctl-swap.AbCdEf`;
    mac.mkdir(`${stage}/old`, { mode: 0o700 });
    mac.mkdir(stage, { mode: 0o700 });
    renameSync(mac.path(`${POINT}/${BUNDLE}`), mac.path(`${stage}/old/${BUNDLE}`));
    // With a bundle that is refused, what is left is the old one.
    const bad = join(mac.path('/private/expanded'), BUNDLE, 'Contents/way out');
    symlinkSync('/etc', bad);
    expect(await mac.run(script, [...ARGS, '--yes'])).toMatchObject({ code: 5 });
    rmSync(bad);
    writeFileSync(mac.path(`/private/expanded/${BUNDLE}/Contents/PkgInfo`), 'x');
    const result = await mac.run(script, [...ARGS, '--yes']);
    expect([result.code, result.stderr]).toEqual([0, expect.stringContaining('brought back')]);
    expect(listOf(mac.path(`${POINT}/${BUNDLE}`))).not.toBe(old);
    expect(fits(mac)).toBe(true);
    expect(mac.exists(stage)).toBe(false);
  });
});

describe('what is there is looked after', () => {
  const harms: readonly [name: string, outcome: string, harm: (mac: Mac) => void][] = [
    ['a damaged file', 'replaced', (mac) => appendFileSync(mac.path(`${POINT}/${BUNDLE}/Contents/PkgInfo`), '!')],
    ['another mode', 'replaced', (mac) => chmodSync(mac.path(`${POINT}/${BUNDLE}/Contents/PkgInfo`), 0o666)],
    [
      'another owner',
      'replaced',
      (mac) => mac.mkdir(`${POINT}/${BUNDLE}/Contents`, { uid: 501, gid: 80, mode: 0o775 }),
    ],
    ['no list', 'given its checksums', (mac) => rmSync(mac.path(`${POINT}/${BUNDLE}.sha1`))],
    ['a wrong list', 'given its checksums', (mac) => mac.write(`${POINT}/${BUNDLE}.sha1`, 'x')],
    [
      'a list that is a link',
      'given its checksums',
      (mac) => {
        rmSync(mac.path(`${POINT}/${BUNDLE}.sha1`));
        mac.symlink('/private/expanded/precious', `${POINT}/${BUNDLE}.sha1`);
      },
    ],
    ['a second list', 'given its checksums', (mac) => mac.write(`${POINT}/${BUNDLE}.sha1.new`, 'x')],
    ['a closed folder', 'given its permissions', (mac) => chmodSync(mac.path(POINT), 0o700)],
  ];
  for (const [i, [name, outcome, harm]] of harms.entries()) {
    macTest(name, async () => {
      await using mac = await server('10.5');
      mac.write('/private/expanded/precious', 'precious');
      const shell = SHELLS[i % SHELLS.length]!;
      await mac.run(script, [...ARGS, '--yes'], { shell });
      const good = await mac.tree();
      harm(mac);
      const result = await mac.run(script, [...ARGS, '--yes'], { shell });
      expect([result.code, result.stdout, result.refused]).toEqual([0, expect.stringContaining(`${outcome}: `), []]);
      expect(changes(good, await mac.tree())).toEqual([]);
    });
  }
});

describe('refused', () => {
  const from = (path: string, to = POINT): string[] => ['--yes', '--from', path, '--to', to];
  const good = `/private/expanded/${BUNDLE}`;
  const usage: readonly [args: readonly string[], code: number, says: RegExp][] = [
    [['--yes'], 2, /which program/],
    [['--yes', '--from', good], 2, /is how Macs see it/],
    [from('/private/expanded/Messenger.dmg'), 2, /open the disk image/],
    [from('/private/expanded'), 2, /must be named Microsoft Messenger\.app/],
    [from('/nowhere'), 3, /not there/],
    [from(good, '/Volumes/Data/../x'), 2, /not a plain path/],
    [from(good, '/Volumes/Data/./x'), 2, /not a plain path/],
    [from(good, '/private/expanded/Messenger.dmg/x'), 3, /not a folder/],
    [from(good, `${good}/Contents/point`), 5, /in the program/],
    [from(good, '/Volumes/Data/a\nb'), 2, /control characters/],
    ...[
      '/',
      '/Users',
      '/Users/alice',
      '/Users/Shared',
      '/Volumes',
      '/Volumes/Data',
      '/Library',
      '/Applications',
      '/System/x',
      '/usr/bin',
      '/etc/x',
      '/tmp',
      '/var/root',
    ].map((to): [string[], number, RegExp] => [from(good, to), 5, /not a folder to make an installation point of/]),
    [[...ARGS, '--yes', '--user', 'alice'], 2, /no users/],
    [[...ARGS, '--yes', '--group', 'nosuchgroup'], 3, /no group nosuchgroup/],
    [[...ARGS, '--yes', '--what'], 2, /unknown option/],
    [[...ARGS], 2, /no terminal to ask at/],
  ];
  macTest('wrong usage changes nothing', async () => {
    await using mac = await server();
    mac.write('/private/expanded/Messenger.dmg', 'image');
    const before = await mac.tree();
    for (const [i, [args, code, says]] of usage.entries()) {
      const result = await mac.run(script, args, { shell: SHELLS[i % SHELLS.length]! });
      expect([args, result.code, result.stderr, result.refused]).toEqual([
        args,
        code,
        expect.stringMatching(says),
        [],
      ]);
    }
    expect(changes(before, await mac.tree())).toEqual([]);
  });

  const bundles: readonly [name: string, code: number, harm: (bundle: string) => void][] = [
    ['a link that leads out', 5, (bundle) => symlinkSync('../../x', join(bundle, 'Contents/link'))],
    ['a link to the root', 5, (bundle) => symlinkSync('/', join(bundle, 'Contents/link'))],
    ['a name with a tab', 5, (bundle) => writeFileSync(join(bundle, 'Contents/a\tb'), '')],
    ['a name with a line break', 5, (bundle) => writeFileSync(join(bundle, 'Contents/a\nb'), '')],
    ['a name with a backslash', 5, (bundle) => writeFileSync(join(bundle, 'Contents/a\\b'), '')],
    ['a pipe', 5, (bundle) => void spawnSync('mkfifo', [join(bundle, 'Contents/pipe')])],
    ['a file of a foreign volume', 5, (bundle) => writeFileSync(join(bundle, 'Contents/._x'), '')],
    ['no Info.plist', 1, (bundle) => rmSync(join(bundle, 'Contents/Info.plist'))],
  ];
  macTest('bundles that are none', async () => {
    for (const [name, code, harm] of bundles) {
      await using mac = await server();
      harm(mac.path(good));
      const result = await mac.run(script, [...ARGS, '--yes']);
      expect([
        name,
        result.code,
        [...(await mac.tree()).keys()].filter((path) => path.startsWith(`${POINT}/`)),
      ]).toEqual([name, code, []]);
    }
  });

  macTest('the disk is full: the old program stays', async () => {
    await using mac = await makeMac({ release: '10.4', volumeKb: 1200 });
    mac.mount('/private/expanded');
    mac.mkdir('/Volumes/Data/Software');
    makeBundle(mac.path('/private/expanded'));
    expect(await mac.run(script, [...ARGS, '--yes'])).toMatchObject({ code: 0 });
    const before = await mac.tree(['/private/expanded']);
    writeFileSync(mac.path(`${good}/Contents/large`), Buffer.alloc(3_000_000, 'x'));
    expect(await mac.run(script, [...ARGS, '--yes'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('could not be copied'),
    });
    expect(changes(before, await mac.tree(['/private/expanded']))).toEqual([]);
  });
});

macTest('what Finder leaves is no part of the program, and setuid and locks do not travel', async () => {
  await using mac = await server('10.3');
  const bundle = `/private/expanded/${BUNDLE}`;
  mac.write(`${bundle}/.DS_Store`, 'finder');
  chmodSync(mac.path(`${bundle}/Contents/MacOS/Microsoft Messenger`), 0o6755);
  mac.lock(`${bundle}/Contents/PkgInfo`);
  expect(await mac.run(script, [...ARGS, '--yes'])).toMatchObject({ code: 0, refused: [] });
  const tree = await mac.tree();
  expect(tree.get(`${POINT}/${BUNDLE}/Contents/MacOS/Microsoft Messenger`)).toMatchObject({ mode: 0o775 });
  expect(tree.get(`${POINT}/${BUNDLE}/Contents/PkgInfo`)?.flags).toBeUndefined();
  expect(mac.read(`${POINT}/${BUNDLE}.sha1`)).not.toContain('DS_Store');
  expect(await mac.run(script, [...ARGS, '--yes'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^0 changed/m),
  });
});

macTest('the policy may name the folder', async () => {
  await using mac = await server('10.6');
  const text = await emitted(
    'install-point',
    `msgrctl: 1\ninstall: { source: "file:///Volumes/Data/The%20Software" }\n`,
  );
  expect(await mac.run(text, ['--yes', '--from', `/private/expanded/${BUNDLE}`, '--group', '20'])).toMatchObject({
    code: 0,
  });
  expect((await mac.tree()).get('/Volumes/Data/The Software')).toMatchObject({ mode: 0o775, gid: 20 });
});

/** The server may well run Linux: this very one. */
describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('on a server that is no Mac', () => {
  const commands = [['dash'], ['posh'], ['mksh'], ['busybox', 'sh'], ['bash', '--posix'], ['bash']];
  for (const command of commands) {
    test.runIf(spawnSync('which', [command[0]!]).status === 0)(command.join(' '), () => {
      const folder = mkdtempSync(join(tmpdir(), 'server-'));
      writeFileSync(join(folder, 'script.sh'), script);
      mkdirSync(join(folder, 'expanded'));
      const bundle = makeBundle(join(folder, 'expanded'));
      const point = join(folder, 'software/messenger');
      const run = (...args: string[]): { status: number | null; stdout: string } =>
        spawnSync(
          command[0]!,
          [...command.slice(1), join(folder, 'script.sh'), '--from', bundle, '--to', point, ...args],
          { encoding: 'utf8' },
        );
      expect(run('--dry-run')).toMatchObject({ status: 0, stdout: expect.stringContaining('2 to change') });
      expect(run('--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('2 changed') });
      expect(run('--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('0 changed, 2 as wanted') });
      expect(listOf(join(point, BUNDLE))).toBe(listOf(bundle));
      expect(statSync(point).mode & 0o7777).toBe(0o775);
      const check = spawnSync('sha1sum', ['--check', '--quiet', '--strict', join(point, `${BUNDLE}.sha1`)], {
        cwd: join(point, BUNDLE),
        encoding: 'utf8',
      });
      expect(check).toMatchObject({ status: 0, stdout: '' });
      writeFileSync(join(bundle, 'Contents/caf\u00e9'), '');
      expect(run('--yes')).toMatchObject({ status: 5, stdout: expect.stringContaining('beyond ASCII') });
      rmSync(folder, { recursive: true });
    });
  }
});
