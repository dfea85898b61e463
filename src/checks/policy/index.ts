import type { Citation } from '../../core/finding.ts';
import type { PolicyProblem, PolicyProblemKind } from '../../policy/problem.ts';
import { defineCheck, type Check } from '../define.ts';

/** What came of reading a policy: the reasons why it cannot be used, if any. */
export interface PolicyFileSubject {
  readonly problems: readonly PolicyProblem[];
}

const cite: readonly Citation[] = [
  {
    source: 'msgrctl',
    where: 'docs/policy.md; schemas/policy.v1.schema.json',
    says: 'Describes the policy file, version 1.',
  },
];

/** One check for each kind of problem that makes a policy unusable. */
function problemCheck(kind: PolicyProblemKind, title: string, why: string, fix: string): Check<PolicyFileSubject> {
  return defineCheck<PolicyFileSubject, { problem: string; fix: string }>({
    id: `policy/${kind}`,
    severity: 'error',
    title,
    why,
    fix,
    cite,
    applies: () => true,
    judge: ({ problems }, emit) => {
      for (const each of problems) if (each.kind === kind) emit(each.where, { problem: each.message, fix: each.fix });
    },
    message: (args) => args.problem,
    advice: (args) => args.fix,
  });
}

const UNUSABLE = 'A policy is used whole or not at all: what msgrctl does not understand it does not guess.';

/** Checks on the policy file as such, before anyone looks at the settings that it leads to. */
export const POLICY_FILE_CHECKS: readonly Check<PolicyFileSubject>[] = [
  problemCheck(
    'extends',
    'The policy extends something that cannot be had',
    UNUSABLE,
    'Name a shipped template, or a file by its relative path.',
  ),
  problemCheck(
    'invalid-value',
    'A value of the policy is not one that is possible there',
    UNUSABLE,
    'Write one of the values that are possible.',
  ),
  problemCheck('missing-key', 'A key that every policy needs is missing', UNUSABLE, 'Add the key.'),
  problemCheck(
    'roster',
    'The roster of users cannot be used',
    'Files for half of the users would be worse than none: nobody would notice who is missing.',
    'Mend the line.',
  ),
  problemCheck('syntax', 'The policy is not valid YAML', UNUSABLE, 'Mend the YAML.'),
  problemCheck(
    'unknown-key',
    'The policy has a key that msgrctl does not know',
    'A mistyped key would silently not hold: the fleet would run on defaults while the file says otherwise.',
    'Use the key that is suggested, or take it out.',
  ),
];
