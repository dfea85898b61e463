import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Bytes } from '../../core/fleet.ts';
import { reasonOf } from '../refusal.ts';
import { kindOf, type EntryKind } from './entries.ts';
import { HEAD, tooLong } from './layout.ts';
import { pathFor } from './names.ts';

/** No link is followed at the end of the path, and nothing waits for the other end of a FIFO. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** All of a regular file, or why not. */
export function readFile(path: string, maxBytes: number): Bytes {
  return withFile(
    path,
    (file) => whole(file, maxBytes) ?? whole(file, maxBytes) ?? { unread: 'it changed while it was read' },
  );
}

/** The beginning of a regular file; empty if it cannot be read. */
export function headOf(path: string): Uint8Array {
  const bytes = withFile(path, (file) => {
    if (!fstatSync(file).isFile()) return EMPTY;
    const head = new Uint8Array(HEAD);
    return head.subarray(0, readSync(file, head, 0, HEAD, 0));
  });
  return 'unread' in bytes ? EMPTY : bytes;
}

const EMPTY = new Uint8Array(0);

function withFile(path: string, use: (file: number) => Bytes): Bytes {
  let file: number;
  try {
    file = openSync(pathFor(path), FLAGS);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return { unread: notRead('link') };
    if (code === 'ENXIO') return { unread: notRead('socket') };
    return { unread: reasonOf(error) };
  }
  try {
    return use(file);
  } catch (error) {
    return { unread: reasonOf(error) };
  } finally {
    closeSync(file);
  }
}

/** Why something that is no regular file was left alone. */
export function notRead(kind: EntryKind): string {
  return kind === 'link' ? 'it is a link, and none is followed' : `it is a ${kind}, not a regular file`;
}

/** Undefined if the file changed its size meanwhile. */
function whole(file: number, maxBytes: number): Bytes | undefined {
  const facts = fstatSync(file);
  if (!facts.isFile()) return { unread: notRead(kindOf(facts)) };
  const { size } = facts;
  if (size > maxBytes) return { unread: tooLong(size, maxBytes) };
  const bytes = room(size + 1);
  let length = 0;
  while (length < bytes.length) {
    const count = readSync(file, bytes, length, bytes.length - length, length);
    length += count;
    // There was room for one byte more than the file had: it has ended, and needs no further call to say so.
    if (count === 0 || length === size) break;
  }
  if (length !== size) return undefined;
  if (bytes.buffer === slab.buffer) used += size;
  return bytes.subarray(0, size);
}

/**
 * Files share slabs: a view is safe for as long as somebody holds it, and one allocation serves many files.
 */
const SLAB = 256 * 1024;
let slab: Uint8Array = new Uint8Array(0);
let used = 0;

function room(length: number): Uint8Array {
  if (length > SLAB / 4) return new Uint8Array(length);
  if (used + length > slab.length) {
    // Unlike new Uint8Array, not filled with zeros first.
    slab = new Uint8Array(Buffer.allocUnsafeSlow(SLAB).buffer);
    used = 0;
  }
  return slab.subarray(used, used + length);
}
