import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeMac } from '../../src/checks/mac/judge.ts';
import { judgeLock } from '../../src/checks/lock/target.ts';
import { judgePlist, judgePolicy } from '../../src/checks/target.ts';
import { derOf } from '../../src/commands/policy-certificates.ts';
import type { PolicyCertificateFile } from '../../src/checks/policy/certificates.ts';
import type { LockObservation } from '../../src/core/lock.ts';
import type { TargetReport } from '../../src/core/report.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { readRoster } from '../../src/policy/roster.ts';
import { collected, contextOf, materialOf, type CollectedFixture } from '../helpers/collected.ts';
import { judgeObserved, readObserved } from './observed.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures/checks', import.meta.url));

/** The day on which fixtures are judged. */
export const TODAY = '2026-11-23';

/** Those that are there: fixtures of other checks name files that are not. Text without a certificate stands for one that cannot be used. */
function certificatesBeside(folder: string, names: readonly string[]): PolicyCertificateFile[] {
  return names.flatMap((name): PolicyCertificateFile[] => {
    const path = join(folder, name);
    if (!existsSync(path)) return [];
    const blocks = readFileSync(path, 'latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    return [blocks ? { name, ders: blocks.map(derOf) } : { name, unreadable: `${name} is no X.509 certificate` }];
  });
}

/**
 * Judges a fixture as `msgrctl lint` would: `*.yaml` as a policy, `*.mac.plist` as the file of one Mac, other `*.plist` as a
 * template; a `policy.yaml` beside a plist is the policy that it should follow. A roster beside a policy is read too.
 * `*.observation.json` is what `msgrctl check` sees (see observed.ts). `*.lock.json` is what `msgrctl lock --status` sees, with the lines of the file.
 * `*.collected.json` is a Mac that was collected (see test/helpers/collected.ts).
 */
export async function judgeFixture(path: string): Promise<TargetReport> {
  const file = basename(path);
  const folder = dirname(path);
  const openBase = async (reference: string): Promise<{ file: string; text: string } | { missing: string }> => {
    const base = join(folder, reference);
    return existsSync(base)
      ? { file: reference, text: readFileSync(base, 'utf8') }
      : { missing: `there is no "${reference}"` };
  };
  const load = (name: string): ReturnType<typeof loadPolicy> =>
    loadPolicy({ file: name, text: readFileSync(join(folder, name), 'utf8') }, openBase);
  if (file.endsWith('.lock.json')) {
    const { plist, ...seen } = JSON.parse(readFileSync(path, 'utf8')) as LockObservation & {
      readonly plist?: readonly string[];
    };
    return judgeLock(seen, plist && new TextEncoder().encode(`${plist.join('\n')}\n`));
  }
  if (file.endsWith('.collected.json')) return judgeCollected(path);
  if (file.endsWith('.observation.json')) return judgeObserved(readObserved(path));
  if (file.endsWith('.yaml')) {
    const result = await load(file);
    const users = result.policy?.data.users;
    const certificates = certificatesBeside(folder, result.policy?.data.certificates ?? []);
    if (users === undefined || !existsSync(join(folder, users)))
      return judgePolicy(file, result, TODAY, certificates);
    const text = readFileSync(join(folder, users), 'utf8');
    const problems = [...result.problems, ...readRoster(users, text).problems];
    return judgePolicy(file, { ...result, problems, sources: { ...result.sources, [users]: text } }, TODAY);
  }
  const policy = existsSync(join(folder, 'policy.yaml')) ? (await load('policy.yaml')).policy : undefined;
  const role = file.endsWith('.mac.plist') ? 'mac' : 'template';
  return judgePlist({ file, bytes: readFileSync(path), role, policy, today: TODAY });
}

/** A collected Mac as one report. */
async function judgeCollected(path: string): Promise<TargetReport> {
  // Beside the folder of all fixtures, wherever this module was bundled to.
  const fixtures = join(dirname(path), '../../..');
  const fixture = JSON.parse(readFileSync(path, 'utf8')) as CollectedFixture;
  const mac = collected(fixture, join(fixtures, 'macs'));
  const material = materialOf(mac);
  const { source, findings, suppressed } = judgeMac(material, await contextOf(mac, join(fixtures, 'observations')));
  const { facts, preferences } = material;
  const texts = [{ file: `${source}/facts`, bytes: facts }, ...preferences].flatMap(({ file, bytes }) =>
    bytes && !('unread' in bytes) ? [[file, new TextDecoder().decode(bytes)] as const] : [],
  );
  return { target: source, kind: 'Mac', outcomes: [], findings, suppressed, sources: Object.fromEntries(texts) };
}
