import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import {
  changes,
  macTest,
  makeMac,
  RELEASES,
  SHELLS,
  type Mac,
  type MacOptions,
  type RunResult,
  type Tree,
} from '../mac/mac.ts';
import { share } from '../mac/network.ts';
import { emitted } from './emitted.ts';
import { livedInMac, PLIST } from './fleet.ts';
import { BUNDLE, copyTree, listOf, makeBundle, makePoint, sha1, together } from './point.ts';

const PROGRAM = `/Applications/${BUNDLE}`;
const BINARY = `${PROGRAM}/Contents/MacOS/Microsoft Messenger`;

/** How Macs may reach the installation point; `shared` is what the pretend network knows. */
const SOURCES = [
  { url: 'afp://files.contoso.com/Software', shared: 'afp://files.contoso.com/Software', below: '' },
  {
    url: 'smb://files.contoso.com/Software%20Updates/For%20Macs',
    shared: 'smb://files.contoso.com/Software Updates',
    below: 'For Macs',
  },
  {
    url: 'nfs://files.contoso.com/export/software/Messenger',
    shared: 'nfs://files.contoso.com/export/software',
    below: 'Messenger',
  },
  { url: '/Volumes/Point', shared: '', below: '' },
  { url: 'file:///Volumes/The%20Point/Messenger%206', shared: '', below: '' },
] as const;

function policy(source: string, more = ''): string {
  return `msgrctl: 1
connection: { mode: manual, server: sip.contoso.com, transport: tls }
archiving: { save: deny, lock: file }
install: { source: ${JSON.stringify(source)}, application: ${JSON.stringify(BUNDLE)} }
${more}`;
}

const AFP = SOURCES[0];
const script = await emitted('install', policy(AFP.url));

/** A Mac with a file server that shares an installation point; point is its folder on the host. */
async function clientMac(options: MacOptions, version = '6.0.3'): Promise<{ mac: Mac; point: string }> {
  const mac = await livedInMac(options);
  const { folder, point } = makePoint(version);
  share(mac, AFP.shared, folder);
  return { mac, point };
}

/** A root certificate that no Mac knows yet. */
async function newRoot(): Promise<string> {
  const request = 'req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -sha1 -days 30 -subj';
  const { stdout } = await promisify(execFile)('openssl', [...request.split(' '), '/CN=Contoso Root']);
  return stdout;
}

function programs(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => path.startsWith('/Applications')));
}

/** Nothing is left over: no mount, no stage, no scratch folder. */
function expectTidy(mac: Mac, tree: Tree): void {
  expect(mac.read('/.mac/state/volumes').trim().split('\n')).toHaveLength(1);
  // What is left in a home is the next run's to sweep.
  const odd = (path: string): boolean =>
    /\.msgrctl|^\/private\/tmp\/.|\/owned$/.test(path) && !path.startsWith('/Users/');
  expect([...tree.keys()].filter(odd)).toEqual([]);
}

function expectInstalled(mac: Mac, tree: Tree, point: string): void {
  expect(listOf(mac.path(PROGRAM))).toBe(listOf(join(point, BUNDLE)));
  for (const [path, entry] of tree) {
    if (path !== PROGRAM && !path.startsWith(`${PROGRAM}/`)) continue;
    if (entry.type === 'link') continue;
    const executable = entry.type === 'folder' || /MacOS\/|Versions\/A\//.test(path);
    expect([path, entry.mode, entry.uid, entry.gid]).toEqual([path, executable ? 0o775 : 0o664, 0, 80]);
  }
}

