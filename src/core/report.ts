import type { CheckInfo, Finding, Outcome } from './finding.ts';

/** A finding that a suppression silenced, with the reason somebody gave. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

/** What was seen and is neither right nor wrong, for people. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

export type RungName = 'dns' | 'connection' | 'tls' | 'certificate' | 'sip' | 'authentication' | 'kerberos';

/**
 * One step of a sign-in. `warns`: it works, and something is wrong. `unknown`: could not look. `not-reached`: a Mac does not
 * get there. `not-needed`: this sign-in goes without.
 */
export interface Rung {
  readonly name: RungName;
  /** What it is about on the network. */
  readonly entity?: string;
  readonly status: 'ok' | 'warns' | 'fails' | 'unknown' | 'not-reached' | 'not-needed';
  /** What was seen: a few words without a full stop. */
  readonly said: string;
}

/** Whether a Mac can sign in. */
export interface Verdict {
  /** `works-but`: it signs in, and something is wrong all the same, or only some releases of Mac OS X can. */
  readonly result: 'works' | 'works-but' | 'fails' | 'unknown';
  /** One sentence with a full stop. */
  readonly text: string;
  /** In the order in which a Mac takes them. */
  readonly rungs: readonly Rung[];
  /** The checks whose findings decide it, the most telling first. */
  readonly because: readonly string[];
  /** What Messenger shows, where that is known. */
  readonly userSees?: string;
  readonly fix?: string;
}

/** Everything that was found out about one target (a file, a name, a server). */
export interface TargetReport {
  /** What the user named it: a path, or `-` for standard input. */
  readonly target: string;
  /** What it turned out to be, for people: `policy`, `XML plist`, `binary plist`, `OpenStep plist`. */
  readonly kind: string;
  readonly facts?: readonly Fact[];
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
  /** Of a sign-in. */
  readonly verdict?: Verdict;
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
