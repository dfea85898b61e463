/**
 * Builds binary property lists object by object, and can lie about everything: sizes, counts, offsets, references. It
 * shares no code with the writer under src/, so that the two can't be wrong alike.
 */
export type Bytes = ArrayLike<number>;
/** The bytes of an object; a container's depend on how many bytes a reference takes. */
export type ObjectBytes = Bytes | ((refSize: number) => Bytes);

export interface Lies {
  readonly header?: string;
  readonly offsetSize?: number;
  readonly refSize?: number;
  readonly objectCount?: number | bigint;
  readonly topObject?: number | bigint;
  readonly tableStart?: number | bigint;
  /** Offsets in place of the true ones, by object. */
  readonly offsets?: { readonly [object: number]: number | bigint };
  /** Sizes as the trailer states them, where they differ from those used. */
  readonly statedOffsetSize?: number;
  readonly statedRefSize?: number;
  /** Bytes between the offset table and the trailer. */
  readonly gap?: Bytes;
}

/** A big-endian number in that many bytes. */
export function be(value: number | bigint, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * (size - 1 - i))) & 0xffn));
}

export function bplist(objects: readonly ObjectBytes[], lies: Lies = {}): Uint8Array {
  const { refSize = 1, offsetSize = 2, header = 'bplist00' } = lies;
  const chunks: Uint8Array[] = [Buffer.from(header, 'latin1')];
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    const bytes = Uint8Array.from(typeof object === 'function' ? object(refSize) : object);
    offsets.push(at);
    chunks.push(bytes);
    at += bytes.length;
  }
  for (const [i, offset] of offsets.entries())
    chunks.push(Uint8Array.from(be(lies.offsets?.[i] ?? offset, offsetSize)));
  chunks.push(Uint8Array.from(lies.gap ?? []), trailer(objects.length, at, lies));
  return new Uint8Array(Buffer.concat(chunks));
}

function trailer(count: number, end: number, lies: Lies): Uint8Array {
  const { offsetSize = 2, refSize = 1, objectCount = count, topObject = 0, tableStart = end } = lies;
  const sizes = [0, 0, 0, 0, 0, 0, lies.statedOffsetSize ?? offsetSize, lies.statedRefSize ?? refSize];
  return Uint8Array.from([...sizes, ...be(objectCount, 8), ...be(topObject, 8), ...be(tableStart, 8)]);
}

/** A marker with a count below 15 in it, or an integer of `size` bytes behind it. */
export function head(marker: number, count: number, size = 0): number[] {
  if (size === 0 && count < 15) return [marker | count];
  const bytes = size || 8;
  return [marker | 15, 0x10 | Math.log2(bytes), ...be(count, bytes)];
}

export const ascii = (text: string): number[] => [...head(0x50, text.length), ...Buffer.from(text, 'latin1')];
export const utf16 = (...units: number[]): number[] => [
  ...head(0x60, units.length),
  ...units.flatMap((unit) => be(unit, 2)),
];
export const bytes = (...values: number[]): number[] => [...head(0x40, values.length), ...values];
export const real64 = (value: number): number[] => [0x23, ...double(value)];
export const date = (seconds: number): number[] => [0x33, ...double(seconds)];
export const int = (size: 1 | 2 | 4 | 8 | 16, value: number | bigint): number[] => [
  0x10 | Math.log2(size),
  ...be(BigInt.asUintN(8 * size, BigInt(value)), size),
];
export const TRUE = [0x09];
export const FALSE = [0x08];

export const arrayOf = (...refs: number[]): ObjectBytes => arrayOfAll(refs);

/** The same for more references than a function takes arguments. */
export const arrayOfAll =
  (refs: readonly number[]): ObjectBytes =>
  (refSize) => [...head(0xa0, refs.length), ...refs.flatMap((ref) => be(ref, refSize))];

export const dictOf =
  (keys: readonly number[], values: readonly number[]): ObjectBytes =>
  (refSize) => [...head(0xd0, keys.length), ...[...keys, ...values].flatMap((ref) => be(ref, refSize))];

function double(value: number): Uint8Array {
  const eight = Buffer.alloc(8);
  eight.writeDoubleBE(value);
  return eight;
}
