import { PlistError } from '../error.ts';

/** What the last 32 bytes of a binary property list say, checked against the size of the file. */
export interface Trailer {
  /** Bytes of each entry of the offset table, 1 to 8. */
  readonly offsetSize: number;
  /** Bytes of each reference from a container to an object, 1 to 8. */
  readonly refSize: number;
  readonly objectCount: number;
  readonly topObject: number;
  /** Where the offset table starts, and so where the objects end. */
  readonly tableStart: number;
}

export const HEADER_SIZE = 8;
const TRAILER_SIZE = 32;

/**
 * The rules are those of Apple's reader (CFBinaryPList.c, __CFBinaryPlistGetTopLevelInfo): the offset table ends right
 * where the trailer starts, and its numbers and the references can reach all there is.
 *
 * @throws PlistError if the trailer is cut off or does not fit the file.
 */
export function readTrailer(bytes: Uint8Array, maxObjects: number): Trailer {
  const start = bytes.length - TRAILER_SIZE;
  if (start < HEADER_SIZE)
    throw new PlistError('the file is cut short: there is no trailer', { byteOffset: bytes.length });
  const fail = (problem: string, offset: number): never => {
    throw new PlistError(problem, { byteOffset: start + offset });
  };
  const offsetSize = bytes[start + 6]!;
  const refSize = bytes[start + 7]!;
  const objectCount = uint(bytes, start + 8, 8);
  const topObject = uint(bytes, start + 16, 8);
  const tableStart = uint(bytes, start + 24, 8);
  if (offsetSize < 1 || offsetSize > 8) fail(`the trailer gives offsets ${offsetSize} bytes; 1 to 8 are possible`, 6);
  if (refSize < 1 || refSize > 8) fail(`the trailer gives references ${refSize} bytes; 1 to 8 are possible`, 7);
  if (objectCount < 1) fail('the trailer says that there are no objects', 8);
  if (tableStart <= HEADER_SIZE || tableStart >= start)
    fail('the trailer puts the offset table outside the file', 24);
  if (objectCount * offsetSize > start - tableStart) {
    fail(`the trailer counts ${objectCount} objects, more than the file has room for`, 8);
  }
  if (objectCount * offsetSize < start - tableStart)
    fail('there are bytes between the offset table and the trailer', 24);
  if (objectCount > maxObjects) fail(`${objectCount} objects; at most ${maxObjects} are read`, 8);
  if (256 ** offsetSize <= tableStart) fail(`offsets of ${offsetSize} bytes do not reach all objects`, 6);
  if (256 ** refSize <= objectCount) fail(`references of ${refSize} bytes do not reach all objects`, 7);
  if (topObject >= objectCount)
    fail(`the trailer names object ${topObject} as the root, but there are ${objectCount}`, 16);
  return { offsetSize, refSize, objectCount, topObject, tableStart };
}

/** A big-endian unsigned number. Beyond 2^53 it is rounded: such a number fits no file, and is refused as too large. */
export function uint(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = at; i < at + size; i += 1) value = value * 256 + bytes[i]!;
  return value;
}
