import { downloads } from './downloads.ts';
import { servers } from './servers.ts';
import type { Figure, PlanInput } from './types.ts';

/** The figures of a plan, in the order in which one decides. */
export function figures(input: PlanInput): Figure[] {
  return [...servers(input), ...downloads(input)];
}
