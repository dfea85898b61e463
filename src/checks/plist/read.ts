import type { PlistDocument, ReadOptions } from '../../plist/document.ts';
import { PlistError } from '../../plist/error.ts';
import { readPlist } from '../../plist/format.ts';

/** A preference file as it was read, or why it is damaged. Keys that come twice are kept: a check complains of them. */
export function readPreferences(bytes: Uint8Array, limits: ReadOptions = {}): PlistDocument | PlistError {
  try {
    return readPlist(bytes, { ...limits, duplicateKeys: 'keep' });
  } catch (error) {
    if (error instanceof PlistError) return error;
    throw error;
  }
}
