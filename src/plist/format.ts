import type { PlistDocument, PlistFormat, ReadOptions } from './document.ts';
import { DEFAULT_LIMITS } from './document.ts';
import { PlistError } from './error.ts';
import { readBinary } from './binary/reader.ts';
import { readOpenStep } from './openstep/reader.ts';
import { readXml } from './xml/reader.ts';

/** Which of the three formats the bytes are in, told by how they begin. Anything that is neither XML nor binary is OpenStep. */
export function detectFormat(bytes: Uint8Array): PlistFormat {
  // How nearly every XML file begins: no need to look further.
  if (bytes[0] === 0x3c && bytes[1] === 0x3f) return 'xml';
  // NUL bytes are left out, so that the ASCII beginning of UTF-16 reads like one of UTF-8.
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1').replaceAll('\0', '');
  if (head.startsWith('bplist')) return 'binary';
  const [, opening] = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<([^]*)/.exec(head) ?? [];
  // A "<" also opens the data of OpenStep: then hexadecimal digits follow, up to a ">" or beyond what is looked at.
  return opening !== undefined && /^[?!A-Za-z/]/.test(opening) && !/^[\s0-9a-fA-F]*(?:>|$)/.test(opening)
    ? 'xml'
    : 'openstep';
}

/**
 * Reads a property list of any format.
 *
 * @throws PlistError, and nothing else, for whatever bytes
 */
export function readPlist(bytes: Uint8Array, options: ReadOptions = {}): PlistDocument {
  const maxBytes = options.maxBytes ?? DEFAULT_LIMITS.maxBytes;
  if (bytes.length > maxBytes)
    throw new PlistError(`${bytes.length} bytes; at most ${maxBytes} are read`, { byteOffset: maxBytes });
  if (bytes.length === 0) throw new PlistError('the file is empty', { byteOffset: 0 });
  if (isSignedMessage(bytes)) throw new PlistError(SIGNED, { byteOffset: 0 });
  return READERS[detectFormat(bytes)](bytes, options);
}

const READERS = { xml: readXml, binary: readBinary, openstep: readOpenStep } as const;

const SIGNED =
  'a signed message, as signed configuration profiles are; take the profile out of it: openssl cms -verify -noverify -inform der -in FILE';

/** A DER sequence that starts with the object identifier signedData (RFC 5652, section 5.1). */
function isSignedMessage(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30 || (bytes[1]! & 0x80) === 0) return false;
  const at = 2 + (bytes[1]! & 0x7f);
  return SIGNED_DATA.every((byte, i) => bytes[at + i] === byte);
}

const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
