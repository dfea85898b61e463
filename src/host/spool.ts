import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../core/fleet-door.ts';
import { refusal } from './refusal.ts';
import { removeAtExit } from './stage.ts';

const TOGETHER = 256 * 1024;

/**
 * A text on disk, in the system's folder for such things (TMPDIR). Its name is taken away at once, where the system allows
 * that of an open file, so that not even kill -9 leaves anything. The file is made when there is something to keep.
 */
export function newSpool(): Spool {
  const path = join(tmpdir(), `msgrctl-${randomBytes(8).toString('hex')}.tmp`);
  let file: number | undefined;
  let length = 0;
  let waiting: string[] = [];
  let size = 0;
  let left: { readonly forget: () => void } | undefined;

  const told = <Result>(act: () => Result): Result => {
    try {
      return act();
    } catch (error) {
      throw refusal('keep the report in', path, error);
    }
  };
  const opened = (): number => {
    left = removeAtExit(path);
    const made = openSync(path, 'wx+', 0o600);
    try {
      unlinkSync(path);
      left.forget();
    } catch {
      // Windows keeps the name of an open file; it goes with `drop`, or at the end.
    }
    return made;
  };
  const flush = (): void => {
    if (waiting.length === 0) return;
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    size = 0;
    const target = (file ??= opened());
    for (let at = 0; at < bytes.length;) {
      at += writeSync(target, bytes, at, bytes.length - at, length + at);
    }
    length += bytes.length;
  };

  return {
    add: (text) => {
      waiting.push(text);
      size += text.length;
      if (size >= TOGETHER) told(flush);
    },
    *pieces() {
      told(flush);
      for (let at = 0; at < length;) {
        const piece = new Uint8Array(Math.min(TOGETHER, length - at));
        const count = told(() => readSync(file!, piece, 0, piece.length, at));
        if (count === 0) return;
        at += count;
        yield piece.subarray(0, count);
      }
    },
    drop: () => {
      waiting = [];
      length = 0;
      if (file === undefined) return;
      closeSync(file);
      file = undefined;
      try {
        unlinkSync(path);
      } catch {
        // Gone already.
      }
      left?.forget();
    },
  };
}
