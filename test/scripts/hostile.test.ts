import { spawnSync } from 'node:child_process';
import { linkSync, rmSync } from 'node:fs';
import { afterAll, describe, expect } from 'vitest';
import { changes, macTest, SHELLS, type Mac, type MacUser, type Release } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { ALLOWED, DATA, liveIn, livedInMac, outside, PLIST, policy, PREFERENCES } from './fleet.ts';

interface Case {
  readonly name: string;
  /** In the place of alice. */
  readonly user?: Partial<MacUser>;
  /** What a hostile or an unlucky user has done before the script comes; home is alice's. */
  readonly prepare?: (mac: Mac, home: string) => void;
  /** The exit codes that are right, of all scripts or of each; 0 if not said. */
  readonly code?: number | { readonly [script in ScriptName]?: number };
  /** Nothing below alice's home may change at all. */
  readonly frozen?: true;
}

/** `forGood`: uninstall without a backup, history included. */
type ScriptName = 'configure' | 'lock' | 'unlock' | 'uninstall' | 'forGood';

const remove = (mac: Mac, path: string): void => rmSync(mac.path(path), { recursive: true });

const replace = (mac: Mac, path: string, target: string): void => {
  remove(mac, path);
  mac.symlink(target, path);
};

const NAMES: readonly Case[] = [
  'with space',
  "it's",
  '$(touch /owned)',
  '`touch /owned`',
  '-rf',
  '--help',
  'ünïcödé',
  '*',
  'a"b',
  'semi;colon',
  'back\\slash',
  '%s%n',
  '#x',
  '~root',
  '!!',
  '&',
  'a|b',
  '{a,b}',
  '=',
  '\u0001bell',
].map((name) => ({ name: `a user called ${JSON.stringify(name)}`, user: { name } }));

const HOMES: readonly Case[] = [
  ...['/Users/with space', "/Users/it's $(touch /owned)", '/Users/-rf', '/Users/ü/deep er', '/Users/*'].map(
    (home): Case => ({ name: `a home at ${JSON.stringify(home)}`, user: { home } }),
  ),
  ...[
    '/',
    '/Users',
    '/Users/Shared',
    '/Applications',
    '/Library',
    '/System',
    '/private/etc',
    '/var/empty',
    '/dev/null',
  ].map((home): Case => ({
    name: `the home is ${home}`,
    user: { home, makeHome: false },
    code: home === '/' ? 5 : 0,
    frozen: true,
  })),
  ...['relative', '/Users/../Applications', '/Users/./alice', '/Users//alice', '/Users/alice/'].map((home): Case => ({
    name: `the home is ${home}`,
    user: { home, makeHome: false },
    code: home === 'relative' ? 0 : 5,
    frozen: true,
  })),
  { name: 'a home that is not there', user: { makeHome: false }, frozen: true },
  { name: 'a home of another', user: { homeOwner: 502 }, frozen: true },
  {
    name: 'a home that is a closed FileVault image',
    prepare: (mac, home) => mac.write(`${home}/alice.sparseimage`, 'image', { uid: 501 }),
    frozen: true,
  },
  { name: 'a home that is a link', prepare: (mac, home) => replace(mac, home, '/outside'), code: 5, frozen: true },
];

