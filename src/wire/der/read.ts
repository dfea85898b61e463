import { DerError } from './error.ts';
import type { DerNode, TagClass } from './node.ts';

const MAX_DEPTH = 32;
const MAX_NODES = 100_000;
const CLASSES: readonly TagClass[] = ['universal', 'application', 'context', 'private'];

interface Reading {
  readonly bytes: Uint8Array;
  readonly base: number;
  nodes: number;
}

/**
 * Reads one value of DER (X.690, section 10) and all that is in it: definite lengths, shortest form, nothing behind it.
 * `base` is added to all offsets, for values taken out of others. At most 32 levels and 100,000 values. Throws DerError.
 */
export function readDer(bytes: Uint8Array, base = 0): DerNode {
  const node = readNode({ bytes, base, nodes: 0 }, 0, bytes.length, 0);
  if (node.end - base !== bytes.length) throw new DerError(node.end, 'there are bytes behind the value');
  return node;
}

function readNode(reading: Reading, start: number, limit: number, depth: number): DerNode {
  const { bytes, base } = reading;
  const fail = (at: number, message: string): never => {
    throw new DerError(base + at, message);
  };
  if (depth > MAX_DEPTH) fail(start, `values are nested more than ${MAX_DEPTH} deep`);
  reading.nodes += 1;
  if (reading.nodes > MAX_NODES) fail(start, `there are more than ${MAX_NODES} values`);
  const byte = (at: number): number => (at < limit ? bytes[at]! : fail(at, 'the value ends too early'));

  const first = byte(start);
  let at = start + 1;
  let tag = first & 0x1f;
  if (tag === 0x1f) {
    tag = 0;
    let next = byte(at);
    if (next === 0x80) fail(at, 'the tag number is not in its shortest form');
    for (; ; at += 1) {
      next = byte(at);
      if (tag > 0x1f_ffff) fail(at, 'the tag number is too large');
      tag = tag * 128 + (next & 0x7f);
      if (next < 0x80) break;
    }
    at += 1;
    if (tag < 0x1f) fail(start, 'the tag number is not in its shortest form');
  }

  let length = byte(at);
  at += 1;
  if (length === 0x80) fail(at - 1, 'the length is indefinite, which DER forbids');
  if (length > 0x80) {
    const size = length - 0x80;
    if (size > 4) fail(at - 1, 'the length is too large');
    length = 0;
    for (const end = at + size; at < end; at += 1) length = length * 256 + byte(at);
    if (length < 0x80 || length < 256 ** (size - 1)) fail(at - size, 'the length is not in its shortest form');
  }
  const end = at + length;
  if (end > limit) fail(at, `the value should have ${length} bytes, there are ${limit - at}`);

  const constructed = (first & 0x20) !== 0;
  const children: DerNode[] = [];
  for (let inside = constructed ? at : end; inside < end;) {
    const child = readNode(reading, inside, end, depth + 1);
    children.push(child);
    inside = child.end - base;
  }
  return {
    tagClass: CLASSES[first >> 6]!,
    tag,
    constructed,
    start: base + start,
    contentStart: base + at,
    end: base + end,
    bytes: bytes.subarray(at, end),
    raw: bytes.subarray(start, end),
    children,
  };
}