describe('from every kind of installation point', () => {
  for (const [i, release] of RELEASES.entries()) {
    for (const [j, shell] of SHELLS.entries()) {
      const source = SOURCES[(i + j) % SOURCES.length]!;
      macTest(`on ${release} with ${shell} from ${source.url}`, async () => {
        await using mac = await livedInMac({ release, application: j % 2 === 0 });
        const { folder, point } = makePoint('6.0.3', source.below);
        if (source.shared !== '') share(mac, source.shared, folder);
        else if (source.url.startsWith('file:')) copyTree(folder, mac.path('/Volumes/The Point/Messenger 6'));
        else copyTree(folder, mac.path('/Volumes/Point'));
        const text = await emitted('install', policy(source.url));

        const before = await mac.tree();
        const dry = await mac.run(text, ['--dry-run'], { shell });
        expect([dry.code, dry.stderr.replaceAll(/^.*would ask.*\n/gm, ''), dry.refused]).toEqual([0, '', []]);
        expect(changes(before, await mac.tree())).toEqual([]);
        expectTidy(mac, before);

        const first = await mac.run(text, ['--yes'], { shell });
        expect([first.code, first.refused]).toEqual([0, []]);
        const items = (output: string): string[] => output.split('\n').filter((line) => line.includes(': /'));
        expect(items(first.stdout)).toEqual(items(dry.stdout.replaceAll('would be ', '')));
        expect(items(first.stdout)[0]).toBe(`${j % 2 === 0 ? 'replaced' : 'installed'}: ${PROGRAM}`);
        const tree = await mac.tree();
        expectInstalled(mac, tree, point);
        expectTidy(mac, tree);
        expect(await mac.plist(`/Users/alice/${PLIST}`)).toMatchObject({
          DisallowSave: true,
          RTCServerAddress: 'sip.contoso.com',
        });
        expect(tree.get(`/Users/bob/${PLIST}`)).toMatchObject({ uid: 0, mode: 0o444, flags: 'uchg' });

        const second = await mac.run(text, ['--yes'], { shell });
        expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('\n0 changed,')]);
        expect(changes(tree, await mac.tree())).toEqual([]);
        expectTidy(mac, await mac.tree());
      });
    }
  }
});

