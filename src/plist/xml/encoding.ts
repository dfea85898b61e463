import { LineIndex } from '../../core/line-index.ts';
import { PlistError } from '../error.ts';
import { decodeSingleByte } from './single-byte.ts';

type Unicode16 = 'utf-16le' | 'utf-16be';

/**
 * The text of an XML file, without its byte order mark: UTF-8 unless a byte order mark, the first bytes or the XML
 * declaration say otherwise (XML 1.0, appendix F). Bytes that are not valid in that encoding are refused.
 */
export function decodeXml(bytes: Uint8Array): string {
  // A "<" in one byte, as nearly every file begins, is no mark and no UTF-16.
  if (bytes[0] !== 0x3c || bytes[1] === 0) {
    const unicode16 = detectUtf16(bytes);
    if (unicode16) return decodeUtf16(bytes, unicode16);
    if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeUtf8(bytes);
  }
  const declared = saysUtf8(bytes) ? 'utf-8' : declaredEncoding(bytes);
  return declared === undefined || isUtf8(declared) ? decodeUtf8(bytes) : decodeDeclared(bytes, declared);
}

/** How Apple's writer begins every file. */
const USUAL = new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8"?>');

function saysUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < USUAL.length; i += 1) if (bytes[i] !== USUAL[i]) return false;
  return true;
}

function isUtf8(declared: string): boolean {
  return declared === 'utf-8' || declared === 'utf8';
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

export function detectUtf16(bytes: Uint8Array): Unicode16 | undefined {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    throw new PlistError('the file is UTF-32, which no property list reader takes; save it as UTF-8', {
      byteOffset: 0,
    });
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0x3c, 0])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff]) || startsWith(bytes, [0, 0x3c])) return 'utf-16be';
  return undefined;
}

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    const valid = validUtf8(bytes);
    throw new PlistError('a byte here is not valid UTF-8; save the file as UTF-8, or declare its real encoding', {
      position: new LineIndex(valid).position(valid.length),
    });
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const UTF8_LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text up to the first bytes that are not UTF-8: those that do not come back when a lenient decoding is encoded. */
function validUtf8(bytes: Uint8Array): string {
  const again = new TextEncoder().encode(UTF8_LENIENT.decode(bytes));
  let same = 0;
  while (same < bytes.length && bytes[same] === again[same]) same += 1;
  // As part of a stream a character that is cut at the end is left out, not replaced.
  return new TextDecoder('utf-8').decode(bytes.subarray(0, same), { stream: true });
}

export function decodeUtf16(bytes: Uint8Array, order: Unicode16): string {
  if (bytes.length % 2 !== 0) {
    throw new PlistError('the file is UTF-16, but cut in the middle of a character', {
      byteOffset: bytes.length - 1,
    });
  }
  const copy = Buffer.from(bytes);
  const text = (order === 'utf-16be' ? copy.swap16() : copy).toString('utf16le').replace(/^\ufeff/, '');
  const lone = LONE_SURROGATE.exec(text);
  if (lone) {
    throw new PlistError('half of a UTF-16 character pair stands alone here', {
      position: new LineIndex(text).position(lone.index),
    });
  }
  return text;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const LATIN1 = new TextDecoder('latin1');

/** The encoding that the XML declaration names, in lower case. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (!startsWith(bytes, [0x3c, 0x3f, 0x78, 0x6d, 0x6c])) return undefined;
  const head = LATIN1.decode(bytes.subarray(0, 256));
  const match = /^<\?xml[^>]*?\sencoding\s*=\s*(["'])([^"']*)\1/.exec(head);
  return match?.[2]?.toLowerCase();
}

function decodeDeclared(bytes: Uint8Array, declared: string): string {
  const text = decodeSingleByte(bytes, declared);
  if (text !== undefined) return text;
  const decoder = decoderOf(declared);
  if (decoder.encoding.startsWith('utf-16')) {
    throw new PlistError(`the XML declaration says ${declared}, but the file is not UTF-16`, START);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new PlistError(`the file is not valid ${declared}, the encoding that it declares`, START);
  }
}

function decoderOf(declared: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(declared, { fatal: true });
  } catch {
    throw new PlistError(`the XML declaration names an unknown encoding, "${declared}"`, START);
  }
}

const START = { position: { line: 1, column: 1 } };

/**
 * Text in the encoding that a file was in, with its byte order mark if it had one. What is neither UTF-8 nor UTF-16
 * becomes UTF-8, and the declaration says so.
 */
export function encodeLike(text: string, original: Uint8Array): Uint8Array {
  const unicode16 = detectUtf16(original);
  if (unicode16) {
    const marked = startsWith(original, [0xff, 0xfe]) || startsWith(original, [0xfe, 0xff]);
    const bytes = Buffer.from(marked ? `\ufeff${text}` : text, 'utf16le');
    return new Uint8Array(unicode16 === 'utf-16be' ? bytes.swap16() : bytes);
  }
  const marked = startsWith(original, [0xef, 0xbb, 0xbf]);
  const declared = marked ? undefined : declaredEncoding(original);
  const utf8 = declared === undefined || isUtf8(declared);
  const declaring = utf8 ? text : text.replace(/(\sencoding\s*=\s*)(["'])[^"']*\2/, '$1$2UTF-8$2');
  return new TextEncoder().encode(marked ? `\ufeff${declaring}` : declaring);
}
