import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeMac, macContext, type MacContext } from '../../src/checks/mac/judge.ts';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { remadeReply } from '../../src/commands/redact/kdc-reply.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { MacMaterial } from '../../src/core/fleet.ts';
import { redactFacts } from '../../src/fleet/redact/facts.ts';
import { dnsName, user as userName } from '../../src/fleet/redact/label.ts';
import { Names } from '../../src/fleet/redact/names.ts';
import { redactObservation } from '../../src/fleet/redact/observation.ts';
import { redactPlist } from '../../src/fleet/redact/plist.ts';
import { redactPolicy } from '../../src/fleet/redact/policy.ts';
import { loadPolicy, type Policy } from '../../src/policy/load.ts';
import { withoutCertificates } from './redact-corpus.ts';
import { FIXTURES } from '../checks/harness.ts';
import { observed } from '../checks/observed.ts';
import {
  collected,
  contextOf,
  materialOf,
  sha1,
  type Collected,
  type CollectedFixture,
} from '../helpers/collected.ts';

/** The fixtures of checks on Macs: the copy of each has the same findings, judged by the copy of its policy. */

const vocabulary = { checks: new Set(ALL_CHECKS.map(({ id }) => id)), clients: new Set(['messenger-mac-6']) };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const idsOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ check }) => check).toSorted();
const POLICY_OF_COPY = 'f'.repeat(64);

function copyOf(material: MacMaterial, mac: Collected, names: Names): MacMaterial | undefined {
  const sums = new Map<string, { before: string; after: string }>();
  const preferences = material.preferences.flatMap((each) => {
    const copy = redactPlist(each.bytes as Uint8Array, names, vocabulary);
    if ('refused' in copy) return [];
    sums.set(each.user ?? '', { before: sha1(each.bytes as Uint8Array), after: sha1(copy.bytes) });
    const user = each.user === undefined ? undefined : userName(each.user, names);
    return [{ user, file: `copy/${user ?? 'mac'}.plist`, bytes: copy.bytes }];
  });
  if (preferences.length < material.preferences.length) return undefined;
  const facts =
    material.facts &&
    redactFacts(material.facts as Uint8Array, names, {
      copyOf: (user) => sums.get(user),
      policyOf: (sum) => (sum === mac.policySha256 ? POLICY_OF_COPY : undefined),
    });
  if (facts && 'refused' in facts) return undefined;
  return { ...material, mac: dnsName(material.mac, names), source: 'copy', facts: facts?.bytes, preferences };
}

async function contextOfCopy(context: MacContext, mac: Collected, names: Names): Promise<MacContext> {
  return macContext({
    policy: context.policy && (await policyOfCopy(context.policy, names)),
    anchors: mac.anchors,
    observation:
      mac.observation &&
      redactObservation(
        observed({ base: 'healthy-signin.json', set: mac.observation }),
        names,
        vocabulary,
        remadeReply,
      ),
    today: '2026-11-23',
    sha1,
    policySha256: POLICY_OF_COPY,
  });
}

/** What the copy of an observation lacks. */
function withoutChains(mac: Collected, context: MacContext): MacContext {
  if (!mac.observation) return context;
  const observation = withoutCertificates(observed({ base: 'healthy-signin.json', set: mac.observation }));
  return macContext({ ...context, anchors: mac.anchors, observation });
}

async function policyOfCopy(policy: Policy, names: Names): Promise<Policy | undefined> {
  const copy = redactPolicy(policy, names, vocabulary);
  if ('refused' in copy) throw new Error(copy.refused);
  const text = new TextDecoder().decode(copy.bytes);
  return (await loadPolicy({ file: 'p.yaml', text }, async () => ({ missing: '' }))).policy;
}

const fixtures = readdirSync(join(FIXTURES, 'mac'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.collected.json'))
  .toSorted();

/** Damage for which a file is left out, with exit code 3. */
let leftOut = 0;

test.each(fixtures)('%s', async (name) => {
  const mac = collected(JSON.parse(readFileSync(join(FIXTURES, 'mac', name), 'utf8')) as CollectedFixture);
  const material = materialOf(mac);
  const context = await contextOf(mac);
  const names = new Names();
  const contextCopy = await contextOfCopy(context, mac, names);
  const copy = copyOf(material, mac, names);
  if (!copy) {
    leftOut += 1;
    return;
  }
  const [before, after] = [judgeMac(material, withoutChains(mac, context)), judgeMac(copy, contextCopy)];
  expect(idsOf(after.findings)).toEqual(idsOf(before.findings));
  expect(after.users.map(({ lock }) => lock)).toEqual(before.users.map(({ lock }) => lock));
  expect(after.unknown.map(({ check }) => check)).toEqual(before.unknown.map(({ check }) => check));
  const texts = [copy.facts, ...copy.preferences.map(({ bytes }) => bytes)].map((bytes) =>
    bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '',
  );
  expect(texts.join('\n').match(/alice|contoso|mac-017/gi)).toBeNull();
  expect(utf8(texts.join('')).length).toBeGreaterThan(0);
});

test('hardly any is left out', () => {
  expect(fixtures.length).toBeGreaterThan(50);
  expect(leftOut).toBeLessThan(8);
});
