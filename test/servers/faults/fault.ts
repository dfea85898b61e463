import type { Ask, WorldOptions } from '../world.ts';

/** One thing that is wrong in a world that is healthy otherwise. */
export interface Fault {
  readonly name: string;
  readonly world?: WorldOptions;
  readonly ask?: Ask;
  /** The check that finds it; nothing else of severity error or warning may be found. */
  readonly expect: string;
  /** Other checks that rightly find something as well, and why. */
  readonly also?: { readonly [check: string]: string };
}
