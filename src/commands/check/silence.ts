import type { Judged } from '../../checks/signin/judge.ts';
import { applySuppressions, policySuppressions } from '../../checks/suppress/suppression.ts';
import type { Policy } from '../../policy/load.ts';

/** Takes out the findings that the policy accepts; the verdict stays what it is. */
export function silence(judged: Judged, policy: Policy | undefined, today: string): Judged {
  if (!policy) return judged;
  const suppressions = policySuppressions(policy);
  return {
    ...judged,
    targets: judged.targets.map((target) => ({
      ...target,
      ...applySuppressions(target.findings, suppressions, today),
    })),
  };
}