describe('an installation point that is not what it should be', () => {
  const damage: readonly [name: string, code: number, harm: (point: string) => void][] = [
    ['a changed file', 1, (point) => appendFileSync(join(point, BUNDLE, 'Contents/PkgInfo'), '!')],
    ['a missing file', 1, (point) => rmSync(join(point, BUNDLE, 'Contents/PkgInfo'))],
    ['an extra file', 1, (point) => writeFileSync(join(point, BUNDLE, 'Contents/extra'), '')],
    ['an extra folder', 1, (point) => mkdirSync(join(point, BUNDLE, 'Contents/extra'))],
    ['a missing folder', 1, (point) => rmSync(join(point, BUNDLE, 'Contents/Plug-ins'), { recursive: true })],
    [
      'a link with another target',
      1,
      (point) => {
        const link = join(point, BUNDLE, 'Contents/Frameworks/M.framework/M');
        rmSync(link);
        symlinkSync('Versions/A/M', link);
      },
    ],
    ['no program', 1, (point) => rmSync(join(point, BUNDLE), { recursive: true })],
    ['no list', 1, (point) => rmSync(join(point, `${BUNDLE}.sha1`))],
    ['an empty list', 1, (point) => writeFileSync(join(point, `${BUNDLE}.sha1`), '')],
    [
      'a list that is cut off',
      1,
      (point) => {
        const list = join(point, `${BUNDLE}.sha1`);
        writeFileSync(list, readFileSync(list, 'utf8').slice(0, -20));
      },
    ],
    [
      'a list that is a link',
      1,
      (point) => {
        const list = join(point, `${BUNDLE}.sha1`);
        renameSync(list, `${list}.real`);
        symlinkSync(`${BUNDLE}.sha1.real`, list);
      },
    ],
    [
      'a program that is a link',
      1,
      (point) => {
        renameSync(join(point, BUNDLE), join(point, 'Real.app'));
        symlinkSync('Real.app', join(point, BUNDLE));
      },
    ],
    [
      'a link that leads out of the bundle',
      5,
      (point) => symlinkSync('../../../etc/passwd', join(point, BUNDLE, 'Contents/way out')),
    ],
    ['an absolute link', 5, (point) => symlinkSync('/etc/passwd', join(point, BUNDLE, 'Contents/way out'))],
    [
      'a way out by way of another link',
      5,
      (point) => symlinkSync('Frameworks/M.framework/Resources/../../../x', join(point, BUNDLE, 'Contents/way out')),
    ],
    ['a name with a line break', 5, (point) => writeFileSync(join(point, BUNDLE, 'Contents/a\nb'), '')],
    ['a file of a foreign volume', 5, (point) => writeFileSync(join(point, BUNDLE, 'Contents/._PkgInfo'), '')],
  ];
  for (const [i, [name, code, harm]] of damage.entries()) {
    const shell = SHELLS[i % SHELLS.length]!;
    const release = RELEASES[i % RELEASES.length]!;
    macTest(`${name}: nothing is changed (${release}, ${shell})`, async () => {
      const { mac, point } = await clientMac({ release });
      await using _ = mac;
      harm(point);
      const before = await mac.tree();
      const result = await mac.run(script, ['--yes'], { shell });
      expect([result.code, result.stdout, result.refused]).toEqual([
        code,
        expect.stringMatching(code === 5 ? /^refused: / : /^failed: /),
        [],
      ]);
      expect(changes(before, await mac.tree())).toEqual([]);
      expectTidy(mac, before);
    });
  }

  macTest('a way out that the list itself names is no way out', async () => {
    const { mac, point } = await clientMac({ release: '10.4' });
    await using _ = mac;
    symlinkSync('../../etc/passwd', join(point, BUNDLE, 'Contents/way out'));
    writeFileSync(join(point, `${BUNDLE}.sha1`), listOf(join(point, BUNDLE)));
    const before = await mac.tree();
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 5 });
    expect(changes(before, await mac.tree())).toEqual([]);
  });

  macTest('a share that lost the modes does no harm: the list knows them', async () => {
    const { mac, point } = await clientMac({ release: '10.4' });
    await using _ = mac;
    const program = join(point, BUNDLE);
    const list = readFileSync(`${program}.sha1`, 'utf8');
    chmodSync(join(program, 'Contents/MacOS/Microsoft Messenger'), 0o600);
    chmodSync(join(program, 'Contents/PkgInfo'), 0o4777);
    // Finder's own are no part of the program, so they must not come along.
    writeFileSync(join(program, 'Contents/.DS_Store'), '#!/bin/sh');
    chmodSync(join(program, 'Contents/.DS_Store'), 0o4777);
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0 });
    expect(listOf(mac.path(PROGRAM))).toBe(list);
    expect((await mac.tree()).get(BINARY)).toMatchObject({ mode: 0o775 });
    expect((await mac.tree()).get(`${PROGRAM}/Contents/PkgInfo`)).toMatchObject({ mode: 0o664 });
    expect(mac.exists(`${PROGRAM}/Contents/.DS_Store`)).toBe(false);
  });

  macTest('while the server exchanges the program, either list will do', async () => {
    const { mac, point } = await clientMac({ release: '10.3' });
    await using _ = mac;
    rmSync(join(point, BUNDLE), { recursive: true });
    makeBundle(point, '6.0.4');
    writeFileSync(join(point, `${BUNDLE}.sha1.new`), listOf(join(point, BUNDLE)));
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0 });
    expect(mac.read(BINARY)).toContain('6.0.4');
    expect(await mac.run(script, ['--yes'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('\n0 changed,'),
    });
  });

  macTest('a server that cannot be reached', async () => {
    await using mac = await livedInMac({ release: '10.4' });
    const before = await mac.tree();
    const result = await mac.run(script, ['--yes']);
    expect([result.code, result.stdout]).toEqual([
      1,
      expect.stringContaining('could not mount afp://files.contoso.com/Software'),
    ]);
    expect(changes(before, await mac.tree())).toEqual([]);
  });
});

