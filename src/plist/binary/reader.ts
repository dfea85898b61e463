import { DEFAULT_LIMITS, type PlistDocument, type ReadOptions } from '../document.ts';
import { firstDuplicate } from '../duplicates.ts';
import { PlistError } from '../error.ts';
import { narrowInteger, INTEGER_MAX, INTEGER_MIN, type PlistEntry, type PlistValue } from '../value.ts';
import { HEADER_SIZE, readTrailer, uint, type Trailer } from './trailer.ts';

/**
 * Reads a binary property list (`bplist00`) into a typed tree whose offsets are bytes. An object that several
 * containers share is read once and shared in the tree; a reference to an enclosing container is refused, and so is a
 * file whose sharing would unfold to more than `maxValues` values of moderate size, or deeper than containers may nest.
 *
 * @throws PlistError
 */
export function readBinary(bytes: Uint8Array, options: ReadOptions = {}): PlistDocument {
  const version = String.fromCharCode(...bytes.subarray(6, HEADER_SIZE));
  if (version !== '00')
    throw new PlistError(`binary property list version "${version}"; only "00" is known`, { byteOffset: 6 });
  const trailer = readTrailer(bytes, options.maxValues ?? DEFAULT_LIMITS.maxValues);
  const root = new BinaryReader(bytes, trailer, options).object(trailer.topObject, bytes.length - 16);
  return { format: 'binary', root, text: undefined, lines: undefined, comments: [], typed: true };
}

/** Every 64 bytes of a value weigh as one value more, so that not even a huge string can be shared without end. */
const WEIGHT_SHIFT = 6;

/** What a finished container adds wherever it is shared: the weight of all it holds, and the levels it has. */
interface Extent {
  readonly weight: number;
  readonly levels: number;
}

class BinaryReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** The file as one string: slices of it are cheaper than decoding each ASCII string by itself. */
  readonly #latin1: string;
  readonly #trailer: Trailer;
  readonly #keepDuplicates: boolean;
  readonly #maxDepth: number;
  readonly #maxValues: number;
  readonly #values: (PlistValue | typeof OPEN | undefined)[];
  readonly #extents = new Map<PlistValue, Extent>();
  /** The weight of the tree so far, shared values counted each time. */
  #unfolded = 0;
  #depth = 0;
  /** The deepest level so far inside the container that is being read. */
  #deepest = 0;

  constructor(bytes: Uint8Array, trailer: Trailer, options: ReadOptions) {
    this.#bytes = bytes;
    const { buffer, byteOffset, byteLength } = bytes;
    this.#view = new DataView(buffer, byteOffset, byteLength);
    this.#latin1 = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    this.#trailer = trailer;
    this.#keepDuplicates = options.duplicateKeys === 'keep';
    this.#maxDepth = options.maxDepth ?? DEFAULT_LIMITS.maxDepth;
    this.#maxValues = options.maxValues ?? DEFAULT_LIMITS.maxValues;
    this.#values = new Array<undefined>(trailer.objectCount);
  }

  /** The object of that number; `from` is the byte that refers to it. */
  object(number: number, from: number): PlistValue {
    const { objectCount, offsetSize, tableStart } = this.#trailer;
    if (number >= objectCount)
      return this.#fail(`a reference to object ${number}, but there are ${objectCount}`, from);
    const known = this.#values[number];
    if (known === OPEN) return this.#fail(`object ${number} holds itself`, from);
    if (known) return this.#shared(known, from);
    const entry = tableStart + number * offsetSize;
    const start = uint(this.#bytes, entry, offsetSize);
    if (start < HEADER_SIZE || start >= tableStart) this.#fail('an offset that points outside the objects', entry);
    this.#weigh(1, from);
    const value = this.#read(number, start);
    this.#unfolded += (value.end - value.start) >> WEIGHT_SHIFT;
    this.#values[number] = value;
    return value;
  }

  /** A value that was read before, and now appears once more. */
  #shared(value: PlistValue, from: number): PlistValue {
    const { weight, levels } = this.#extents.get(value) ?? {
      weight: 1 + ((value.end - value.start) >> WEIGHT_SHIFT),
      levels: 0,
    };
    this.#weigh(weight, from);
    const deepest = this.#depth + levels;
    if (deepest > this.#maxDepth) this.#fail(`nested more than ${this.#maxDepth} levels deep`, from);
    this.#deepest = Math.max(this.#deepest, deepest);
    return value;
  }

  #weigh(weight: number, from: number): void {
    this.#unfolded += weight;
    if (this.#unfolded > this.#maxValues) {
      this.#fail(`shared objects that unfold to more than ${this.#maxValues} values`, from);
    }
  }

  #fail(problem: string, byteOffset: number): never {
    throw new PlistError(problem, { byteOffset });
  }

  #read(number: number, start: number): PlistValue {
    const marker = this.#bytes[start]!;
    const low = marker & 0x0f;
    switch (marker >> 4) {
      case 0x0:
        if (low === 8 || low === 9) return { kind: 'boolean', value: low === 9, start, end: start + 1 };
        break;
      case 0x1:
        return this.#integer(start, low);
      case 0x2:
        if (low === 2)
          return { kind: 'real', value: this.#view.getFloat32(this.#need(start + 1, 4)), start, end: start + 5 };
        if (low === 3) return { kind: 'real', value: this.#double(start + 1), start, end: start + 9 };
        break;
      case 0x3:
        if (low === 3) return this.#date(start);
        break;
      case 0x4:
        return this.#data(start);
      case 0x5:
        return this.#ascii(start);
      case 0x6:
        return this.#utf16(start);
      case 0x8:
        return this.#uid(start, low + 1);
      case 0xa:
      case 0xd:
        return this.#container(number, start, marker >> 4 === 0xd);
    }
    return this.#fail(`an object of unknown type 0x${marker.toString(16).padStart(2, '0')}`, start);
  }

  /** `at`, if `size` bytes from there on are inside the objects. */
  #need(at: number, size: number): number {
    if (at + size > this.#trailer.tableStart) this.#fail('an object that runs past the end of the objects', at);
    return at;
  }

  #double(at: number): number {
    return this.#view.getFloat64(this.#need(at, 8));
  }

  #integer(start: number, power: number): PlistValue {
    if (power > 4) this.#fail(`an integer of 2^${power} bytes; at most 16 are possible`, start);
    const size = 1 << power;
    const end = this.#need(start + 1, size) + size;
    // Apple writes 1, 2 and 4 bytes unsigned, 8 bytes signed, and 16 bytes for what is beyond that.
    if (size <= 4) return { kind: 'integer', value: uint(this.#bytes, start + 1, size), start, end };
    let value = this.#view.getBigInt64(start + 1);
    if (size === 16) value = (value << 64n) | this.#view.getBigUint64(start + 9);
    if (value < INTEGER_MIN || value > INTEGER_MAX) this.#fail('an integer of more than 64 bits', start);
    return { kind: 'integer', value: narrowInteger(value), start, end };
  }

  #date(start: number): PlistValue {
    const value = this.#double(start + 1);
    // The range of JavaScript's Date, 100 million days either side of 1970: about 273,000 years.
    if (!(Math.abs(value) < 8.64e12)) this.#fail('a date that is no date', start);
    // Adding 0 takes the sign off -0: both are the first moment of 2001.
    return { kind: 'date', value: value + 0, start, end: start + 9 };
  }

  #uid(start: number, size: number): PlistValue {
    const value = size > 8 ? Infinity : uint(this.#bytes, this.#need(start + 1, size), size);
    if (value > 0xffff_ffff) this.#fail('a UID of more than 32 bits', start);
    return { kind: 'uid', value, start, end: start + 1 + size };
  }

  /** How many items an object has, and where they start: in the low half of the marker, or an integer behind it. */
  #count(start: number, itemSize: number): { count: number; at: number } {
    let count = this.#bytes[start]! & 0x0f;
    let at = start + 1;
    if (count === 0x0f) {
      const marker = this.#bytes[this.#need(at, 1)]!;
      const size = 1 << (marker & 0x0f);
      if (marker >> 4 !== 1 || size > 8) this.#fail('a length that is no integer', at);
      count = uint(this.#bytes, this.#need(at + 1, size), size);
      at += 1 + size;
    }
    this.#need(at, count * itemSize);
    return { count, at };
  }

  #data(start: number): PlistValue {
    const { count, at } = this.#count(start, 1);
    return { kind: 'data', value: new Uint8Array(this.#bytes.subarray(at, at + count)), start, end: at + count };
  }

  #ascii(start: number): PlistValue {
    const { count, at } = this.#count(start, 1);
    const bytes = this.#bytes;
    const end = at + count;
    let all = 0;
    for (let i = at; i < end; i += 1) all |= bytes[i]!;
    if (all > 0x7f) this.#fail('a string that is marked as ASCII holds other bytes', at);
    return { kind: 'string', value: this.#latin1.slice(at, end), start, end };
  }

  #utf16(start: number): PlistValue {
    const { count, at } = this.#count(start, 2);
    const end = at + 2 * count;
    let value: string;
    try {
      value = UTF16.decode(this.#bytes.subarray(at, end));
    } catch {
      return this.#fail('half of a UTF-16 character pair stands alone in this string', at);
    }
    return { kind: 'string', value, start, end };
  }

  #container(number: number, start: number, isDict: boolean): PlistValue {
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) this.#fail(`nested more than ${this.#maxDepth} levels deep`, start);
    this.#values[number] = OPEN;
    const before = this.#unfolded - 1;
    const deepestBefore = this.#deepest;
    this.#deepest = this.#depth;
    const { refSize } = this.#trailer;
    const { count, at } = this.#count(start, isDict ? 2 * refSize : refSize);
    const end = at + count * refSize * (isDict ? 2 : 1);
    const value: PlistValue = isDict
      ? { kind: 'dict', value: this.#entries(at, count), start, end }
      : { kind: 'array', value: this.#items(at, count), start, end };
    this.#depth -= 1;
    this.#extents.set(value, { weight: this.#unfolded - before, levels: this.#deepest - this.#depth });
    this.#deepest = Math.max(this.#deepest, deepestBefore);
    return value;
  }

  #items(at: number, count: number): PlistValue[] {
    const { refSize } = this.#trailer;
    const items: PlistValue[] = [];
    for (let i = at; items.length < count; i += refSize) items.push(this.object(uint(this.#bytes, i, refSize), i));
    return items;
  }

  #entries(at: number, count: number): PlistEntry[] {
    const { refSize } = this.#trailer;
    const entries: PlistEntry[] = [];
    const values = at + count * refSize;
    for (let i = 0; i < count * refSize; i += refSize) {
      const key = this.object(uint(this.#bytes, at + i, refSize), at + i);
      if (key.kind !== 'string') return this.#fail(`a key that is no string, but ${key.kind}`, key.start);
      const value = this.object(uint(this.#bytes, values + i, refSize), values + i);
      entries.push({ key: key.value, value, keyStart: key.start, keyEnd: key.end });
    }
    const again = this.#keepDuplicates ? undefined : firstDuplicate(entries);
    if (again)
      this.#fail(`the key ${JSON.stringify(again.key.slice(0, 40))} comes twice in this dictionary`, again.keyStart);
    return entries;
  }
}

/** Stands for a container while its members are read. */
const OPEN = 'open';

const UTF16 = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true });
