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
  return READERS[detectFormat(bytes)](bytes, options);
}

const READERS = { xml: readXml, binary: readBinary, openstep: readOpenStep } as const;