describe('--expect', () => {
  macTest('takes the program that the admin means', async () => {
    const { mac, point } = await clientMac({ release: '10.4' });
    await using _ = mac;
    const sum = sha1(readFileSync(join(point, `${BUNDLE}.sha1`)));
    expect(await mac.run(script, ['--yes', '--expect', sum.toUpperCase()])).toMatchObject({ code: 0 });
    const again = await mac.run(script, ['--yes', '--expect', sum]);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('\n0 changed,') });
    expect(again.calls.filter(([name]) => name === 'mount_afp')).toEqual([]);
  });

  macTest('and no other', async () => {
    const { mac } = await clientMac({ release: '10.4' });
    await using _ = mac;
    const before = await mac.tree();
    const result = await mac.run(script, ['--yes', '--expect', '0'.repeat(40)]);
    expect([result.code, result.stdout]).toEqual([1, expect.stringContaining('not the expected one')]);
    expect(changes(before, await mac.tree())).toEqual([]);
  });
});

describe('what is refused before anything is looked at', () => {
  const BAD_SOURCES = [
    'afp://admin:secret@files.contoso.com/Software',
    'afp://admin%3Asecret@files.contoso.com/Software',
    'smb://DOMAIN;admin:secret@files.contoso.com/Software',
    'http://files.contoso.com/Software',
    'http://admin:secret@files.contoso.com/Software',
    'afp://files.contoso.com',
    'afp://files.contoso.com/',
    'afp:///Software',
    'afp://-o/Software',
    'afp://files.contoso.com/Software/../etc',
    'afp://files.contoso.com/Software/%2e%2e/etc',
    'afp://files.contoso.com/Software/a%2Fb',
    'afp://files.contoso.com/Soft%0Aware',
    'afp://files.contoso.com/Soft%zzware',
    'afp://files.contoso.com/Software%4',
    'afp://files.contoso.com/$(touch /owned)',
    'afp://files.contoso.com/`touch /owned`',
    'afp://files.contoso.com/"; touch /owned; "',
    'afp://$(touch /owned)/Software',
    'nfs://user@files.contoso.com/export',
    'smb://files.contoso.com:445/Software',
    'afp://files.contoso.com:54x/Software',
    'relative/path',
    '--help',
    '',
    'file://server/path',
    '/a/../b',
    '/a/./b',
    '//a',
    'afp://files.contoso.com/a\tb',
  ];
  macTest('sources', async () => {
    await using mac = await livedInMac({ release: '10.4' });
    const before = await mac.tree();
    for (const [i, source] of BAD_SOURCES.entries()) {
      const shell = SHELLS[i % SHELLS.length]!;
      const result = await mac.run(script, ['--yes', '--source', source], { shell });
      expect([source, result.code, result.stdout, result.refused]).toEqual([source, 2, '', []]);
      expect([source, result.stderr]).toEqual([source, expect.not.stringContaining('secret')]);
      expect(result.calls.filter(([, ...words]) => words.some((word) => word.includes('secret')))).toEqual([]);
    }
    expect(changes(before, await mac.tree())).toEqual([]);
  });

  macTest('names of programs', async () => {
    await using mac = await livedInMac({ release: '10.4' });
    const before = await mac.tree();
    for (const application of [
      '../Utilities.app',
      '-rf.app',
      '.app',
      'Messenger',
      'a/b.app',
      '.hidden.app',
      'a\nb.app',
      '',
    ]) {
      const text = script.replace(`APPLICATION='${BUNDLE}'`, `APPLICATION='${application}'`);
      expect([application, (await mac.run(text, ['--yes'])).code]).toEqual([application, 2]);
    }
    expect(changes(before, await mac.tree())).toEqual([]);
  });

  macTest('Macs that the guide does not know', async () => {
    const cases: readonly [MacOptions, RegExp][] = [
      [{ release: '10.3', memoryMb: 96 }, /128 MB of memory; this Mac has 96 MB/],
      [{ release: '10.3', version: '10.2.8' }, /10\.3 or later; this is 10\.2\.8/],
      [{ release: '10.6', version: '10.15.7' }, /32-bit/],
      [{ release: '10.4', freeKb: 10_000 }, /20 MB of free disk/],
    ];
    for (const [options, message] of cases) {
      const { mac } = await clientMac(options);
      await using _ = mac;
      const before = await mac.tree();
      const result = await mac.run(script, ['--yes']);
      expect([result.code, result.stderr]).toEqual([3, expect.stringMatching(message)]);
      expect(changes(before, await mac.tree())).toEqual([]);
      expectTidy(mac, before);
    }
  });

  macTest('just enough of everything', async () => {
    const { mac } = await clientMac({ release: '10.3', memoryMb: 128, freeKb: 21_000, cpu: 'ppc750' });
    await using _ = mac;
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0 });
    expect(mac.read(BINARY)).toContain('6.0.3');
  });

  macTest('what is in the place of the program, but is none', async () => {
    const harm: readonly ((mac: Mac) => void)[] = [
      (mac) => mac.symlink('/Users/alice', PROGRAM),
      (mac) => mac.write(PROGRAM, 'a file'),
      (mac) => mac.mkdir(PROGRAM),
      (mac) => mac.mount(`${PROGRAM}/Contents`),
    ];
    for (const each of harm) {
      const { mac } = await clientMac({ release: '10.4', application: false });
      await using _ = mac;
      each(mac);
      const before = await mac.tree();
      expect(await mac.run(script, ['--yes'])).toMatchObject({
        code: 5,
        stdout: expect.stringMatching(/^refused: /),
      });
      expect(changes(before, await mac.tree())).toEqual([]);
    }
  });
});