const LINKS: readonly Case[] = [
  ...['Library', 'Library/Preferences', PREFERENCES].map((path): Case => ({
    name: `${path} is a link out of the home`,
    prepare: (mac, home) => replace(mac, `${home}/${path}`, `/outside/${path}`),
    code: 5,
  })),
  ...['Documents', DATA].map((path): Case => ({
    name: `${path} is a link out of the home`,
    prepare: (mac, home) => replace(mac, `${home}/${path}`, `/outside/${path}`),
    code: { uninstall: 5, forGood: 5 },
  })),
  {
    name: 'the preference file is a link out of the home',
    prepare: (mac, home) => replace(mac, `${home}/${PLIST}`, `/outside/${PLIST}`),
    code: { configure: 5, lock: 5, unlock: 5 },
  },
  {
    name: 'the preference file is a link to a folder',
    prepare: (mac, home) => replace(mac, `${home}/${PLIST}`, '/outside'),
    code: { configure: 5, lock: 5, unlock: 5 },
  },
  {
    name: 'the preference file is a link that leads nowhere',
    prepare: (mac, home) => replace(mac, `${home}/${PLIST}`, '/nowhere'),
    code: { configure: 5, lock: 5, unlock: 5 },
  },
  {
    name: 'the preference file has a second name outside',
    prepare: (mac, home) => {
      remove(mac, `${home}/${PLIST}`);
      linkSync(mac.path(`/outside/${PLIST}`), mac.path(`${home}/${PLIST}`));
    },
    code: { configure: 5, lock: 5, unlock: 5 },
  },
  {
    name: 'a data folder is a link out of the home',
    prepare: (mac, home) => replace(mac, `${home}/${DATA}/Messenger Corporate Data`, '/outside'),
  },
  {
    name: 'links out of the home lie in the data folders',
    prepare: (mac, home) => {
      mac.symlink('/outside', `${home}/${DATA}/Messenger Corporate Data/folder`);
      mac.symlink('/outside/secret', `${home}/${DATA}/Microsoft Messenger Data/file`);
    },
  },
  {
    name: 'the backup folder is a link out of the home',
    prepare: (mac, home) => {
      for (const day of days()) mac.symlink('/outside', `${home}/Documents/Messenger Backup ${day}`);
    },
    code: { uninstall: 5 },
  },
  {
    name: 'stages of msgrctl that it did not make',
    prepare: (mac, home) => {
      mac.symlink('/outside', `${home}/${PREFERENCES}/.msgrctl.AAAAAA`);
      mac.write(`${home}/${PREFERENCES}/.msgrctl.BBBBBB/mine`, 'mine', { uid: 501 });
      mac.mkdir(`${home}/${PREFERENCES}/.msgrctl.BBBBBB`, { uid: 501 });
    },
  },
];

const FILES: readonly Case[] = [
  {
    name: 'the preference file is a folder',
    prepare: (mac, home) => {
      remove(mac, `${home}/${PLIST}`);
      mac.write(`${home}/${PLIST}/inside`, 'x', { uid: 501 });
    },
    code: { configure: 5, lock: 5, unlock: 5, uninstall: 5, forGood: 5 },
  },
  {
    name: 'the preference file is a pipe',
    prepare: (mac, home) => {
      remove(mac, `${home}/${PLIST}`);
      spawnSync('mkfifo', [mac.path(`${home}/${PLIST}`)]);
    },
    code: { configure: 5, lock: 5, unlock: 5, uninstall: 5, forGood: 5 },
  },
  ...(['', 'not a plist', '<plist><array/></plist>', 'bplist00garbage'] as const).map((content): Case => ({
    name: `the preference file holds ${JSON.stringify(content)}`,
    prepare: (mac, home) => mac.write(`${home}/${PLIST}`, content, { uid: 501, mode: 0o600 }),
    code: { configure: 1, lock: 1 },
  })),
  {
    name: 'the preference file is locked by its user',
    prepare: (mac, home) => mac.lock(`${home}/${PLIST}`),
  },
  {
    name: 'a file in a data folder is locked',
    prepare: (mac, home) => mac.lock(`${home}/${DATA}/Messenger Corporate Data/file of 501`),
  },
  {
    name: 'the folder of the preferences is locked',
    prepare: (mac, home) => mac.lock(`${home}/${PREFERENCES}`),
    code: { configure: 1, lock: 1, uninstall: 1, forGood: 1 },
  },
  {
    name: 'a volume is mounted in a data folder',
    prepare: (mac, home) => {
      mac.mount(`${home}/${DATA}/Messenger Corporate Data/volume`);
      mac.write(`${home}/${DATA}/Messenger Corporate Data/volume/precious`, 'x');
    },
    code: { uninstall: 5, forGood: 5 },
  },
  {
    name: 'a data folder is a volume',
    prepare: (mac, home) => {
      mac.mount(`${home}/${DATA}/Microsoft Messenger Data`);
      mac.write(`${home}/${DATA}/Microsoft Messenger Data/precious`, 'x');
    },
    code: { uninstall: 5, forGood: 5 },
  },
  {
    name: 'the home is on a read-only volume',
    prepare: (mac, home) => {
      remove(mac, home);
      mac.mount(home);
      mac.mkdir(home, { uid: 501, gid: 20, mode: 0o755 });
      liveIn(mac, home, 501);
      mac.remountReadOnly(home);
    },
    code: { configure: 1, lock: 1, uninstall: 1, forGood: 1 },
    frozen: true,
  },
];

