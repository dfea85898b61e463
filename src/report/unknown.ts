import type { TargetReport } from '../core/report.ts';

/** Why some checks could not look at a target. */
export interface Unknown {
  readonly reason: string;
  readonly first: string;
  /** How many other checks lack the same. */
  readonly others: number;
}

/** What could not be looked at. Many checks may lack the same answer; that is told once. */
export function unknownsOf({ outcomes }: TargetReport): readonly Unknown[] {
  const byReason = new Map<string, string[]>();
  for (const outcome of outcomes) {
    if (outcome.status !== 'unknown') continue;
    byReason.set(outcome.reason, [...(byReason.get(outcome.reason) ?? []), outcome.check]);
  }
  return [...byReason].map(([reason, [first = '', ...others]]) => ({ reason, first, others: others.length }));
}