describe('trouble on the way', () => {
  macTest('the disk is full, whatever df says', async () => {
    const { mac, point } = await clientMac({ release: '10.4', volumeKb: 600, freeKb: 4_000_000 });
    await using _ = mac;
    writeFileSync(join(point, BUNDLE, 'Contents/large'), Buffer.alloc(2_000_000, 'x'));
    writeFileSync(join(point, `${BUNDLE}.sha1`), listOf(join(point, BUNDLE)));
    const before = await mac.tree();
    expect(await mac.run(script, ['--yes'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('could not be copied'),
    });
    expect(changes(before, await mac.tree())).toEqual([]);
    expectTidy(mac, before);
  });

  for (const shell of SHELLS) {
    macTest(`Messenger does not quit: nothing is changed (${shell})`, async () => {
      const running = [{ program: BINARY, user: 'bob', stubborn: true }];
      const { mac } = await clientMac({ release: '10.4', running });
      await using _ = mac;
      const before = await mac.tree();
      const result = await mac.run(script, ['--yes'], { shell });
      expect([result.code, result.stdout]).toEqual([4, expect.stringMatching(/^running: /)]);
      expect(changes(before, await mac.tree())).toEqual([]);
      expectTidy(mac, before);
      expect(await mac.run(script, ['--yes', '--force-quit'], { shell })).toMatchObject({ code: 0 });
    });
  }

  macTest('Messenger quits when asked', async () => {
    const { mac, point } = await clientMac({ release: '10.3', running: [{ program: BINARY, user: 'bob' }] });
    await using _ = mac;
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0 });
    expectInstalled(mac, await mac.tree(), point);
    expect(await mac.runningPrograms()).toBe(0);
  });

  macTest('a locked program is replaced', async () => {
    const { mac, point } = await clientMac({ release: '10.4' });
    await using _ = mac;
    mac.lock(BINARY);
    mac.lock(PROGRAM);
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0 });
    expectInstalled(mac, await mac.tree(), point);
    expectTidy(mac, await mac.tree());
  });

  macTest('a program of the same bytes that a user owns is made root’s', async () => {
    const { mac, point } = await clientMac({ release: '10.4', application: false });
    await using _ = mac;
    copyTree(join(point, BUNDLE), mac.path(PROGRAM));
    mac.mkdir(PROGRAM, { uid: 501, gid: 80, mode: 0o755 });
    expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^replaced: /) });
    expectInstalled(mac, await mac.tree(), point);
  });
});

