import { PlistError } from '../error.ts';
import { decodeUtf16, decodeUtf8, detectUtf16 } from '../xml/encoding.ts';

/** The text of an OpenStep file, without its byte order mark: UTF-16 where the first bytes say so, else UTF-8. */
export function decodeOpenStep(bytes: Uint8Array): string {
  const order = detectUtf16(bytes);
  if (order) return decodeUtf16(bytes, order);
  try {
    return decodeUtf8(bytes);
  } catch (error) {
    // Unlike XML, this format cannot declare an encoding: what the shared decoder advises would not help.
    if (!(error instanceof PlistError) || !error.position) throw error;
    throw new PlistError('a byte here is not valid UTF-8; save the file as UTF-8', { position: error.position });
  }
}
