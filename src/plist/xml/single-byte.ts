import { LineIndex } from '../../core/line-index.ts';
import { PlistError } from '../error.ts';

interface SingleByte {
  readonly names: readonly string[];
  /** The bytes that stand for no character, as Latin-1 characters. */
  readonly none?: RegExp;
  /** The characters of 0x80 to 0x9F where they differ from Latin-1. */
  readonly c1?: string;
}

/**
 * The encodings that TextDecoder gets wrong: it takes all of these for windows-1252, and where Node is from 20.18.3 on
 * it decodes windows-1252 as Latin-1 (github.com/nodejs/node/issues/56542).
 */
const ENCODINGS: readonly SingleByte[] = [
  { names: ['us-ascii', 'ascii', 'ansi_x3.4-1968'], none: /[\x80-\xff]/ },
  { names: ['iso-8859-1', 'iso8859-1', 'iso88591', 'iso_8859-1', 'latin1', 'l1', 'cp819', 'ibm819'] },
  {
    names: ['windows-1252', 'cp1252', 'x-cp1252'],
    none: /[\x81\x8d\x8f\x90\x9d]/,
    c1: '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ',
  },
];

/** The text of bytes in one of these encodings; undefined if the name, in lower case, is none of theirs. */
export function decodeSingleByte(bytes: Uint8Array, name: string): string | undefined {
  const encoding = ENCODINGS.find(({ names }) => names.includes(name));
  if (!encoding) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const bad = encoding.none ? text.search(encoding.none) : -1;
  if (bad >= 0) {
    throw new PlistError(`a byte here is not valid ${name}, the encoding that the file declares`, {
      position: new LineIndex(text).position(bad),
    });
  }
  const { c1 } = encoding;
  return c1 === undefined ? text : text.replace(/[\x80-\x9f]/g, (unit) => c1.charAt(unit.charCodeAt(0) - 0x80));
}