/** What must be true at every moment: there is the old program or the new one, whole. */
function wholeProgram(mac: Mac, wanted: readonly string[]): boolean {
  return mac.exists(PROGRAM) && wanted.includes(listOf(mac.path(PROGRAM)));
}

describe('interrupted', () => {
  // Fewer people, fewer places to interrupt: what happens in homes is tested elsewhere.
  const users = [{ name: 'alice', uid: 501 }];

  macTest(
    'by a power cut at any command: old or new is there, and a second run ends the same',
    { timeout: 600_000 },
    async () => {
      const { mac: whole } = await clientMac({ release: '10.4', users });
      const old = listOf(whole.path(PROGRAM));
      const { commands } = await whole.run(script, ['--yes']);
      const end = await whole.tree();
      const fresh = listOf(whole.path(PROGRAM));
      await whole.dispose();
      await together(commands, async (killAt) => {
        const shell = SHELLS[killAt % SHELLS.length]!;
        const { mac } = await clientMac({ release: '10.4', users });
        await using _ = mac;
        const cut = await mac.run(script, ['--yes'], { shell, killAt, half: killAt % 2 === 0 });
        expect([killAt, wholeProgram(mac, [old, fresh])]).toEqual([killAt, true]);
        if (cut.signal === null) return;
        const again = await mac.run(script, ['--yes'], { shell });
        expect([
          killAt,
          again.code,
          again.stderr.replaceAll(/^install: (?:tell the users|and the name|brought back).*\n/gm, ''),
        ]).toEqual([killAt, 0, '']);
        const odd = changes(end, await mac.tree()).filter(({ path }) => !path.startsWith('/private/tmp'));
        expect([killAt, odd]).toEqual([killAt, []]);
      });
    },
  );

  macTest('by a signal at any command: nothing is left mounted or lying about', { timeout: 600_000 }, async () => {
    const { mac: whole } = await clientMac({ release: '10.3', users });
    const old = listOf(whole.path(PROGRAM));
    const { commands } = await whole.run(script, ['--yes']);
    const fresh = listOf(whole.path(PROGRAM));
    await whole.dispose();
    const signals = ['TERM', 'INT', 'HUP'] as const;
    await together(commands, async (killAt) => {
      // The first commands run before the script can catch anything.
      if (killAt < 4) return;
      const { mac } = await clientMac({ release: '10.3', users });
      await using _ = mac;
      const shell = SHELLS[killAt % SHELLS.length]!;
      const cut = await mac.run(script, ['--yes'], { shell, killAt, signal: signals[killAt % 3]! });
      const tree = await mac.tree();
      expect([killAt, wholeProgram(mac, [old, fresh])]).toEqual([killAt, true]);
      if (cut.code === 0) return;
      expect([killAt, cut.stderr]).toEqual([killAt, expect.stringMatching(/run it again to finish/)]);
      expectTidy(mac, tree);
    });
  });

  for (const release of RELEASES) {
    macTest(`between the two renames (${release}): the old one comes back first`, async () => {
      const { mac, point } = await clientMac({ release });
      await using _ = mac;
      const old = listOf(mac.path(PROGRAM));
      const stage = '/Applications/.msgrctl-swap.AbCdEf';
      mac.mkdir(`${stage}/old`, { mode: 0o700 });
      mac.mkdir(stage, { mode: 0o700 });
      mac.mkdir(`${stage}/new`);
      makeBundle(mac.path(`${stage}/new`), '6.0.3');
      renameSync(mac.path(PROGRAM), mac.path(`${stage}/old/${BUNDLE}`));
      const unreachable = await mac.run(script, ['--yes', '--source', 'afp://nowhere.contoso.com/x']);
      expect([unreachable.code, unreachable.stderr]).toEqual([1, expect.stringContaining('brought back')]);
      expect(listOf(mac.path(PROGRAM))).toBe(old);
      expectTidy(mac, await mac.tree());
      expect(await mac.run(script, ['--yes'])).toMatchObject({ code: 0 });
      expectInstalled(mac, await mac.tree(), point);
    });
  }
});

