import type { Location } from '../core/location.ts';

/** What makes a policy unusable, by kind; each kind is a check of its own (`policy/<kind>`). */
export type PolicyProblemKind = 'syntax' | 'unknown-key' | 'invalid-value' | 'missing-key' | 'extends' | 'roster';

/** One reason why a policy or roster cannot be used, with its place. */
export interface PolicyProblem {
  readonly kind: PolicyProblemKind;
  readonly where: Location;
  /** One sentence without a full stop. */
  readonly message: string;
  readonly fix: string;
}
