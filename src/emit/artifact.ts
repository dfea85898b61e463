import type { Material } from './material.ts';

/** A file that msgrctl makes from a policy. */
export interface Artifact {
  /** As `msgrctl emit` knows it. */
  readonly name: string;
  /** What `msgrctl build` calls it. */
  readonly file: string;
  readonly summary: string;
  readonly executable: boolean;
  /** Why this policy has no use for it; undefined if it has. */
  readonly unfit?: (material: Material) => string | undefined;
  readonly make: (material: Material) => string;
}
