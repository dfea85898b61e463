import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { cannot } from '../../core/tool-error.ts';
import { refusal } from '../refusal.ts';
import { pathFor, shownName } from './names.ts';

const CHUNK = 256 * 1024;

/** The bytes of a regular file, piece by piece; no link is followed. Throws a ToolError. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(pathFor(path), flags).catch((error: unknown) => {
    throw refusal('read', shownName(path), error);
  });
  try {
    if (!(await file.stat()).isFile()) throw cannot(`${shownName(path)} is no regular file`);
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Past the first, whatever unpacks to more than so many times its size is made to do harm. Ten thousand Macs that are all
 * alike come to 113 times with gzip -9; deflate ends at 1032 (RFC 1951 has matches of 258 bytes in two bits).
 */
const HARMLESS = 256 * 1024 * 1024;
const MOST_TIMES = 400;

/** Unpacks gzip, with any number of members. Throws what zlib throws, and an Error for a bomb. */
export async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let before = 0;
  let after = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of packed) {
      before += piece.length;
      yield piece;
    }
  };
  const gunzip = createGunzip({ chunkSize: CHUNK });
  pipeline(Readable.from(counted(), { objectMode: false, highWaterMark: CHUNK }), gunzip, () => {});
  for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
    after += piece.length;
    if (after > HARMLESS && after > before * MOST_TIMES) {
      throw new Error(`it unpacks to more than ${MOST_TIMES} times its size`);
    }
    yield piece;
  }
}

/** Takes bytes out of pieces, as many at a time as are asked for. */
export interface Cursor {
  /** How many were taken. */
  readonly at: () => number;
  /** False if fewer are left; then they are taken all the same. */
  readonly take: (target: Uint8Array) => Promise<boolean>;
  readonly skip: (count: number) => Promise<boolean>;
}

export function cursorOn(pieces: AsyncIterator<Uint8Array>): Cursor {
  let piece: Uint8Array = new Uint8Array(0);
  let next = 0;
  let at = 0;
  const eachPart = async (count: number, each: (part: Uint8Array, done: number) => void): Promise<boolean> => {
    let done = 0;
    while (done < count) {
      if (next === piece.length) {
        const more = await pieces.next();
        if (more.done === true) return false;
        piece = more.value;
        next = 0;
      }
      const part = Math.min(count - done, piece.length - next);
      each(piece.subarray(next, next + part), done);
      next += part;
      done += part;
      at += part;
    }
    return true;
  };
  return {
    at: () => at,
    take: (target) => eachPart(target.length, (part, done) => target.set(part, done)),
    skip: (count) => eachPart(count, () => {}),
  };
}
