import type { Finding } from '../core/finding.ts';
import type { BaselineSummary, FleetChange, MacReport } from '../core/fleet.ts';
import type { Severity } from '../core/severity.ts';

/** A finding of an earlier report, as far as it is needed to tell it again. */
export interface EarlierFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  /** With the user, if it is about one: `printOf`. */
  readonly fingerprint: string;
}

/** An earlier report: findings by Mac. */
export interface Baseline {
  readonly file: string;
  readonly macs: ReadonlyMap<string, readonly EarlierFinding[]>;
}

/** What a fleet looks like beside an earlier report. */
export interface Comparison {
  readonly add: (mac: MacReport) => void;
  /** @param partial true if not all Macs were looked at: then none counts as gone, and nothing of it as fixed */
  readonly summary: (partial: boolean) => BaselineSummary;
}

const MOST_CHANGES = 1_000;

/** Findings behind which others may hide: what they are about was not looked at, or not whole. */
const HIDES: ReadonlySet<string> = new Set([
  'mac/copy-missing',
  'mac/copy-not-the-original',
  'mac/facts-damaged',
  'mac/facts-missing',
  'mac/facts-of-newer-format',
  'mac/facts-truncated',
  'mac/home-passed-over',
  'mac/preferences-refused',
  'mac/preferences-unreadable',
  'plist/not-a-dictionary',
  'plist/unreadable',
]);

/** @param fingerprint tells the same finding again in a later run */
export function compareWith(baseline: Baseline, fingerprint: (finding: Finding) => string): Comparison {
  const left = new Map(baseline.macs);
  const changes: FleetChange[] = [];
  const added: string[] = [];
  const total = { new: 0, fixed: 0, still: 0 };
  const change = (kind: FleetChange['kind'], mac: string, { check, severity, message }: EarlierFinding): void => {
    total[kind] += 1;
    if (changes.length < MOST_CHANGES) changes.push({ kind, mac, check, severity, message });
  };

  return {
    add: (mac) => {
      const before = left.get(mac.mac);
      left.delete(mac.mac);
      if (!before) added.push(mac.mac);
      const open = byFingerprint(before ?? []);
      for (const finding of mac.findings) {
        const { check, severity, message } = finding;
        const print = printOf(fingerprint(finding), userOf(mac.users, finding.where.file));
        if (open.get(print)?.pop()) total.still += 1;
        else change('new', mac.mac, { check, severity, message, fingerprint: print });
      }
      // What could not be looked at this time is not mended.
      if (mac.unknown.length > 0 || mac.findings.some(({ check }) => HIDES.has(check))) return;
      for (const rest of open.values()) for (const finding of rest) change('fixed', mac.mac, finding);
    },
    summary: (partial) => ({
      file: baseline.file,
      ...total,
      added: added.toSorted(),
      gone: partial ? [] : [...left.keys()].toSorted(),
      changes: changes.toSorted(
        (a, b) =>
          order(a.mac, b.mac) || order(b.kind, a.kind) || order(a.check, b.check) || order(a.message, b.message),
      ),
    }),
  };
}

/** Whose preference file that is; undefined if it is nobody's, or not known. */
export function userOf(users: MacReport['users'], file: string): string | undefined {
  return users.find((user) => user.file === file)?.name;
}

/** What one user has is not what another has. */
export function printOf(fingerprint: string, user: string | undefined): string {
  return user === undefined ? fingerprint : `${fingerprint} ${user}`;
}

/** Two users of one Mac may have the same finding: then it is there twice. */
function byFingerprint(findings: readonly EarlierFinding[]): Map<string, EarlierFinding[]> {
  const found = new Map<string, EarlierFinding[]>();
  for (const finding of findings) {
    const same = found.get(finding.fingerprint);
    if (same) same.push(finding);
    else found.set(finding.fingerprint, [finding]);
  }
  return found;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
