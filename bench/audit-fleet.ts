/** Makes the fleets that bench/audit.mjs measures with; bundled when it runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBinary } from '../src/plist/binary/writer.ts';
import { findSetting } from '../src/plist/settings/index.ts';
import { dict, type PlistValue } from '../src/plist/value.ts';
import { writeXml } from '../src/plist/xml/writer.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { policySettings } from '../src/policy/settings.ts';
import { FAULTS } from '../test/helpers/fleet/faults.ts';
import { FLEET_POLICY, plantedFleet } from '../test/helpers/fleet/planted.ts';
import { draftOf } from '../test/helpers/fleet/draft.ts';
import { preferences } from '../test/helpers/fleet/preferences.ts';
import { randomNumbers } from '../test/helpers/fleet/random.ts';

const A_FOLDER = 1_000;

const isOptional = (key: string): boolean => ['preference', 'state'].includes(findSetting(key)?.class ?? '');

/** What the policy asks for. Its certificate is left out: files alone say nothing of certificates. */
async function asked(): Promise<ReadonlyMap<string, PlistValue>> {
  const { policy } = await loadPolicy({ file: 'fleet.yaml', text: FLEET_POLICY }, async () => ({ missing: 'none' }));
  return new Map(policySettings(policy!).map(({ key, value }) => [key, value]));
}

export const POLICY = FLEET_POLICY.replace(/^certificates: .*\n/m, '');

/**
 * Preference files alone, a thousand a folder, XML and binary in turn; every fiftieth Mac has drifted. Gives the paths and
 * the bytes in all.
 */
export async function writeFiles(folder: string, count: number): Promise<{ paths: string[]; bytes: number }> {
  const settings = await asked();
  const drifts = FAULTS.filter(({ check }) => check.startsWith('settings/'));
  const random = randomNumbers(1);
  const paths: string[] = [];
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const below = join(folder, String(Math.floor(i / A_FOLDER)).padStart(3, '0'));
    if (i % A_FOLDER === 0) mkdirSync(below, { recursive: true });
    const user = `user${i}`;
    const all = preferences(user, random, settings);
    // No Mac has all: a program writes what its user has touched.
    const own = all.filter(([key]) => !isOptional(key) || settings.has(key) || random(8) > 0);
    const draft = draftOf(`mac-${String(i).padStart(6, '0')}`, user, own);
    if (i % 50 < 2 && i >= 50) drifts[Math.floor(i / 50) % drifts.length]!.plant(draft);
    const root = dict(draft.preferences);
    const bytes = i % 2 === 0 ? new TextEncoder().encode(writeXml(root)) : writeBinary(root);
    const path = join(below, `${draft.mac}.plist`);
    writeFileSync(path, bytes);
    paths.push(path);
    total += bytes.length;
  }
  return { paths, bytes: total };
}

/** Macs as collect brings them home, facts and all, every tenth with a fault. */
export async function writeCollected(folder: string, count: number): Promise<void> {
  for (const { mac, user, facts, plist } of plantedFleet(count, await asked())) {
    mkdirSync(join(folder, mac, 'users', user), { recursive: true });
    if (facts !== undefined) writeFileSync(join(folder, mac, 'facts'), facts);
    if (plist) writeFileSync(join(folder, mac, 'users', user, 'com.microsoft.Messenger.plist'), plist);
  }
}
