import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PROFILES } from '../../src/checks/dns/profiles.ts';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { judgePlist, judgePolicy } from '../../src/checks/target.ts';
import { remadeReply } from '../../src/commands/redact/kdc-reply.ts';
import { Names } from '../../src/fleet/redact/names.ts';
import { redactObservation } from '../../src/fleet/redact/observation.ts';
import { redactPlist } from '../../src/fleet/redact/plist.ts';
import { redactPolicy } from '../../src/fleet/redact/policy.ts';
import type { Redacted } from '../../src/fleet/redact/redacted.ts';
import { loadPolicy, type Policy } from '../../src/policy/load.ts';
import { withoutCertificates } from './redact-corpus.ts';
import { FIXTURES, TODAY } from '../checks/harness.ts';
import { judgeObserved, readObserved } from '../checks/observed.ts';

/** The bad and good fixtures of every check: in the copy the same checks must find the same. */

const vocabulary = {
  checks: new Set(ALL_CHECKS.map(({ id }) => id)),
  clients: new Set(PROFILES.map(({ id }) => id)),
};
const all = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).toSorted();
const idsOf = (findings: readonly { check: string }[]): readonly string[] =>
  findings.map(({ check }) => check).toSorted();
const bytesOf = (copy: Redacted): Uint8Array => {
  if ('refused' in copy) throw new Error(copy.refused);
  return copy.bytes;
};

async function policyAt(path: string): Promise<Policy | undefined> {
  const folder = dirname(path);
  const openBase = async (reference: string): Promise<{ file: string; text: string } | { missing: string }> => {
    const base = join(folder, reference);
    return existsSync(base) ? { file: reference, text: readFileSync(base, 'utf8') } : { missing: reference };
  };
  return (await loadPolicy({ file: basename(path), text: readFileSync(path, 'utf8') }, openBase)).policy;
}

async function redactedPolicy(policy: Policy, names: Names): Promise<Policy> {
  const text = new TextDecoder().decode(bytesOf(redactPolicy(policy, names, vocabulary)));
  const result = await loadPolicy({ file: 'policy.yaml', text }, async () => ({ missing: 'nothing' }));
  expect(result.problems).toEqual([]);
  return result.policy!;
}

/** What a file is that gets no copy. */
const NOT_COPIED = /^plist\/(?:unreadable|managed-preferences|not-a-preference-file)$/;

/** Samples are what the copy consists of; files that a policy names are not in it. */
const NOT_IN_COPIES = /^policy\/(?:example-left-over|certificate-|certificates-|sip-domain-missing)/;

test.each(all.filter((name) => name.endsWith('.plist')))('%s', async (name) => {
  const path = join(FIXTURES, name);
  const bytes = new Uint8Array(readFileSync(path));
  const names = new Names();
  const beside = join(dirname(path), 'policy.yaml');
  const policy = existsSync(beside) ? await policyAt(beside) : undefined;
  const common = {
    file: 'a.plist',
    role: name.endsWith('.mac.plist') ? ('mac' as const) : ('template' as const),
    today: TODAY,
  };
  const original = judgePlist({ ...common, bytes, policy });
  const copy = redactPlist(bytes, names, vocabulary);
  if ('refused' in copy) {
    expect(idsOf(original.findings)).toEqual([expect.stringMatching(NOT_COPIED)]);
    return;
  }
  const other = policy && (await redactedPolicy(policy, names));
  const judged = judgePlist({ ...common, bytes: copy.bytes, policy: other });
  expect(idsOf(judged.findings)).toEqual(idsOf(original.findings));
  expect(judged.suppressed.length).toBe(original.suppressed.length);
});

test.each(all.filter((name) => name.endsWith('.yaml')))('%s', async (name) => {
  const path = join(FIXTURES, name);
  const policy = await policyAt(path);
  if (!policy) return;
  const judge = (each: Policy): readonly string[] =>
    idsOf(judgePolicy('a.yaml', { policy: each, problems: [], sources: {} }, TODAY).findings).filter(
      (check) => !NOT_IN_COPIES.test(check),
    );
  expect(judge(await redactedPolicy(policy, new Names()))).toEqual(judge(policy));
});

test.each(all.filter((name) => name.endsWith('.observation.json')))('%s', (name) => {
  const seen = readObserved(join(FIXTURES, name));
  const copy = redactObservation(seen, new Names(), vocabulary, remadeReply);
  expect(idsOf(judgeObserved(copy).findings)).toEqual(idsOf(judgeObserved(withoutCertificates(seen)).findings));
  const text = JSON.stringify(copy);
  // The one place where a sample name has to stay: an agent that names the version filter (src/checks/sip/version.ts).
  expect(text.replaceAll('lcs.microsoft.com', '').match(/contoso|fabrikam|alice/i)).toBeNull();
});
