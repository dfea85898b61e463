import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MacMaterial } from '../../../src/core/fleet.ts';
import { PlistError } from '../../../src/plist/error.ts';
import { readPlist } from '../../../src/plist/format.ts';
import { makeHostileFleet, type HostileFleet } from '../../helpers/hostile-fleet.ts';
import { tool } from '../../helpers/tools.ts';
import { materials } from './helpers.ts';

let folder: string;
let fleet: HostileFleet;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-hostile-'));
  fleet = makeHostileFleet(folder);
});
afterAll(() => fleet.remove());

/** Everything that is said of a Mac's files without a judgement. */
function said({ facts, preferences, unread }: MacMaterial): string[] {
  const reasons = [facts, ...preferences.map(({ bytes }) => bytes)].flatMap((bytes) =>
    bytes && 'unread' in bytes ? [bytes.unread] : [],
  );
  return [...unread, ...reasons];
}

function problems({ preferences }: MacMaterial): string[] {
  return preferences.flatMap(({ bytes }) => {
    try {
      if (!('unread' in bytes)) readPlist(bytes, { duplicateKeys: 'keep', maxValues: 200_000 });
      return [];
    } catch (error) {
      if (!(error instanceof PlistError)) throw error;
      return [error.problem];
    }
  });
}

describe('a hostile fleet', () => {
  test('is read to its end, and of each Mac is told what is wrong with it', async () => {
    const all = await materials([folder]);
    expect(all.map(({ mac }) => mac).toSorted()).toEqual(fleet.macs.map(({ mac }) => mac).toSorted());
    for (const { mac, unread, mayBeUnread, unreadable } of fleet.macs) {
      const material = all.find((each) => each.mac === mac)!;
      const reasons = said(material);
      if (unread) expect(reasons, mac).toEqual([expect.stringMatching(unread)]);
      else if (reasons.length > 0) expect(reasons, mac).toEqual([expect.stringMatching(mayBeUnread ?? /^$/)]);
      expect(problems(material), mac).toEqual(unreadable ? [expect.stringMatching(unreadable)] : []);
    }
  });

  tool('setpriv')('as somebody who may not look everywhere', () => {
    chmodSync(folder, 0o755);
    const program = join(folder, '.walk.mjs');
    const door = fileURLToPath(new URL('../../../src/host/fleet/index.ts', import.meta.url));
    buildSync({
      stdin: {
        contents: `import { realFleet } from ${JSON.stringify(door)};
          const fleet = realFleet(() => process.stdin);
          const told = [];
          for await (const batch of fleet.unpacked(fleet.sources([${JSON.stringify(folder)}]))) {
            for (const source of batch) {
              const { mac, unread, preferences } = fleet.read(source);
              told.push([mac, ...unread, ...preferences.flatMap(({ bytes }) => bytes.unread ?? [])]);
            }
          }
          console.log(JSON.stringify(told));`,
        resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      banner: { js: "import { createRequire as make } from 'node:module'; const require = make(import.meta.url);" },
    });
    const nobody = process.getuid?.() === 0 ? ['--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const { stdout, stderr } = spawnSync('setpriv', [...nobody, process.execPath, program], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const told = new Map((JSON.parse(stdout) as string[][]).map(([mac, ...reasons]) => [mac, reasons.join('; ')]));
    expect(told.get('closed')).toBe(`could not look into ${folder}/closed: permission denied`);
    expect(told.get('closed-users')).toBe(`could not look into ${folder}/closed-users/users: permission denied`);
    expect(told.get('closed-file')).toBe('permission denied');
    expect(told.get('fine')).toBe('');
  });
});
