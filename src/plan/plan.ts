import type { PolicyData } from '../policy/schema.ts';
import { editionFor, figures } from './figures.ts';
import { CLIENT_REQUIREMENTS, serverRequirements } from './requirements.ts';
import { steps } from './steps.ts';
import type { Plan, PlanInput } from './types.ts';

/**
 * The guide's chapter on planning for one organization.
 *
 * @param given where the input is from, for people
 * @param policy the policy and how its file is named; all steps without one
 */
export function planFor(
  input: PlanInput,
  given: readonly string[],
  policy: { readonly data: PolicyData; readonly file: string } | undefined,
): Plan {
  return {
    input,
    given,
    figures: figures(input),
    server: serverRequirements(editionFor(input)),
    client: CLIENT_REQUIREMENTS,
    steps: steps(policy?.data, policy?.file ?? 'messenger.yaml'),
  };
}
