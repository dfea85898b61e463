export type TagClass = 'universal' | 'application' | 'context' | 'private';

/** One value of DER. Offsets count from the first byte that was handed in, plus the base that was given. */
export interface DerNode {
  readonly tagClass: TagClass;
  readonly tag: number;
  readonly constructed: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  /** The content, without tag and length. */
  readonly bytes: Uint8Array;
  /** Tag, length and content. */
  readonly raw: Uint8Array;
  /** The values inside; empty if not constructed. */
  readonly children: readonly DerNode[];
}

/** Universal tag numbers (X.680, section 8.6). */
export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  teletexString: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  generalString: 27,
  universalString: 28,
  bmpString: 30,
} as const;

/** True for this universal tag. */
export function isUniversal(node: DerNode | undefined, tag: number): node is DerNode {
  return node !== undefined && node.tagClass === 'universal' && node.tag === tag;
}

/** True for `[n]` of the context. */
export function isContext(node: DerNode | undefined, tag: number): node is DerNode {
  return node !== undefined && node.tagClass === 'context' && node.tag === tag;
}
