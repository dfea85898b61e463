import { DerError } from './error.ts';
import { TAG, type DerNode } from './node.ts';

const NAMES = new Map(Object.entries(TAG).map(([name, tag]) => [tag as number, name]));

/** The node, if it is of this universal tag and form; else throws DerError. `what` names it for people. */
export function expect(node: DerNode | undefined, tag: number, what: string, parent?: DerNode): DerNode {
  if (!node) throw new DerError(parent?.end ?? 0, `${what} is missing`);
  const constructed = tag === TAG.sequence || tag === TAG.set;
  if (node.tagClass !== 'universal' || node.tag !== tag || node.constructed !== constructed) {
    throw new DerError(node.start, `${what} should be of type ${NAMES.get(tag) ?? tag}`);
  }
  return node;
}

/** A whole number of any size. */
export function readInteger(node: DerNode | undefined, what: string, parent?: DerNode): bigint {
  const { bytes, start } = expect(node, TAG.integer, what, parent);
  if (bytes.length === 0) throw new DerError(start, `${what} is a number without bytes`);
  const [first, second] = [bytes[0]!, bytes[1]];
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError(start, `${what} is a number that is not in its shortest form`);
  }
  const size = BigInt(bytes.length * 8);
  return BigInt.asIntN(Number(size), BigInt(`0x${hex(bytes)}`));
}

/** A whole number that a number can hold, of either sign. */
export function readSmallInteger(node: DerNode | undefined, what: string, parent?: DerNode): number {
  const value = Number(readInteger(node, what, parent));
  if (!Number.isSafeInteger(value)) throw new DerError(node?.start ?? 0, `${what} is too large a number`);
  return value;
}

export function readBoolean(node: DerNode | undefined, what: string, parent?: DerNode): boolean {
  const { bytes, start } = expect(node, TAG.boolean, what, parent);
  if (bytes.length !== 1 || (bytes[0] !== 0 && bytes[0] !== 0xff)) {
    throw new DerError(start, `${what} is neither true nor false`);
  }
  return bytes[0] === 0xff;
}

/** An object identifier, as `2.5.29.17`. */
export function readOid(node: DerNode | undefined, what: string, parent?: DerNode): string {
  const { bytes, start } = expect(node, TAG.oid, what, parent);
  const arcs: bigint[] = [];
  let arc = 0n;
  let fresh = true;
  for (const byte of bytes) {
    if (fresh && byte === 0x80)
      throw new DerError(start, `${what} is an identifier that is not in its shortest form`);
    arc = arc * 128n + BigInt(byte & 0x7f);
    fresh = byte < 0x80;
    if (!fresh) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (!fresh || arcs.length === 0 || bytes.length > 64) throw new DerError(start, `${what} is no object identifier`);
  const first = arcs[0]!;
  const top = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [top, first - top * 40n, ...arcs.slice(1)].join('.');
}

/** The bytes of a bit string, and how many bits of the last one are not used. */
export function readBitString(
  node: DerNode | undefined,
  what: string,
  parent?: DerNode,
): { readonly bytes: Uint8Array; readonly unused: number } {
  const { bytes, start } = expect(node, TAG.bitString, what, parent);
  const unused = bytes[0];
  const last = bytes.at(-1);
  if (unused === undefined || last === undefined || unused > 7 || (unused > 0 && bytes.length === 1)) {
    throw new DerError(start, `${what} is no sound bit string`);
  }
  if (bytes.length > 1 && (last & ((1 << unused) - 1)) !== 0) {
    throw new DerError(start, `${what} is a bit string whose unused bits are not 0`);
  }
  return { bytes: bytes.subarray(1), unused };
}

/** Lower-case hexadecimal digits, two a byte. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
