/**
 * The typed values of a property list, with nothing merged and nothing lost: integer apart from real, 64-bit and
 * unsigned integers exact, key order and duplicate keys kept, and for everything that was read the place it came from.
 *
 * `start` and `end` are offsets into what was read: UTF-16 code units of the text for XML and OpenStep, bytes for
 * binary; `end` is exclusive. Values made by the functions below have -1 in both.
 */
interface Node<Kind extends string, Value> {
  readonly kind: Kind;
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

export type PlistString = Node<'string', string>;
/** A `number` where that is exact, a `bigint` beyond 2^53; from -2^63 to 2^64-1. */
export type PlistInteger = Node<'integer', number | bigint>;
export type PlistReal = Node<'real', number>;
export type PlistBoolean = Node<'boolean', boolean>;
/** Seconds since 2001-01-01T00:00:00Z, as CFDate counts them; binary files may hold fractions. */
export type PlistDate = Node<'date', number>;
export type PlistData = Node<'data', Uint8Array>;
/** What a keyed archive calls a UID: in binary a type of its own, in XML a dictionary with the one key CF$UID. */
export type PlistUid = Node<'uid', number>;
export type PlistArray = Node<'array', readonly PlistValue[]>;
export type PlistDict = Node<'dict', readonly PlistEntry[]>;

export type PlistValue =
  PlistString | PlistInteger | PlistReal | PlistBoolean | PlistDate | PlistData | PlistUid | PlistArray | PlistDict;

export type PlistKind = PlistValue['kind'];

/** One key of a dictionary with its value; `keyStart` and `keyEnd` are offsets like those of a value. */
export interface PlistEntry {
  readonly key: string;
  readonly value: PlistValue;
  readonly keyStart: number;
  readonly keyEnd: number;
}

const NOWHERE = -1;

function made<Kind extends string, Value>(kind: Kind, value: Value): Node<Kind, Value> {
  return { kind, value, start: NOWHERE, end: NOWHERE };
}

export const string = (value: string): PlistString => made('string', value);
export const real = (value: number): PlistReal => made('real', value);
export const boolean = (value: boolean): PlistBoolean => made('boolean', value);
export const data = (value: Uint8Array): PlistData => made('data', value);
export const uid = (value: number): PlistUid => made('uid', value);
export const array = (value: readonly PlistValue[]): PlistArray => made('array', value);
/** A date from seconds since 2001-01-01T00:00:00Z. */
export const date = (value: number): PlistDate => made('date', value);
export const integer = (value: number | bigint): PlistInteger => made('integer', narrowInteger(value));

/** A dictionary from pairs, in their order; the same key may come twice. */
export function dict(pairs: Iterable<readonly [key: string, value: PlistValue]>): PlistDict {
  const entries: PlistEntry[] = [];
  for (const [key, value] of pairs) entries.push({ key, value, keyStart: NOWHERE, keyEnd: NOWHERE });
  return made('dict', entries);
}

/** The smallest and the largest integer that a property list holds: int64 and uint64 together. */
export const INTEGER_MIN = -(2n ** 63n);
export const INTEGER_MAX = 2n ** 64n - 1n;

/** The one spelling of an integer in memory: a number where that is exact, else a bigint. */
export function narrowInteger(value: number | bigint): number | bigint {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${value}`);
    return value === 0 ? 0 : value;
  }
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The value of a key; of duplicates the last, as Apple's reader has it. */
export function get(dictionary: PlistDict, key: string): PlistValue | undefined {
  return dictionary.value.findLast((entry) => entry.key === key)?.value;
}

/** True if both hold the same value of the same type. Dictionaries are compared without regard to key order. */
export function sameValue(a: PlistValue, b: PlistValue): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'array') {
    const other = (b as PlistArray).value;
    return a.value.length === other.length && a.value.every((item, i) => sameValue(item, other[i]!));
  }
  if (a.kind === 'dict') return sameEntries(a.value, (b as PlistDict).value);
  if (a.kind === 'data') {
    const other = (b as PlistData).value;
    return a.value.length === other.length && a.value.every((byte, i) => byte === other[i]);
  }
  return Object.is(a.value, b.value);
}

/** Groups by key first, so that the values of a duplicate key are compared in their order. */
function sameEntries(a: readonly PlistEntry[], b: readonly PlistEntry[]): boolean {
  if (a.length !== b.length) return false;
  const waiting = new Map<string, { values: PlistValue[]; next: number }>();
  for (const { key, value } of b) {
    const known = waiting.get(key);
    if (known) known.values.push(value);
    else waiting.set(key, { values: [value], next: 0 });
  }
  return a.every(({ key, value }) => {
    const others = waiting.get(key);
    const other = others?.values[others.next];
    if (others) others.next += 1;
    return other !== undefined && sameValue(value, other);
  });
}
