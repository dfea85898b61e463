import type { Bytes } from '../../core/fleet.ts';
import { BLOCK, readHeader } from './tar-header.ts';

/** What the files of a Mac are called (docs/collect-format.md). */
export const FACTS = 'facts';
export const USERS = 'users';
export const PREFERENCES = 'com.microsoft.Messenger.plist';

/** Far more than either ever has. */
export const MAX_PREFERENCES = 8 * 1024 * 1024;
export const MAX_FACTS = 4 * 1024 * 1024;
/** Of one Mac: what is beyond is not looked at, so that a Mac made to be huge fits into memory. */
export const MAX_USERS = 1000;
const MAX_MAC = 16 * 1024 * 1024;

export const MANY_USERS = `it has more than ${MAX_USERS} users; the files of the others were not read`;

export function tooLong(bytes: number, most: number): string {
  return `it has ${bytes} bytes; at most ${most} are read`;
}

/** Counts the bytes of one Mac; those beyond its share are dropped. */
export function budget(): (bytes: Bytes) => Bytes {
  let left = MAX_MAC;
  return (bytes) => {
    if ('unread' in bytes) return bytes;
    if (bytes.length > left) return { unread: `of one Mac at most ${MAX_MAC} bytes are read` };
    left -= bytes.length;
    return bytes;
  };
}

/** The name of a file without the ending that says its kind. */
export function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.(?:plist|txt|defaults|zip|tbz2?|txz|tgz|tar(?:\.\w+)?)$/i, '');
}

export const isHidden = (name: string): boolean => name.startsWith('.');
export const isPlistName = (name: string): boolean => /\.plist$/i.test(name);
export const isTextName = (name: string): boolean => /\.(?:txt|defaults)$/i.test(name);
/** Packed in a way that is not read here. */
export const isOtherArchiveName = (name: string): boolean =>
  /\.(?:zip|(?:tar\.(?:bz2|xz|zst|lzma|z)|tbz2?|txz))$/i.test(name);
export const isArchiveName = (name: string): boolean => /\.(?:tar|tar\.gz|tgz)$/i.test(name);

/** A dictionary as `defaults read` prints it: a brace, then a key with its value, or nothing. */
const PRINTED = /^\s*\{\s*(?:\}\s*$|(?:"(?:[^"\\]|\\.)*"|[\w$./:-]+)\s*=)/;

export function looksPrinted(head: Uint8Array): boolean {
  // Mark and NUL bytes left out, UTF-16 reads as UTF-8 does: what is looked for is ASCII.
  const text = Buffer.from(head.subarray(0, HEAD)).toString('latin1');
  return PRINTED.test(text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', ''));
}

/** As much of a file as is looked at to tell what it is. */
export const HEAD = 1024;

/** gzip by its magic number (RFC 1952), tar by its first header's checksum. */
export function looksPacked(head: Uint8Array): boolean {
  return isGzip(head) || (head.length >= BLOCK && readHeader(head.subarray(0, BLOCK)) !== undefined);
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

export function looksLikeFacts(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 14)).toString('latin1') === 'msgrctl-facts\t';
}
