/** A copy without names, or why there is none. What could not be read never goes into a copy as it is. */
export type Redacted =
  { readonly bytes: Uint8Array; readonly notices: readonly string[] } | { readonly refused: string };

/** Words of msgrctl's own, which stay. */
export interface Vocabulary {
  /** The ids of all checks. */
  readonly checks: ReadonlySet<string>;
  /** The ids of client profiles. */
  readonly clients: ReadonlySet<string>;
}
