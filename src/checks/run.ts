import type { CheckInfo, Finding, Outcome } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { Check } from './define.ts';

/** Runs every check on a subject. */
export function runChecks<Subject>(checks: readonly Check<Subject>[], subject: Subject): Outcome[] {
  return checks.map((check) => check.run(subject));
}

/**
 * One outcome a check, of several runs on subjects of one target: a finding of any of them counts, then what could not be
 * looked at, then a pass.
 */
export function merged(runs: readonly (readonly Outcome[])[]): Outcome[] {
  const byCheck = new Map<string, Outcome>();
  for (const outcome of runs.flat()) {
    const before = byCheck.get(outcome.check);
    byCheck.set(outcome.check, before === undefined ? outcome : both(before, outcome));
  }
  return [...byCheck.values()];
}

const WEIGHT: { readonly [status in Outcome['status']]: number } = {
  fail: 3,
  unknown: 2,
  pass: 1,
  'not-applicable': 0,
};

function both(a: Outcome, b: Outcome): Outcome {
  if (a.status === 'fail' && b.status === 'fail') return { ...a, findings: [...a.findings, ...b.findings] };
  return WEIGHT[b.status] > WEIGHT[a.status] ? b : a;
}

/** The findings of some outcomes, sorted by place and then by check, so that the same input gives the same report. */
export function findingsOf(outcomes: readonly Outcome[]): Finding[] {
  const findings: Finding[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === 'fail') for (const finding of outcome.findings) findings.push(finding);
  }
  return findings.toSorted(byPlace);
}

export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.where.file, b.where.file) ||
    compare(order(a.where), order(b.where)) ||
    compare(a.where.span?.start.column ?? 0, b.where.span?.start.column ?? 0) ||
    compare(a.check, b.check) ||
    compare(a.message, b.message)
  );
}

/** Findings about a whole file come before those about a place in it. */
function order(where: Location): number {
  return where.span?.start.line ?? where.byteOffset ?? -1;
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is known of some checks, sorted by id. */
export function infos(checks: readonly { readonly info: CheckInfo }[]): CheckInfo[] {
  return checks.map((check) => check.info).toSorted((a, b) => compare(a.id, b.id));
}