describe('parts of it', () => {
  for (const release of RELEASES) {
    macTest(`certificates, too, once (${release})`, async () => {
      const text = await emitted('install', policy(AFP.url, 'certificates: [root.pem]\n'), {
        certificates: [await newRoot()],
      });
      const { mac } = await clientMac({ release });
      await using _ = mac;
      const first = await mac.run(text, ['--yes']);
      expect([first.code, first.refused, first.stdout.split('\n').slice(0, 2)]).toEqual([
        0,
        [],
        [`replaced: ${PROGRAM}`, expect.stringMatching(/^(?:added|trusted): certificate /)],
      ]);
      const tree = await mac.tree();
      expect(await mac.run(text, ['--yes'])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('\n0 changed,'),
      });
      expect(changes(tree, await mac.tree())).toEqual([]);
    });
  }

  macTest('--skip-program needs no server', async () => {
    await using mac = await livedInMac({ release: '10.4' });
    const before = programs(await mac.tree());
    expect(await mac.run(script, ['--yes', '--skip-program'])).toMatchObject({ code: 0 });
    expect(changes(before, programs(await mac.tree()))).toEqual([]);
    expect(await mac.plist(`/Users/alice/${PLIST}`)).toMatchObject({ DisallowSave: true });
  });

  macTest('as the agent it keeps files locked, and nothing else', async () => {
    const text = await emitted('install', policy(AFP.url).replace('lock: file', 'lock: enforce'));
    const { mac } = await clientMac({ release: '10.4' });
    await using _ = mac;
    expect(await mac.run(text, ['--yes'])).toMatchObject({ code: 0 });
    const agent = mac.read('/Library/Application Support/msgrctl/agent');
    expect(agent).toBe(text);
    rmSync(mac.path(PROGRAM), { recursive: true });
    const result: RunResult = await mac.run(agent, ['--agent', '--yes']);
    expect([result.code, result.calls.filter(([name = '']) => name.startsWith('mount_'))]).toEqual([0, []]);
    expect(mac.exists(PROGRAM)).toBe(false);
  });

  macTest('another volume', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const { folder, point } = makePoint();
    share(mac, AFP.shared, folder);
    mac.mkdir('/Volumes/Other/Applications');
    mac.mkdir('/Volumes/Other/Users/carol', { uid: 503, gid: 20, mode: 0o755 });
    mac.write(
      '/Volumes/Other/System/Library/CoreServices/SystemVersion.plist',
      mac.read('/System/Library/CoreServices/SystemVersion.plist'),
    );
    const before = await mac.tree(['/Volumes']);
    expect(await mac.run(script, ['--yes', '--root', '/Volumes/Other'])).toMatchObject({ code: 0 });
    expect(changes(before, await mac.tree(['/Volumes']))).toEqual([]);
    expect(listOf(mac.path(`/Volumes/Other${PROGRAM}`))).toBe(listOf(join(point, BUNDLE)));
    expect(await mac.plist(`/Volumes/Other/Users/carol/${PLIST}`)).toMatchObject({ DisallowSave: true });
  });
});
