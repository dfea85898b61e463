import type { EntryKind } from './entries.ts';
import { nameOf } from './names.ts';

export const BLOCK = 512;

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** The letter of the type (POSIX.1-2017, pax, "ustar Interchange Format"); GNU's own are L, K and S. */
  readonly type: string;
}

/** What a block of 512 bytes says: undefined if it is no header, for the checksum does not fit or the size is none. */
export function readHeader(block: Uint8Array): TarHeader | undefined {
  if (!hasChecksum(block)) return undefined;
  const size = numberAt(block, 124, 12);
  if (size === undefined) return undefined;
  const own = textAt(block, 0, 100);
  // GNU's header has times and other things where POSIX has the first part of a long name.
  const isPosix = block[262] === 0 && Buffer.from(block.subarray(257, 262)).toString('latin1') === 'ustar';
  const front = isPosix ? textAt(block, 345, 155) : '';
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156]!);
  return { name: front === '' ? own : `${front}/${own}`, size, type };
}

/** What stands in an archive under a name. Undefined for what is neither: volume labels, sparse files, and the like. */
export function kindOfType(type: string, name: string): EntryKind | undefined {
  if (type === '0' || type === '7') return name.endsWith('/') ? 'folder' : 'file';
  return KINDS[type];
}

const KINDS: { readonly [type: string]: EntryKind } = {
  '1': 'link',
  '2': 'link',
  '3': 'device',
  '4': 'device',
  '5': 'folder',
  '6': 'FIFO',
};

export function isEmpty(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** The sum of all bytes, with blanks in the place of the sum itself; old programs added signed bytes. */
function hasChecksum(block: Uint8Array): boolean {
  const wanted = numberAt(block, 148, 8);
  let unsigned = 8 * 0x20;
  let signed = unsigned;
  for (let i = 0; i < BLOCK; i += 1) {
    if (i >= 148 && i < 156) continue;
    const byte = block[i]!;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return wanted === unsigned || wanted === signed;
}

/** Octal digits with blanks around them, or, with the highest bit set, a binary number (GNU). */
function numberAt(block: Uint8Array, from: number, length: number): number | undefined {
  const field = block.subarray(from, from + length);
  if (field[0]! & 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0]! & 0x7f);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = /^ *([0-7]*)[ \0]*$/.exec(
    Buffer.from(field)
      .toString('latin1')
      .replace(/\0[^]*/, ''),
  )?.[1];
  return digits === undefined ? undefined : parseInt(digits || '0', 8);
}

export function textAt(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return nameOf(end < 0 ? field : field.subarray(0, end));
}

/** The records "LENGTH KEY=VALUE\n" of a pax header that change what follows: the name and the size. */
export function readPax(bytes: Uint8Array): { readonly name?: string; readonly size?: number } {
  const found: { name?: string; size?: number } = {};
  for (let at = 0; at < bytes.length;) {
    const length = Number(/^([0-9]{1,9}) /.exec(Buffer.from(bytes.subarray(at, at + 10)).toString('latin1'))?.[1]);
    if (!(length > 0) || at + length > bytes.length) break;
    const record = bytes.subarray(at, at + length - 1);
    const equals = record.indexOf(0x3d);
    const key = Buffer.from(record.subarray(record.indexOf(0x20) + 1, Math.max(equals, 0))).toString('latin1');
    const value = record.subarray(equals + 1);
    if (key === 'path') found.name = nameOf(value);
    if (key === 'size') found.size = Number(Buffer.from(value).toString('latin1'));
    at += length;
  }
  return found;
}
