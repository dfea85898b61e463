import { afterAll, expect } from 'vitest';
import { changes, macTest, RELEASES, SHELLS } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { livedInMac, OWN_KEYS, PLIST, policy } from './fleet.ts';

/** Every script of the preferences in a row, as an admin may use them over the life of a Mac. */
const ROWS = [
  ['configure', 'none', []],
  ['lock', 'file', []],
  ['lock', 'enforce', []],
  ['configure', 'enforce', []],
  ['unlock', 'none', []],
  ['configure', 'file', []],
  ['uninstall', 'none', []],
  ['uninstall', 'none', ['--purge-history', '--no-backup']],
] as const;

const told: string[] = [];
afterAll(() => console.log(told.toSorted().join('\n')));

for (const release of RELEASES) {
  for (const shell of SHELLS) {
    macTest(`on ${release} with ${shell}: each script twice, the dry run first`, async () => {
      await using mac = await livedInMac({ release });
      const row: string[] = [];
      for (const [name, lock, more] of ROWS) {
        const script = await emitted(name, policy(lock));
        const what = `${name} ${[lock, ...more].join(' ')}`;
        const untouched = await mac.tree();
        const dry = await mac.run(script, ['--dry-run', ...more], { shell });
        expect([what, dry.code, dry.stderr.replaceAll(/^.*would ask.*\n/gm, ''), dry.refused]).toEqual([
          what,
          0,
          '',
          [],
        ]);
        expect(changes(untouched, await mac.tree())).toEqual([]);

        const first = await mac.run(script, ['--yes', ...more], { shell });
        expect([what, first.code, first.refused]).toEqual([what, 0, []]);
        const items = (text: string): string[] => text.split('\n').filter((line) => line.includes(': /'));
        expect(items(first.stdout)).toEqual(items(dry.stdout.replaceAll('would be ', '')));

        const settled = await mac.tree();
        const second = await mac.run(script, ['--yes', ...more], { shell });
        expect([what, second.code, second.stdout]).toEqual([what, 0, expect.stringContaining('\n0 changed,')]);
        expect(changes(settled, await mac.tree())).toEqual([]);
        row.push(`${what}: ${first.commands}/${second.commands}`);

        if (name === 'configure') {
          expect(await mac.plist(`/Users/alice/${PLIST}`)).toEqual({
            ...OWN_KEYS,
            DisallowSave: true,
            HideEmoticons: true,
            FileTransferPath: '/Users/Shared/a\nb',
            RTCConfigurationMode: 1,
            RTCServerAddress: 'sip.northwind.test',
            RTCTransport: 2,
            PortRangeEnabled: 1,
            PortRangeMinSIPDynamicPort: 5100,
            PortRangeMaxSIPDynamicPort: 5119,
          });
        }
      }
      expect(mac.exists('/private/tmp/script.sh')).toBe(false);
      told.push(`${release} ${shell.padEnd(10)} ok  commands run/again: ${row.join(', ')}`);
    });
  }
}
