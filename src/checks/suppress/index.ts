import { suggest } from '../../core/suggest.ts';
import type { Citation } from '../../core/finding.ts';
import { defineCheck, type Check } from '../define.ts';
import type { MalformedSuppression, Suppression } from './suppression.ts';

/** The suppressions of one target, beside what the checks found there. */
export interface SuppressionSubject {
  readonly suppressions: readonly Suppression[];
  readonly malformed: readonly MalformedSuppression[];
  /** Checks with findings. */
  readonly failed: ReadonlySet<string>;
  /** Checks that were asked about this kind of target. */
  readonly asked: ReadonlySet<string>;
  /** Every id there is. */
  readonly known: readonly string[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

const cite: readonly Citation[] = [
  {
    source: 'msgrctl',
    where: 'docs/linting.md, Suppressions',
    says: 'A suppression has a reason, may have a last day, and must silence something.',
  },
];

const expired = defineCheck<SuppressionSubject, { suppressed: string; until: string }>({
  id: 'suppress/expired',
  severity: 'warning',
  title: 'A suppression has expired',
  why: 'It no longer silences anything: its findings count again.',
  fix: 'Mend what it was for and take it out, or give it a new last day.',
  cite,
  applies: ({ suppressions }) => suppressions.length > 0,
  judge: ({ suppressions, today }, emit) => {
    for (const { check, until, where } of suppressions) {
      if (until !== undefined && until < today) emit(where, { suppressed: check, until });
    }
  },
  message: ({ suppressed, until }) => `the suppression of ${suppressed} ended on ${until}`,
});

const unused = defineCheck<SuppressionSubject, { suppressed: string; never: boolean }>({
  id: 'suppress/unused',
  severity: 'warning',
  title: 'A suppression silences nothing',
  why: 'A left-over suppression hides the finding on the day when it comes back.',
  fix: 'Take it out.',
  cite,
  applies: ({ suppressions }) => suppressions.length > 0,
  judge: ({ suppressions, failed, asked, known, today }, emit) => {
    for (const { check, until, where } of suppressions) {
      const inForce = until === undefined || until >= today;
      const never = check.startsWith('suppress/') && known.includes(check);
      if (inForce && (never || (asked.has(check) && !failed.has(check)))) emit(where, { suppressed: check, never });
    }
  },
  message: ({ suppressed, never }) =>
    never
      ? `${suppressed} is about suppressions, and cannot be suppressed itself`
      : `${suppressed} finds nothing here, so its suppression is left over`,
});

const unknownCheck = defineCheck<SuppressionSubject, { suppressed: string; near: string | null }>({
  id: 'suppress/unknown-check',
  severity: 'error',
  title: 'A suppression names a check that does not exist',
  why: 'It silences nothing, and the finding that it was meant for still counts.',
  fix: 'Use the id as it stands in the brackets of the finding.',
  cite,
  applies: ({ suppressions }) => suppressions.length > 0,
  judge: ({ suppressions, known }, emit) => {
    for (const { check, where } of suppressions) {
      if (!known.includes(check)) emit(where, { suppressed: check, near: suggest(check, known) ?? null });
    }
  },
  message: ({ suppressed }) => `there is no check "${suppressed}"`,
  advice: ({ near }) => (near ? `Did you mean "${near}"?` : '"msgrctl explain --list" lists those that there are.'),
});

const malformed = defineCheck<SuppressionSubject, { comment: string }>({
  id: 'suppress/malformed',
  severity: 'error',
  title: 'A comment that should suppress a finding says it wrong',
  why: 'It silences nothing. A suppression without a reason is not taken either.',
  fix: 'Write: msgrctl-suppress CHECK until YYYY-MM-DD: REASON (the end date may be left out).',
  cite,
  applies: (subject) => subject.malformed.length > 0,
  judge: (subject, emit) => {
    for (const each of subject.malformed) emit(each.where, { comment: each.malformed });
  },
  message: ({ comment }) => `"${comment.replace(/\s+/g, ' ')}" is no suppression`,
});

/** Checks on suppressions themselves; these cannot be suppressed. */
export const SUPPRESS_CHECKS: readonly Check<SuppressionSubject>[] = [expired, malformed, unknownCheck, unused];
