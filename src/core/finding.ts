import type { Location } from './location.ts';
import type { Severity } from './severity.ts';

/** A value that JSON can hold; the arguments of a finding are made of these. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Who demands it: a section of the deployment guide, an RFC, or a named source. */
export interface Citation {
  readonly source: 'guide' | 'rfc' | 'apple' | 'microsoft' | 'msgrctl';
  /** The guide's section, the RFC's number and section, or the document's title. */
  readonly where: string;
  /** What is said there, in our own words. */
  readonly says: string;
}

/** What is known of a check apart from its judgement; everything that documentation, `explain` and SARIF need. */
export interface CheckInfo {
  /** Reads like a sentence: `settings/port-range-too-small`. Never reused, never renamed. */
  readonly id: string;
  /** One severity for ever. */
  readonly severity: Severity;
  /** What is wrong, in general: a headline without arguments. */
  readonly title: string;
  /** Why it matters to sign-in or to the fleet. */
  readonly why: string;
  /** What to do about it, in general. */
  readonly fix: string;
  readonly cite: readonly Citation[];
}

/** One thing that is wrong, as data. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  readonly where: Location;
  /** What is wrong here: one sentence without a full stop, made by the check from `args`. */
  readonly message: string;
  /** What to do here. */
  readonly fix: string;
  readonly args: { readonly [key: string]: Json };
}

/** What one check answered about one target. *Could not look* (`unknown`) is neither fine nor bad. */
export type Outcome =
  | { readonly check: string; readonly status: 'pass' }
  | { readonly check: string; readonly status: 'fail'; readonly findings: readonly Finding[] }
  | { readonly check: string; readonly status: 'not-applicable' }
  | { readonly check: string; readonly status: 'unknown'; readonly reason: string };
