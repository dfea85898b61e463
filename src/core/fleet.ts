/** The Macs of a fleet, as `audit` reads and judges them: plain data that goes between threads. */
import type { Finding } from './finding.ts';
import type { LockState } from './lock.ts';
import type { Suppressed } from './report.ts';
import type { Severity } from './severity.ts';

/** Where Macs are to be found. */
export type MacSource =
  /** A folder of one Mac: `facts`, `users/<name>/com.microsoft.Messenger.plist`, or both (docs/collect-format.md). */
  | { readonly kind: 'folder'; readonly mac: string; readonly path: string }
  /** A preference file alone, or the text that `defaults read` prints. */
  | { readonly kind: 'file'; readonly mac: string; readonly path: string }
  /** tar or gzipped tar: of one Mac as `collect --tar` makes it, or of a folder of many; `-` is standard input. */
  | { readonly kind: 'archive'; readonly path: string }
  /** Read already: it came out of an archive, or from standard input. */
  | { readonly kind: 'read'; readonly material: MacMaterial }
  /** Could not be looked at: a closed folder, or a path that leads to nothing. */
  | { readonly kind: 'closed'; readonly mac: string; readonly path: string; readonly reason: string };

/** The bytes of a file, or why there are none. */
export type Bytes = Uint8Array | { readonly unread: string };

/** What was brought home from one Mac, unjudged. */
export interface MacMaterial {
  /** The name of the folder or file, without its extension. */
  readonly mac: string;
  /** For people: a path, or `fleet.tar.gz:mac-17`. */
  readonly source: string;
  /** The file `facts`; undefined if there is none. */
  readonly facts: Bytes | undefined;
  readonly preferences: readonly {
    /** Whose; undefined for a file alone. */
    readonly user: string | undefined;
    /** A path, or that of the archive with the path inside behind a colon. */
    readonly file: string;
    readonly bytes: Bytes;
  }[];
  /** Why the Mac could not be looked at, or not all of it: damaged archives, closed folders. */
  readonly unread: readonly string[];
}

/** What is known of a Mac beside its preference files, as far as its facts say it. */
export interface MacTraits {
  readonly release?: string;
  readonly processor?: string;
  readonly memory?: string;
  /** The program's version; null if it is not there. */
  readonly version?: string | null;
  /** ISO 8601, UTC. */
  readonly collected?: string;
  readonly agent?: 'yes' | 'no';
  readonly firewall?: 'on' | 'off' | 'unknown';
}

/** One user of a Mac, or the one file of a Mac without facts. */
export interface MacUser {
  readonly name?: string;
  /** The preference file, where there is one. */
  readonly file?: string;
  /** Of the preference file; undefined if there are no facts to tell it from. */
  readonly lock?: LockState;
}

/** Whether the users of a Mac can sign in, as far as its files, and the network where an observation is at hand, tell. */
export interface SignInForecast {
  readonly result: 'can' | 'cannot' | 'unknown';
  /** The checks whose findings decide it. */
  readonly because: readonly string[];
}

/** One Mac, judged. */
export interface MacReport {
  readonly mac: string;
  readonly source: string;
  readonly traits: MacTraits;
  readonly users: readonly MacUser[];
  /** Findings that count, sorted by file, place and check. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** What could not be looked at. */
  readonly unknown: readonly { readonly check: string; readonly reason: string }[];
  readonly signIn: SignInForecast;
}

/** How a Mac is, in a word: by its worst finding; `unknown` if nothing is wrong, but something could not be looked at. */
export type MacState = Severity | 'unknown' | 'clean';

/** Worst first. */
export const MAC_STATES: readonly MacState[] = ['error', 'unknown', 'warning', 'info', 'clean'];

/** How one setting, or one lock, of the policy fares over the fleet. */
export interface DriftRow {
  /** The key of a setting. */
  readonly key: string;
  /** What the policy asks for; null where it says nothing of the key. */
  readonly wanted: string | null;
  /** Numbers of Macs. One with several users may count in more than one column. */
  readonly missing: number;
  readonly different: number;
  readonly extra: number;
  readonly macs: number;
  /** What was found instead, the most common first; at most ten. */
  readonly values: readonly { readonly value: string; readonly macs: number }[];
  /** Macs with further values. */
  readonly otherValues: number;
}

/** Numbers of Macs. */
export interface FleetCounts {
  readonly macs: number;
  readonly states: { readonly [state in MacState]: number };
  /** Macs with something that could not be looked at, whatever else was found there. */
  readonly notWhole: number;
  /** Macs that differ from the policy in at least one setting. */
  readonly drifting: number;
  readonly signIn: { readonly [result in SignInForecast['result']]: number };
}

export interface FleetGroup extends FleetCounts {
  readonly name: string;
}

/** What changed since an earlier report. */
export interface FleetChange {
  readonly kind: 'new' | 'fixed';
  readonly mac: string;
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface BaselineSummary {
  /** The file of the earlier report. */
  readonly file: string;
  readonly new: number;
  readonly fixed: number;
  readonly still: number;
  /** Macs that were not there before, and those that are no longer; sorted. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** Sorted by Mac; at most a thousand. */
  readonly changes: readonly FleetChange[];
}

/** A Mac in a line. */
export interface MacLine {
  readonly mac: string;
  readonly source: string;
  readonly state: MacState;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** The most severe finding's message, or what could not be looked at. */
  readonly said: string;
}

/** All that is told of a fleet as a whole. */
export interface FleetSummary extends FleetCounts {
  readonly findings: { readonly [severity in Severity]: number };
  readonly suppressed: number;
  /** Users' preference files by the state of their locks; files without facts are not counted. */
  readonly locks: { readonly [state in LockState]: number };
  /** Sorted: most Macs first. */
  readonly drift: readonly DriftRow[];
  /** Every check that found something, most Macs first. */
  readonly checks: readonly {
    readonly check: string;
    readonly severity: Severity;
    readonly macs: number;
    readonly findings: number;
  }[];
  /** The checks behind Macs that cannot sign in, most Macs first. */
  readonly cannotSignIn: readonly { readonly check: string; readonly macs: number }[];
  readonly releases: readonly { readonly name: string; readonly macs: number }[];
  readonly versions: readonly { readonly name: string; readonly macs: number }[];
  /** The worst twenty that are not clean. */
  readonly worst: readonly MacLine[];
  /** Of --group-by, sorted by name. */
  readonly groups?: { readonly by: string; readonly rows: readonly FleetGroup[] };
  readonly baseline?: BaselineSummary;
}

/** What a report on a fleet starts from. */
export interface FleetRun {
  readonly tool: { readonly name: string; readonly version: string };
  /** The policy's file; undefined if there is none. */
  readonly policy?: string;
  readonly organization?: string;
  /** True if the run was interrupted: the report is about the Macs seen till then. */
  readonly partial: boolean;
}
