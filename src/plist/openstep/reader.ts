import type { PlistDocument, ReadOptions } from '../document.ts';
import { PlistError } from '../error.ts';

export function readOpenStep(bytes: Uint8Array, _options: ReadOptions = {}): PlistDocument {
  throw new PlistError('not yet', { byteOffset: bytes.length });
}
