import type { CheckInfo, Finding, Outcome } from './finding.ts';

/** A finding that a suppression silenced, with the reason somebody gave. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

/** Everything that was found out about one target (a file, later a host or a Mac). */
export interface TargetReport {
  /** What the user named it: a path, or `-` for standard input. */
  readonly target: string;
  /** What it turned out to be, for people: `policy`, `XML plist`, `binary plist`, `OpenStep plist`. */
  readonly kind: string;
  readonly outcomes: readonly Outcome[];
  /** Findings that count, sorted by place and then by check. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** The texts that findings point into (the target and, for a policy, what it extends), for code frames. */
  readonly sources: { readonly [file: string]: string };
}

/** The result of one run of msgrctl, before anyone renders it. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: string;
  readonly targets: readonly TargetReport[];
  /** Every check that took part, sorted by id. */
  readonly checks: readonly CheckInfo[];
}

/** How many findings of each severity, and how many were suppressed. */
export interface Tally {
  readonly targets: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly suppressed: number;
}

/** Counts the findings of a report. */
export function tally(report: Report): Tally {
  const counts = { targets: report.targets.length, error: 0, warning: 0, info: 0, suppressed: 0 };
  for (const target of report.targets) {
    counts.suppressed += target.suppressed.length;
    for (const finding of target.findings) counts[finding.severity] += 1;
  }
  return counts;
}

/** All findings of a report, in the order of its targets. */
export function allFindings(report: Report): Finding[] {
  return report.targets.flatMap((target) => target.findings);
}
