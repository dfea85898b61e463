import type { PlistValue } from '../value.ts';
import type { Untold } from './form.ts';

/** Leaves of binary property lists, in a text that has a character for each byte. */

const INTEGER = 0x1;
const DATA = 0x4;
const ASCII = 0x5;
const UTF16 = 0x6;

/** Where a Boolean, an integer, a text or data ends; -1 for everything else, and for what ends behind `limit`. */
export function endOfLeaf(text: string, at: number, limit: number): number {
  const end = at + sizeOf(text, at);
  return end > at && end <= limit ? end : -1;
}

/** 0 for what is no such leaf, or a long one. */
function sizeOf(text: string, at: number): number {
  const marker = text.charCodeAt(at);
  const low = marker & 0x0f;
  const type = marker >> 4;
  if (type === 0) return low === 8 || low === 9 ? 1 : 0;
  if (type === INTEGER) return low <= 2 ? 1 + (1 << low) : 0;
  if (type !== ASCII && type !== DATA && type !== UTF16) return 0;
  const unit = type === UTF16 ? 2 : 1;
  if (low < 15) return 1 + low * unit;
  const length = text.charCodeAt(at + 1);
  if (length === 0x10) return 3 + text.charCodeAt(at + 2) * unit;
  return length === 0x11 ? 4 + (text.charCodeAt(at + 2) * 256 + text.charCodeAt(at + 3)) * unit : 0;
}

/** Where the content of a text or of data begins. */
function contentAt(text: string, at: number): number {
  if ((text.charCodeAt(at) & 0x0f) < 15) return at + 1;
  return at + (text.charCodeAt(at + 1) === 0x10 ? 3 : 4);
}

/** True if the whole leaf at `at` is of that kind, and sound. */
export function isA(kind: Untold, text: string, at: number): boolean {
  const marker = text.charCodeAt(at);
  const type = marker >> 4;
  switch (kind) {
    case 'boolean':
      return type === 0;
    case 'natural':
      // Four bytes that begin with 0x3a are below 1,000,000,000.
      return type === INTEGER && (marker !== 0x12 || text.charCodeAt(at + 1) <= 0x3a);
    case 'data':
      return type === DATA;
    case 'string':
      return type === ASCII ? isAscii(text, at) : type === UTF16 && isWhole(text, at);
    case 'leaf':
      return type < ASCII || isA('string', text, at);
  }
}

function isAscii(text: string, at: number): boolean {
  const end = at + sizeOf(text, at);
  let all = 0;
  for (let i = contentAt(text, at); i < end; i += 1) all |= text.charCodeAt(i);
  return all <= 0x7f;
}

/** True if no half of a pair is in a text of UTF-16; a whole pair is left to the reader. */
function isWhole(text: string, at: number): boolean {
  const end = at + sizeOf(text, at);
  for (let i = contentAt(text, at); i < end; i += 2) if ((text.charCodeAt(i) & 0xf8) === 0xd8) return false;
  return true;
}

/** The value of a leaf that stands alone; undefined if it is not sound. */
export function leafOf(raw: string): PlistValue | undefined {
  const place = { start: 0, end: raw.length };
  const marker = raw.charCodeAt(0);
  const at = contentAt(raw, 0);
  switch (marker >> 4) {
    case 0:
      return { kind: 'boolean', value: marker === 0x09, ...place };
    case INTEGER:
      return { kind: 'integer', value: Buffer.from(raw, 'latin1').readUIntBE(1, raw.length - 1), ...place };
    case ASCII:
      return isAscii(raw, 0) ? { kind: 'string', value: raw.slice(at), ...place } : undefined;
    case DATA:
      return { kind: 'data', value: new Uint8Array(Buffer.from(raw.slice(at), 'latin1')), ...place };
    default:
      if (!isWhole(raw, 0)) return undefined;
      return { kind: 'string', value: Buffer.from(raw.slice(at), 'latin1').swap16().toString('utf16le'), ...place };
  }
}

/** The text of an ASCII string that stands alone; whether it is ASCII is not looked at. */
export function textOf(raw: string): string | undefined {
  return raw.charCodeAt(0) >> 4 === ASCII ? raw.slice(contentAt(raw, 0)) : undefined;
}
