import type { CheckInfo, Finding, Json, Outcome } from '../core/finding.ts';
import type { Location } from '../core/location.ts';

type Args = { readonly [key: string]: Json };

/** Hands in one thing that is wrong: where, and with what arguments. */
export type Emit<A extends Args> = (where: Location, args: A) => void;

/** What `judge` returns when it could not look; nothing otherwise. */
export interface CouldNotLook {
  readonly unknown: string;
}

/** How a check is written down: what it is about, when it applies, what it finds, and how that reads. */
export interface CheckDefinition<Subject, A extends Args> extends CheckInfo {
  /** False where the question makes no sense for this subject; then the outcome is `not-applicable`. */
  readonly applies: (subject: Subject) => boolean;
  readonly judge: (subject: Subject, emit: Emit<A>) => CouldNotLook | void;
  /** What is wrong here: one sentence without a full stop. */
  readonly message: (args: A) => string;
  /** What to do here; the general `fix` serves where this is left out. */
  readonly advice?: (args: A) => string;
}

/** A check ready to run: its information and one pure function. */
export interface Check<Subject> {
  readonly info: CheckInfo;
  readonly run: (subject: Subject) => Outcome;
}

/** Closes a definition over its argument type, so that checks with different arguments fit in one list. */
export function defineCheck<Subject, A extends Args>(definition: CheckDefinition<Subject, A>): Check<Subject> {
  const { applies, judge, message, advice, ...info } = definition;
  const { id, severity } = info;
  const pass: Outcome = { check: id, status: 'pass' };
  const notApplicable: Outcome = { check: id, status: 'not-applicable' };
  return {
    info,
    run(subject) {
      if (!applies(subject)) return notApplicable;
      let findings: Finding[] | undefined;
      const answer = judge(subject, (where, given) => {
        const args = bounded(given);
        (findings ??= []).push({
          check: id,
          severity,
          where,
          message: message(args),
          fix: advice ? advice(args) : info.fix,
          args,
        });
      });
      if (findings) return { check: id, status: 'fail', findings };
      if (answer) return { check: id, status: 'unknown', reason: answer.unknown };
      return pass;
    },
  };
}

/** Far longer than any value of use. What somebody made to be huge would stand in each finding, and fill the memory. */
const LONGEST = 4096;

/** The same with long texts cut, each saying how long it was. */
function bounded<Value extends Json>(value: Value): Value {
  if (typeof value === 'string') return (value.length > LONGEST ? cut(value) : value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bounded) as readonly Json[] as Value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bounded(each)])) as Value;
}

function cut(text: string): string {
  // Joined, so that the engine does not keep the whole text behind a slice of it.
  return [text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, ''), `... (${text.length} characters)`].join('');
}