const CASES = [...NAMES, ...HOMES, ...LINKS, ...FILES];
const SCRIPTS = [
  ['configure', 'file', []],
  ['lock', 'enforce', []],
  ['unlock', 'none', []],
  ['uninstall', 'none', []],
  ['uninstall', 'none', ['--no-backup', '--purge-history']],
] as const;

/** Today, and tomorrow for a test at midnight. */
function days(): string[] {
  return [0, 1].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
}

let runs = 0;
afterAll(() => console.log(`hostile homes: ${CASES.length} cases, ${runs} runs of scripts`));

// NetInfo on 10.3, the directory service from 10.4 on: each finds homes in its own way.
describe.each(['10.3', '10.4'] as const)('on %s', (release: Release) => {
  for (const [i, each] of CASES.entries()) {
    // For a name alone, those that do most.
    const scripts = NAMES.includes(each) ? [SCRIPTS[1], SCRIPTS[4]] : SCRIPTS;
    // The rest takes turns: what a script does in a home does not depend on how the home was found.
    if (!NAMES.includes(each) && !HOMES.includes(each) && (i % 2 === 0) !== (release === '10.3')) continue;
    const shell = SHELLS[i % SHELLS.length]!;
    macTest(`${each.name} (${shell})`, async () => {
      for (const [name, lock, more] of scripts) {
        const users = [
          { name: 'alice', uid: 501, ...each.user },
          { name: 'bob', uid: 502 },
        ];
        await using mac = await livedInMac({ release, users });
        const home = users[0]!.home ?? `/Users/${users[0]!.name}`;
        liveIn(mac, '/outside', 0);
        mac.write('/outside/secret', 'secret', { mode: 0o600 });
        each.prepare?.(mac, home);
        const script = await emitted(name, policy(lock));

        const before = await mac.tree();
        const dry = await mac.run(script, ['--dry-run', ...more], { shell });
        expect(changes(before, await mac.tree())).toEqual([]);

        const real = await mac.run(script, ['--yes', ...more], { shell });
        const after = await mac.tree();
        runs += 2;
        const what = [name, ...more].join(' ');
        const allowed = ALLOWED[name === 'uninstall' ? name : 'configure']!;
        const history = more.length > 0 ? [new RegExp(`${DATA}/Microsoft Messenger History(?:/|$)`)] : [];
        expect([what, outside(before, after, [...allowed, ...history])]).toEqual([what, []]);
        expect([
          what,
          [...after.keys()].filter((path) => /^\/owned|\.msgrctl\.(?!AAAAAA|BBBBBB)|^\/private\/tmp\/./.test(path)),
        ]).toEqual([what, []]);
        const key = more.length > 0 ? 'forGood' : name;
        const want = typeof each.code === 'number' ? each.code : (each.code?.[key] ?? 0);
        expect([what, real.code, real.stdout, real.stderr]).toEqual([what, want, real.stdout, real.stderr]);
        expect(dry.refused.concat(real.refused)).toEqual([]);
        if (each.frozen) {
          const touched = outside(before, after, []).filter(
            (path) =>
              path.includes(` ${home}/`) &&
              home !== '/' &&
              !home.startsWith('/Library') &&
              home !== '/Applications' &&
              home !== '/Users',
          );
          expect([what, touched]).toEqual([what, []]);
        }
        // Bob gets what he should, whatever happens to alice.
        expect(real.stdout).toMatch(
          new RegExp(`^(?:written and locked|locked|unchanged|removed|absent): /Users/bob/${PLIST}`, 'm'),
        );
      }
    });
  }
});
