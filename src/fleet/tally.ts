import type { CheckInfo, Finding } from '../core/finding.ts';
import type { FleetSummary, MacReport } from '../core/fleet.ts';
import type { LockState } from '../core/lock.ts';
import type { Severity } from '../core/severity.ts';
import { counter } from './counter.ts';
import { counts } from './counts.ts';
import { driftTable } from './drift-table.ts';
import { GROUPINGS } from './groups.ts';
import { worstMacs } from './worst.ts';

/** Adds Macs up one by one; keeps nothing of a Mac but the worst ones' lines, so its size does not grow with the fleet. */
export interface Tally {
  readonly add: (mac: MacReport) => void;
  readonly summary: () => FleetSummary;
  /** The ids of all checks that found something or could not look. */
  readonly checks: () => ReadonlySet<string>;
}

/** @param by a name of GROUPINGS, or none */
export function newTally(by?: string): Tally {
  const all = counts();
  const drift = driftTable();
  const worst = worstMacs();
  const found = new Map<string, { severity: Severity; macs: number; findings: number }>();
  const unseen = new Set<string>();
  const blockers = counter();
  const releases = counter();
  const versions = counter();
  const findings = { error: 0, warning: 0, info: 0 };
  const locks: Record<LockState, number> = { locked: 0, bypassable: 0, unlocked: 0, unknown: 0 };
  const groups = new Map<string, ReturnType<typeof counts>>();
  let suppressed = 0;

  const addFindings = (mac: MacReport): void => {
    const own = new Map<string, Finding>();
    for (const finding of mac.findings) {
      findings[finding.severity] += 1;
      const row = found.get(finding.check) ?? { severity: finding.severity, macs: 0, findings: 0 };
      row.findings += 1;
      if (!own.has(finding.check)) row.macs += 1;
      own.set(finding.check, finding);
      found.set(finding.check, row);
    }
  };

  return {
    add: (mac) => {
      const drifts = drift.add(mac);
      all.add(mac, drifts);
      if (by !== undefined) groupFor(groups, GROUPINGS[by]!.of(mac)).add(mac, drifts);
      addFindings(mac);
      worst.add(mac);
      suppressed += mac.suppressed.length;
      for (const { check } of mac.unknown) unseen.add(check);
      for (const { lock } of mac.users) if (lock) locks[lock] += 1;
      if (mac.signIn.result === 'cannot') for (const check of new Set(mac.signIn.because)) blockers.add(check);
      if (mac.traits.release !== undefined) releases.add(mac.traits.release);
      if (mac.traits.version !== undefined) versions.add(mac.traits.version ?? 'not there');
    },
    summary: () => ({
      ...all.totals(),
      findings: { ...findings },
      suppressed,
      locks: { ...locks },
      drift: drift.rows(),
      checks: [...found]
        .map(([check, row]) => ({ check, ...row }))
        .toSorted((a, b) => b.macs - a.macs || (a.check < b.check ? -1 : 1)),
      cannotSignIn: blockers.rows().map(({ name, count }) => ({ check: name, macs: count })),
      releases: releases.rows().map(({ name, count }) => ({ name, macs: count })),
      versions: versions.rows().map(({ name, count }) => ({ name, macs: count })),
      worst: worst.lines(),
      ...(by === undefined
        ? {}
        : {
            groups: {
              by,
              rows: [...groups]
                .map(([name, group]) => ({ name, ...group.totals() }))
                .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
            },
          }),
    }),
    checks: () => new Set([...found.keys(), ...unseen]),
  };
}

const MOST_GROUPS = 1_000;
const OTHERS = 'all others';

function groupFor(groups: Map<string, ReturnType<typeof counts>>, name: string): ReturnType<typeof counts> {
  const key = groups.has(name) || groups.size < MOST_GROUPS ? name : OTHERS;
  const group = groups.get(key) ?? counts();
  groups.set(key, group);
  return group;
}

/** What is known of the checks that took part, sorted by id. */
export function checksOf(tally: Tally, all: readonly CheckInfo[]): CheckInfo[] {
  const ids = tally.checks();
  return all.filter(({ id }) => ids.has(id));
}
