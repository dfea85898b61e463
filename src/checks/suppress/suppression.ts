import type { Finding, Outcome } from '../../core/finding.ts';
import type { Location } from '../../core/location.ts';
import type { Suppressed } from '../../core/report.ts';
import type { PlistDocument } from '../../plist/document.ts';
import { placeOf, type Policy } from '../../policy/load.ts';

/** Somebody's word that the findings of a check are accepted. */
export interface Suppression {
  readonly check: string;
  readonly reason: string;
  /** The last day on which it holds, YYYY-MM-DD. */
  readonly until: string | undefined;
  readonly where: Location;
}

/** A comment that was meant to suppress something, but says it wrong. */
export interface MalformedSuppression {
  readonly malformed: string;
  readonly where: Location;
}

/** The `suppress` list of a policy. */
export function policySuppressions(policy: Policy): Suppression[] {
  return (policy.data.suppress ?? []).map(({ check, reason, until }, i) => ({
    check,
    reason,
    until,
    where: placeOf(policy, 'suppress', i, 'check'),
  }));
}

const COMMENT = /^\s*msgrctl[- ]suppress\b(.*)$/s;
const BODY = /^\s+([a-z-]+\/[a-z0-9-]+)(?:\s+until\s+(\S+))?\s*:\s*(\S.*?)\s*$/s;

/** Comments of a plist such as `<!-- msgrctl-suppress settings/save-password until 2027-03-31: kiosk Macs -->`. */
export function commentSuppressions(file: string, document: PlistDocument): (Suppression | MalformedSuppression)[] {
  return document.comments.flatMap(({ text, start, end }): (Suppression | MalformedSuppression)[] => {
    const comment = COMMENT.exec(text);
    if (!comment) return [];
    const where = { file, span: document.lines!.span(start, end) };
    const body = BODY.exec(comment[1]!);
    if (!body) return [{ malformed: text.trim(), where }];
    const [, check, until, reason] = body;
    if (until !== undefined && !isDay(until)) return [{ malformed: text.trim(), where }];
    return [{ check: check!, reason: reason!, until, where }];
  });
}

function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** Takes the findings apart: those that count, and those that a suppression in force silences. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  today: string,
): { findings: Finding[]; suppressed: Suppressed[] } {
  if (findings.length === 0) return { findings: [], suppressed: [] };
  const inForce = new Map(
    suppressions.filter(({ until }) => until === undefined || until >= today).map((one) => [one.check, one]),
  );
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const by = inForce.get(finding.check);
    if (by) suppressed.push({ finding, reason: by.reason });
    else kept.push(finding);
  }
  return { findings: kept, suppressed };
}

/** Every check that has at least one finding among these outcomes. */
export function failedChecks(outcomes: readonly Outcome[]): ReadonlySet<string> {
  return new Set(outcomes.filter(({ status }) => status === 'fail').map(({ check }) => check));
}
