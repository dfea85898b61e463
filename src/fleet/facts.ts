export { readFacts } from './facts/read.ts';
export type { Facts, FactsProblem, FactsResult, PathFacts, Place, UserFacts } from './facts/types.ts';
