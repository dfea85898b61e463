import { copied } from './copied.ts';
import { PlistError } from '../error.ts';
import { HEADER_SIZE, readTrailer, uint, type Trailer } from '../binary/trailer.ts';
import {
  MOST_KEYS,
  type Asking,
  type Form,
  type FormFile,
  type Match,
  type RootDocument,
  type Untold,
} from './form.ts';
import { endOfLeaf, isA, leafOf, textOf } from './leaf.ts';

const DICT = 0xd;
const ARRAY = 0xa;
const MOST_OBJECTS = 4_000;

/** A key that was met. */
interface Slot {
  /** The string object of the key. */
  readonly raw: Uint8Array;
  readonly untold: Untold | undefined;
  /** Its place among the values told, or -1. */
  readonly place: number;
  /** The number of the file in which it came last. */
  file: number;
  /** What came behind it the last time. */
  next: Slot | undefined;
}

const slotOf = (raw: Uint8Array, untold: Untold | undefined, place: number): Slot => ({
  raw,
  untold,
  place,
  file: 0,
  next: undefined,
});

/** The form of binary files: known keys, each once, in any order. */
export function binaryForm(asking: Asking): Form {
  const names = new Set<string>();
  /** By the string object of the key. */
  const slots = new Map<string, Slot>();
  const start = slotOf(new Uint8Array(0), undefined, -1);
  let told: readonly string[] = [];
  let number = 0;

  const slotAt = (last: Slot, { bytes, text }: FormFile, at: number, limit: number): Slot | undefined => {
    const likely = last.next;
    if (likely && standsAt(likely.raw, bytes, at, limit)) return likely;
    const end = endOfLeaf(text, at, limit);
    return end < 0 ? undefined : slots.get(text.slice(at, end));
  };

  const match = (file: FormFile): Match | undefined => {
    const { bytes, text } = file;
    const root = rootOf(file);
    if (!root) return undefined;
    const { trailer, count, keys, values } = root;
    const { refSize, tableStart } = trailer;
    const raws = new Array<string | undefined>(told.length).fill(undefined);
    number += 1;
    let last = start;
    for (let i = 0; i < count; i += 1) {
      const key = startOf(bytes, trailer, uint(bytes, keys + i * refSize, refSize));
      const slot = key < 0 ? undefined : slotAt(last, file, key, tableStart);
      if (!slot || slot.file === number) return undefined;
      slot.file = number;
      last.next = slot;
      last = slot;
      const value = startOf(bytes, trailer, uint(bytes, values + i * refSize, refSize));
      const end = value < 0 ? -1 : endOfLeaf(text, value, tableStart);
      if (slot.untold === undefined) {
        if (end < 0) return undefined;
        raws[slot.place] = text.slice(value, end);
      } else if (
        end < 0 ? slot.untold !== 'leaf' || !isPlainArray(file, trailer, value) : !isA(slot.untold, text, value)
      ) {
        return undefined;
      }
    }
    return { told, raws };
  };

  const learn = (_: FormFile, { root }: RootDocument): boolean => {
    const before = slots.size;
    for (const { key, value } of root.value) {
      // Other keys are no ASCII, and never written as such.
      if (names.has(key) || names.size >= MOST_KEYS || !/^[\x20-\x7e]{0,255}$/.test(key)) continue;
      names.add(copied(key));
      const raw = stringObject(key);
      const untold = asking(key, value);
      slots.set(raw.toString('latin1'), slotOf(raw, untold, untold === undefined ? told.length : -1));
      if (untold === undefined) told = [...told, copied(key)];
    }
    return slots.size > before;
  };

  return { match, learn, valueOf: leafOf, textOf };
}

function stringObject(key: string): Buffer {
  const { length } = key;
  return Buffer.from([...(length < 15 ? [0x50 | length] : [0x5f, 0x10, length]), ...Buffer.from(key, 'latin1')]);
}

interface Root {
  readonly trailer: Trailer;
  readonly count: number;
  /** Where the references to keys begin, and those to values. */
  readonly keys: number;
  readonly values: number;
}

/** The dictionary that a file is; undefined if it is something else, or larger than a program writes. */
function rootOf({ bytes, text }: FormFile): Root | undefined {
  const trailer = text.startsWith('bplist00') ? trailerOf(bytes) : undefined;
  const at = trailer ? startOf(bytes, trailer, trailer.topObject) : -1;
  if (!trailer || at < 0 || bytes[at]! >> 4 !== DICT) return undefined;
  const isLong = bytes[at] === 0xdf;
  if (isLong && bytes[at + 1] !== 0x10) return undefined;
  const count = isLong ? bytes[at + 2]! : bytes[at]! & 0x0f;
  const keys = at + (isLong ? 3 : 1);
  const values = keys + count * trailer.refSize;
  return values + count * trailer.refSize > trailer.tableStart ? undefined : { trailer, count, keys, values };
}

function trailerOf(bytes: Uint8Array): Trailer | undefined {
  try {
    return readTrailer(bytes, MOST_OBJECTS);
  } catch (error) {
    if (error instanceof PlistError) return undefined;
    throw error;
  }
}

function startOf(bytes: Uint8Array, { objectCount, offsetSize, tableStart }: Trailer, number: number): number {
  if (number >= objectCount) return -1;
  const start = uint(bytes, tableStart + number * offsetSize, offsetSize);
  return start < HEADER_SIZE || start >= tableStart ? -1 : start;
}

/** Many times as fast as comparing texts. */
function standsAt(these: Uint8Array, bytes: Uint8Array, at: number, limit: number): boolean {
  const { length } = these;
  if (at + length > limit) return false;
  for (let i = 0; i < length; i += 1) if (these[i] !== bytes[at + i]) return false;
  return true;
}

/** An array of a few leaves, such as the folders that were opened last. */
function isPlainArray({ bytes, text }: FormFile, trailer: Trailer, at: number): boolean {
  if (at < 0 || bytes[at]! >> 4 !== ARRAY || bytes[at] === 0xaf) return false;
  const { refSize, tableStart } = trailer;
  const count = bytes[at]! & 0x0f;
  if (at + 1 + count * refSize > tableStart) return false;
  for (let i = 0; i < count; i += 1) {
    const item = startOf(bytes, trailer, uint(bytes, at + 1 + i * refSize, refSize));
    if (item < 0 || endOfLeaf(text, item, tableStart) < 0 || !isA('leaf', text, item)) return false;
  }
  return true;
}
