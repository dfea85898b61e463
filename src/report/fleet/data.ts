import type { FleetRun, FleetSummary, MacReport } from '../../core/fleet.ts';
import { fingerprint } from '../fingerprint.ts';
import { findingData } from '../json.ts';

/** One Mac as JSON has it (schemas/audit.v1.schema.json). Every object is built here, so that the order of keys is ours. */
export function macData({ mac, source, traits, users, findings, suppressed, unknown, signIn }: MacReport): object {
  return {
    mac,
    source,
    traits: only(TRAITS, traits),
    users: users.map((user) => only(['name', 'file', 'lock'], user)),
    findings: findings.map((finding) => ({ ...findingData(finding), fingerprint: fingerprint(finding) })),
    suppressed: suppressed.map(({ finding, reason }) => ({ finding: findingData(finding), reason })),
    unknown: unknown.map(({ check, reason }) => ({ check, reason })),
    signIn: { result: signIn.result, because: signIn.because },
  };
}

const TRAITS = ['release', 'processor', 'memory', 'version', 'collected', 'agent', 'firewall'] as const;

/** These properties in this order, as far as they are there. */
function only<Name extends string>(names: readonly Name[], from: { readonly [name in Name]?: unknown }): object {
  const told: { [name in Name]?: unknown } = {};
  for (const name of names) if (from[name] !== undefined) told[name] = from[name];
  return told;
}

/** What stands in front of the Macs. */
export function runData({ tool, policy, organization, partial }: FleetRun): object {
  return {
    schema: 'msgrctl/audit/v1',
    tool: { name: tool.name, version: tool.version },
    ...(policy === undefined ? {} : { policy }),
    ...(organization === undefined ? {} : { organization }),
    partial,
  };
}

/** The totals, as the contract has them. */
export function summaryData(summary: FleetSummary): object {
  const { macs, states, notWhole, drifting, signIn, findings, suppressed, locks, ...rest } = summary;
  const { drift, checks, cannotSignIn, releases, versions, worst, groups, baseline } = rest;
  return {
    macs,
    states,
    notWhole,
    drifting,
    signIn,
    findings,
    suppressed,
    locks,
    drift,
    checks,
    cannotSignIn,
    releases,
    versions,
    worst,
    ...(groups ? { groups } : {}),
    ...(baseline ? { baseline } : {}),
  };
}
