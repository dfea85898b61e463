import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { judgeMac, macContext } from '../../src/checks/mac/judge.ts';
import { findCheck } from '../../src/checks/registry.ts';
import type { MacMaterial } from '../../src/core/fleet.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { policySettings } from '../../src/policy/settings.ts';
import { POLICY_SHA256, ROOT } from '../helpers/fleet/facts.ts';
import { FAULTS } from '../helpers/fleet/faults.ts';
import { FLEET_POLICY, plantedFleet, type PlantedMac } from '../helpers/fleet/planted.ts';
import { TODAY } from './harness.ts';

const MACS = Number(process.env['MSGRCTL_PLANTED_MACS'] ?? 1_300);

function materialOf({ mac, user, facts, plist }: PlantedMac): MacMaterial {
  const file = `${mac}/users/${user}/com.microsoft.Messenger.plist`;
  return {
    mac,
    source: mac,
    facts: facts === undefined ? undefined : new TextEncoder().encode(facts),
    preferences: plist ? [{ user, file, bytes: plist }] : [],
    unread: [],
  };
}

test('every planted fault is found by its check, and nothing is said against the other Macs', async () => {
  const open = async (): Promise<{ missing: string }> => ({ missing: 'nothing is extended' });
  const { policy, problems } = await loadPolicy({ file: 'fleet.yaml', text: FLEET_POLICY }, open);
  expect(problems).toEqual([]);
  const asked = new Map(policySettings(policy!).map(({ key, value }) => [key, value]));
  const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
  const context = macContext({
    policy,
    anchors: [ROOT],
    observation: undefined,
    today: TODAY,
    sha1,
    policySha256: POLICY_SHA256,
  });

  const missed: string[] = [];
  const alarms: string[] = [];
  const planted = new Map<string, number>();
  for (const each of plantedFleet(MACS, asked)) {
    const { mac, findings, unknown } = judgeMac(materialOf(each), context);
    const ids = findings.map(({ check }) => check);
    if (each.fault) {
      planted.set(each.fault.name, (planted.get(each.fault.name) ?? 0) + 1);
      if (!ids.includes(each.fault.check)) missed.push(`${mac}: ${each.fault.name}: ${ids.join(' ') || 'nothing'}`);
    } else if (findings.length + unknown.length > 0) {
      alarms.push(
        `${mac}: ${[...findings.map(({ message }) => message), ...unknown.map(({ reason }) => reason)].join('; ')}`,
      );
    }
  }
  const faulty = [...planted.values()].reduce((sum, each) => sum + each, 0);
  console.log(
    `${MACS} Macs: ${faulty} with one fault of ${planted.size} kinds, ${faulty - missed.length} found; ` +
      `${alarms.length} false alarms on the other ${MACS - faulty}`,
  );
  expect(missed).toEqual([]);
  expect(alarms).toEqual([]);
  expect(planted.size).toBe(FAULTS.length);
});

test('faults of every theme are planted, each by a check that there is', () => {
  const themes = new Set(FAULTS.map(({ check }) => check.split('/')[0]));
  expect(themes).toEqual(new Set(['settings', 'lock', 'mac', 'plist']));
  expect(FAULTS.filter(({ check }) => !findCheck(check))).toEqual([]);
  expect(new Set(FAULTS.map(({ check }) => check)).size).toBeGreaterThan(25);
});
