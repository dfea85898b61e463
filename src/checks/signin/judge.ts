import type { Observation } from '../../core/observation.ts';
import type { TargetReport, Verdict } from '../../core/report.ts';
import { findingsOf, runChecks } from '../run.ts';
import { SIGNIN_CHECKS } from './index.ts';
import { ladderOf } from './ladder.ts';
import { partsOf } from './parts.ts';
import { signInSubject } from './subject.ts';
import { symptomFacts } from './symptom-facts.ts';
import { verdictOf } from './verdict.ts';
import { wayOf } from './way.ts';

export interface Judged {
  readonly targets: readonly TargetReport[];
  readonly verdict?: Verdict;
}

/**
 * Judges what was seen, with nothing but what was seen: the same observation gives the same report, wherever and whenever.
 *
 * @param symptom what the user saw, in his own words
 */
export function judge(seen: Observation, symptom?: string): Judged {
  const parts = partsOf(seen);
  const targets = parts.map(({ target, kind, rooms, facts }): TargetReport =>
    reportOf(target, kind, Object.values(rooms).flat(), facts),
  );
  if (seen.subject !== 'signin') return { targets };
  const way = wayOf(parts, seen);
  const subject = signInSubject(seen, way.home?.server);
  const outcomes = runChecks(SIGNIN_CHECKS, subject);
  const rungs = ladderOf(way, outcomes, subject);
  const facts = symptom === undefined ? [] : symptomFacts(symptom, rungs);
  return {
    targets: [...targets, reportOf(seen.target, 'sign-in', outcomes, facts)],
    verdict: verdictOf(rungs, [...parts.flatMap(({ rooms }) => Object.values(rooms).flat()), ...outcomes], subject),
  };
}

function reportOf(
  target: string,
  kind: string,
  outcomes: TargetReport['outcomes'],
  facts: NonNullable<TargetReport['facts']>,
): TargetReport {
  return { target, kind, facts, outcomes, findings: findingsOf(outcomes), suppressed: [], sources: {} };
}
