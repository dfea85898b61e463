import { afterAll, expect } from 'vitest';
import { changes, macTest, type Mac, type Release, type ShellName, type Tree } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { DATA, livedInMac, OWN_KEYS, policy } from './fleet.ts';

interface Interruption {
  readonly script: string;
  readonly lock: 'none' | 'file' | 'enforce';
  readonly more?: readonly string[];
  /** What has been done before, undisturbed. */
  readonly after?: readonly (readonly [script: string, lock: 'none' | 'file' | 'enforce'])[];
  readonly release: Release;
  readonly shell: ShellName;
  /** Also with a signal that the script hears. */
  readonly signals?: true;
}

/** Commands that can leave half of what they write. */
const WRITERS = new Set(['cat', 'awk', 'plutil', 'sed', 'cp', 'ditto', 'defaults', 'openssl', 'rm']);

const INTERRUPTIONS: readonly Interruption[] = [
  { script: 'configure', lock: 'none', release: '10.3', shell: 'bash' },
  { script: 'configure', lock: 'enforce', release: '10.4', shell: 'dash', signals: true },
  { script: 'lock', lock: 'enforce', release: '10.3', shell: 'busybox' },
  { script: 'lock', lock: 'file', release: '10.6', shell: 'mksh' },
  { script: 'unlock', lock: 'none', after: [['lock', 'enforce']], release: '10.3', shell: 'posh', signals: true },
  { script: 'unlock', lock: 'none', after: [['lock', 'enforce']], release: '10.5', shell: 'bash-posix' },
  { script: 'uninstall', lock: 'none', after: [['lock', 'enforce']], release: '10.4', shell: 'dash' },
  {
    script: 'uninstall',
    lock: 'none',
    more: ['--purge-history', '--no-backup'],
    after: [['configure', 'file']],
    release: '10.5',
    shell: 'bash',
    signals: true,
  },
];

/** Temporary files of whatever was cut off; a Mac empties /tmp itself when it starts. */
const AT_REST = ['/private/tmp'];

/** What defaults itself leaves when it is cut off. */
const OF_THE_SYSTEM = /\/com\.apple\.loginwindow\.plist\.tmp\d+$/;

async function ready({ release, after = [] }: Interruption): Promise<Mac> {
  const users = [{ name: 'alice', uid: 501 }];
  const mac = await livedInMac({ release, users });
  for (const [script, lock] of after) {
    const { code } = await mac.run(await emitted(script, policy(lock)), ['--yes']);
    expect(code).toBe(0);
  }
  return mac;
}

/** The file of the preferences is the old or the new one, whole; data are where they were, or in the backup. */
async function nothingLost(mac: Mac, tree: Tree, { script, more = [] }: Interruption): Promise<void> {
  const mayVanish = script === 'uninstall' && more.includes('--no-backup');
  const files = [...tree].filter(([, { type }]) => type === 'file').map(([path]) => path);
  const plists = files.filter(
    (path) => path.endsWith('/com.microsoft.Messenger.plist') && !path.includes('/.msgrctl.'),
  );
  if (!mayVanish) expect(plists).toHaveLength(1);
  for (const path of plists) {
    const { DisallowSave, ...rest } = (await mac.plist(path)) as typeof OWN_KEYS;
    expect([true, false]).toContain(DisallowSave);
    for (const key of ['ContactWindowSize', 'Nested', 'InstantMessageTextStyles', 'odd <key> & "sign"'] as const) {
      expect(rest[key]).toEqual(OWN_KEYS[key]);
    }
  }
  for (const name of ['Messenger Corporate Data', 'Microsoft Messenger Data', 'Microsoft Messenger History']) {
    const copies = files.filter((path) => path.includes(`/${name}/file of 501`));
    if (!mayVanish) expect([name, copies.length]).toEqual([name, 1]);
  }
  const history = files.filter((path) => path === `/Users/alice/${DATA}/Microsoft Messenger History/file of 501`);
  if (!more.includes('--purge-history')) expect(history).toHaveLength(1);
  expect(files).toContain('/Users/alice/Documents/letter.txt');
}

/**
 * Cuts scripts off at every command, lets them run again, and compares the end. `KILL`: before the command; `half`: when it
 * has written half of what it writes; `TERM`: by a signal that the script hears.
 */
export function cutOff(how: 'KILL' | 'half' | 'TERM'): void {
  const told: string[] = [];
  afterAll(() => console.log(`interrupted scripts:\n${told.join('\n')}`));
  for (const each of how === 'TERM' ? INTERRUPTIONS.filter(({ signals }) => signals) : INTERRUPTIONS) {
    const { script, lock, more = [], release, shell } = each;
    const args = ['--yes', ...more];
    const what = [script, lock, ...more, 'on', release, 'with', shell].join(' ');
    macTest(`${what}: cut off at every command, then run again`, { timeout: 600_000 }, async () => {
      const text = await emitted(script, policy(lock));
      let end: Tree;
      let places: readonly number[];
      {
        await using mac = await ready(each);
        const undisturbed = await mac.run(text, args, { shell });
        expect([undisturbed.code, undisturbed.stderr.replaceAll(/^uninstall: moved.*\n/gm, '')]).toEqual([0, '']);
        places = undisturbed.calls.flatMap(([name], i) => (how !== 'half' || WRITERS.has(name!) ? [i + 1] : []));
        end = await mac.tree(AT_REST);
      }
      for (const killAt of places) {
        await using mac = await ready(each);
        const signal = how === 'TERM' ? 'TERM' : 'KILL';
        const cut = await mac.run(text, args, { shell, killAt, signal, half: how === 'half' });
        const where = `${what}, ${how} at ${killAt}: ${cut.calls.at(-1)?.join(' ')}`;
        if (how === 'TERM') expect([where, [0, 143, 1].includes(cut.code ?? 1)]).toEqual([where, true]);
        await nothingLost(mac, await mac.tree(), each);
        const again = await mac.run(text, args, { shell });
        expect([where, again.code, again.stdout]).toEqual([where, 0, again.stdout]);
        const left = changes(end, await mac.tree(AT_REST)).filter(({ path }) => !OF_THE_SYSTEM.test(path));
        expect([where, left]).toEqual([where, []]);
      }
      told.push(`${how.padEnd(4)} ${what}: ${places.length} places`);
    });
  }
}
