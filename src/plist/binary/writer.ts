import { PlistError } from '../error.ts';
import type { PlistValue } from '../value.ts';
import { ordered, type WriteOptions } from '../xml/writer.ts';

/**
 * The value as a binary property list (`bplist00`). Equal strings, numbers, dates and data are stored once, as Apple's
 * writer does (but for very long ones), and so is a value that the tree shares. Same value, same bytes.
 *
 * @throws PlistError for a string with half of a UTF-16 character pair, and for a tree too deep or too large for memory
 */
export function writeBinary(root: PlistValue, options: WriteOptions = {}): Uint8Array {
  try {
    const objects = new ObjectTable(options);
    objects.add(root);
    return file(objects);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlistError(`too large for a binary property list: ${error.message}`);
  }
}

function file(objects: ObjectTable): Uint8Array {
  const refSize = bytesFor(objects.records.length);
  const chunks: Uint8Array[] = [ascii('bplist00')];
  const offsets: number[] = [];
  let at = 8;
  for (const record of objects.records) {
    const chunk = record(refSize);
    offsets.push(at);
    chunks.push(chunk);
    at += chunk.length;
  }
  const offsetSize = bytesFor(at);
  for (const offset of offsets) chunks.push(bigEndian(offset, offsetSize));
  const trailer = new Uint8Array(32);
  trailer[6] = offsetSize;
  trailer[7] = refSize;
  trailer.set(bigEndian(objects.records.length, 8), 8);
  trailer.set(bigEndian(at, 8), 24);
  chunks.push(trailer);
  return concat(chunks);
}

/** Makes the bytes of one object, once it is known how many bytes a reference takes. */
type Record = (refSize: number) => Uint8Array;

class ObjectTable {
  readonly records: Record[] = [];
  readonly #numbers = new Map<string | PlistValue, number>();
  readonly #options: WriteOptions;

  constructor(options: WriteOptions) {
    this.#options = options;
  }

  /** The number of the object that holds the value; a new one where there is none yet. */
  add(value: PlistValue): number {
    const identity = identityOf(value);
    const known = this.#numbers.get(identity);
    if (known !== undefined) return known;
    const number = this.records.length;
    this.#numbers.set(identity, number);
    // Taken before the members, so that the root is object 0; filled in once the members have their numbers.
    this.records.push(() => new Uint8Array());
    this.records[number] = this.#record(value);
    return number;
  }

  #record(value: PlistValue): Record {
    if (value.kind === 'array') {
      const items = value.value.map((item) => this.add(item));
      return (refSize) => concat([head(0xa0, items.length), ...items.map((n) => bigEndian(n, refSize))]);
    }
    if (value.kind === 'dict') {
      const list = ordered(value.value, this.#options);
      const keys = list.map(({ key }) => this.add({ kind: 'string', value: key, start: -1, end: -1 }));
      const values = list.map((entry) => this.add(entry.value));
      return (refSize) =>
        concat([head(0xd0, list.length), ...[...keys, ...values].map((n) => bigEndian(n, refSize))]);
    }
    const bytes = leaf(value);
    return () => bytes;
  }
}

type Leaf = Exclude<PlistValue, { kind: 'array' | 'dict' }>;

/** V8 hashes longer strings by their length alone, so that a map of them takes quadratic time. */
const HASHED = 10_000;

/** What makes two values one object: for leaves their type and value, for containers that they are the same one. */
function identityOf(value: PlistValue): string | PlistValue {
  if (value.kind === 'array' || value.kind === 'dict') return value;
  if ((value.kind === 'data' || value.kind === 'string') && value.value.length > HASHED) return value;
  if (value.kind === 'data') return `data ${Buffer.from(value.value).toString('latin1')}`;
  return `${value.kind} ${Object.is(value.value, -0) ? '-0' : value.value}`;
}

function leaf(value: Leaf): Uint8Array {
  switch (value.kind) {
    case 'boolean':
      return Uint8Array.of(value.value ? 0x09 : 0x08);
    case 'integer':
      return integer(BigInt(value.value));
    case 'real':
      return concat([Uint8Array.of(0x23), double(value.value)]);
    case 'date':
      return concat([Uint8Array.of(0x33), double(value.value)]);
    case 'data':
      return concat([head(0x40, value.value.length), value.value]);
    case 'uid': {
      const size = bytesFor(value.value);
      return concat([Uint8Array.of(0x80 | (size - 1)), bigEndian(value.value, size)]);
    }
    case 'string':
      return text(value.value);
  }
}

/** Unsigned in 1, 2 or 4 bytes where that is enough, else signed in 8, and 16 for what only uint64 holds. */
function integer(value: bigint): Uint8Array {
  const power =
    value < 0n ? 3 : value < 1n << 8n ? 0 : value < 1n << 16n ? 1 : value < 1n << 32n ? 2 : value < 1n << 63n ? 3 : 4;
  const bytes = new Uint8Array(1 + (1 << power));
  bytes[0] = 0x10 | power;
  let rest = BigInt.asUintN(128, value);
  for (let i = bytes.length - 1; i > 0; i -= 1, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}

const ASCII = /^[\x00-\x7f]*$/;

function text(value: string): Uint8Array {
  if (ASCII.test(value)) return concat([head(0x50, value.length), ascii(value)]);
  if (!value.isWellFormed()) throw new PlistError('half of a UTF-16 character pair stands alone in a string');
  return concat([head(0x60, value.length), new Uint8Array(Buffer.from(value, 'utf16le').swap16())]);
}

/** The marker of an object with a count; from 15 on the count is an integer of its own. */
function head(marker: number, count: number): Uint8Array {
  return count < 15 ? Uint8Array.of(marker | count) : concat([Uint8Array.of(marker | 15), integer(BigInt(count))]);
}

/** 1, 2, 4 or 8: how many bytes hold every number up to `value`. */
function bytesFor(value: number): number {
  return value < 2 ** 8 ? 1 : value < 2 ** 16 ? 2 : value < 2 ** 32 ? 4 : 8;
}

function bigEndian(value: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = size - 1, rest = value; i >= 0; i -= 1, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return bytes;
}

function double(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

function ascii(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value, 'latin1'));
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}
