import { readFileSync, rmSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { changes, macTest, makeMac, RELEASES, SHELLS, type Mac, type MacOptions } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { livedInMac, PLIST, policy } from './fleet.ts';

const PROGRAM = '/Applications/Microsoft Messenger.app';
const pem = readFileSync(new URL('../mac/roots.pem', import.meta.url), 'latin1');
/** One that a fresh Mac trusts up to 10.4. */
const trusted = pem.slice(pem.indexOf('-----BEGIN'), pem.indexOf('-----END CERTIFICATE-----') + 26);

for (const release of RELEASES) {
  for (const shell of SHELLS) {
    macTest(`on ${release} with ${shell}: before and after configure`, async () => {
      await using mac = await livedInMac({ release });
      const script = await emitted('preflight', policy('enforce'), { certificates: [trusted] });
      const before = await mac.tree();
      const first = await mac.run(script, [], { shell });
      expect([first.code, first.stderr, first.refused]).toEqual([0, '', []]);
      expect(changes(before, await mac.tree())).toEqual([]);
      const version = mac.read('/.mac/version').split(' ')[0];
      const lines = first.stdout.split('\n');
      expect(lines.slice(0, 5)).toEqual([
        `ready: Mac OS X 10.3 or later (Mac OS X ${version})`,
        'ready: G3, G4, G5 or Intel (G4)',
        'ready: 128 MB of memory (512 MB)',
        `ready: ${PROGRAM} (version 6.0.0)`,
        'ready: Messenger is not running',
      ]);
      expect(lines[5]).toMatch(
        release >= '10.5' ? /^to do: certificate .*\(is not trusted yet\)$/ : /^ready: certificate .*\(is trusted\)$/,
      );
      expect(lines).toContain('to do: what keeps preference files locked (is not there)');
      for (const user of ['alice', 'bob'])
        expect(lines).toContain(`to do: /Users/${user}/${PLIST} (is not what the policy says)`);

      await mac.run(await emitted('configure', policy('enforce')), ['--yes'], { shell });
      const second = await mac.run(script, [], { shell });
      expect([second.code, second.refused]).toEqual([0, []]);
      expect(second.stdout).toContain('ready: what keeps preference files locked (is there)\n');
      for (const user of ['alice', 'bob']) expect(second.stdout).toContain(`ready: /Users/${user}/${PLIST}\n`);
    });
  }
}

describe('what is wrong is told', () => {
  interface Case {
    readonly name: string;
    readonly code: number;
    readonly says: string;
    readonly options?: Partial<MacOptions>;
    readonly prepare?: (mac: Mac) => void;
    readonly as?: string;
  }
  const cases: readonly Case[] = [
    { name: 'too little memory', code: 3, says: 'unmet: 128 MB of memory (96 MB)', options: { memoryMb: 96 } },
    {
      name: 'too little disk',
      code: 3,
      says: 'unmet: 20 MB of free disk (9 MB)',
      options: { freeKb: 10_000, application: false },
    },
    {
      name: 'a release that lost 32-bit programs',
      code: 3,
      says: 'unmet: Mac OS X 10.3 or later (Mac OS X 10.15.7)',
      options: { release: '10.6', version: '10.15.7' },
    },
    {
      name: 'the program has still to come',
      code: 0,
      says: `to do: ${PROGRAM} (is not there)`,
      options: { application: false },
    },
    {
      name: 'Messenger runs',
      code: 0,
      says: 'to do: Messenger is not running (it runs, and will be asked to quit)',
      options: { running: [{ program: `${PROGRAM}/Contents/MacOS/Microsoft Messenger`, user: 'bob' }] },
    },
    { name: 'Intel', code: 0, says: 'ready: G3, G4, G5 or Intel (Intel)', options: { cpu: 'i386', release: '10.6' } },
    { name: 'G3', code: 0, says: 'ready: G3, G4, G5 or Intel (G3)', options: { cpu: 'ppc750' } },
    {
      name: 'a link in the place of the program',
      code: 1,
      says: `trouble: ${PROGRAM} (is a link)`,
      options: { application: false },
      prepare: (mac) => mac.symlink('/Users', PROGRAM),
    },
    {
      name: 'a preference file that is a link',
      code: 1,
      says: `trouble: /Users/alice/${PLIST} (it is a link)`,
      prepare: (mac) => {
        rmSync(mac.path(`/Users/alice/${PLIST}`));
        mac.symlink('/outside', `/Users/alice/${PLIST}`);
      },
    },
    {
      name: 'a damaged preference file',
      code: 1,
      says: `trouble: /Users/alice/${PLIST} (it is no property list; set it aside by hand)`,
      prepare: (mac) => mac.write(`/Users/alice/${PLIST}`, '<plist>', { uid: 501 }),
    },
    {
      name: 'no preference file',
      code: 0,
      says: `to do: /Users/alice/${PLIST} (is not there)`,
      prepare: (mac) => rmSync(mac.path(`/Users/alice/${PLIST}`)),
    },
    {
      name: 'a closed FileVault home',
      code: 0,
      says: 'skipped: user bob (its home is a FileVault image that is not open)',
      prepare: (mac) => mac.write('/Users/bob/bob.sparseimage', 'x'),
    },
    {
      name: 'not root: one’s own home can be seen',
      code: 0,
      says: `to do: /Users/alice/${PLIST} (is not what the policy says)`,
      as: 'alice',
    },
    { name: 'not root: others’ cannot', code: 0, says: 'unknown: user bob (only root can look)', as: 'alice' },
    {
      name: 'stages of an interrupted run stay',
      code: 0,
      says: 'ready: Messenger is not running',
      prepare: (mac) => mac.mkdir('/Users/alice/Library/.msgrctl.AAAAAA'),
    },
  ];
  for (const [i, { name, code, says, options, prepare, as = 'root' }] of cases.entries()) {
    const shell = SHELLS[i % SHELLS.length]!;
    macTest(`${name} (${shell})`, async () => {
      await using mac = await livedInMac({ release: '10.4', ...options });
      prepare?.(mac);
      const before = await mac.tree();
      const result = await mac.run(await emitted('preflight', policy('none')), [], { shell, as });
      expect(result.stdout).toContain(`${says}\n`);
      expect([result.code, result.refused]).toEqual([code, []]);
      expect(changes(before, await mac.tree())).toEqual([]);
    });
  }

  macTest('older than 10.3', async () => {
    await using mac = await makeMac({ release: '10.3', version: '10.2.8' });
    const result = await mac.run(await emitted('preflight', policy('none')));
    expect([result.code, result.stderr]).toEqual([3, expect.stringContaining('10.3 or later; this is 10.2.8')]);
  });

  macTest('another volume', async () => {
    await using mac = await livedInMac({ release: '10.6' });
    mac.mkdir('/Volumes/Old/Applications');
    mac.mkdir('/Volumes/Old/Users/carol', { uid: 503, gid: 20, mode: 0o755 });
    mac.write(
      '/Volumes/Old/System/Library/CoreServices/SystemVersion.plist',
      mac.read('/System/Library/CoreServices/SystemVersion.plist'),
    );
    const before = await mac.tree();
    const result = await mac.run(await emitted('preflight', policy('none')), ['--root', '/Volumes/Old']);
    expect([result.code, result.stdout]).toEqual([
      0,
      expect.stringContaining(`to do: /Volumes/Old/Users/carol/${PLIST} (is not there)`),
    ]);
    expect(changes(before, await mac.tree())).toEqual([]);
  });
});
