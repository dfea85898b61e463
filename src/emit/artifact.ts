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
  /** Where it comes in several formats: each of them, the one that `make` makes first. */
  readonly forms?: readonly Form[];
  /** Without a policy it is a form to fill in by hand. */
  readonly blank?: true;
}

/** An artifact in one format. */
export interface Form {
  /** As `--format` knows it. */
  readonly format: string;
  /** The ends of file names that ask for it, without the dot. */
  readonly endings: readonly string[];
  readonly make: Artifact['make'];
}
