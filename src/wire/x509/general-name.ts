import { DerError, expect, TAG, type DerNode } from '../der/index.ts';
import { readName, type Name } from './names.ts';

/** RFC 5280, section 4.2.1.6. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly text: string }
  /** 4 or 16 bytes; in name constraints address and mask, 8 or 32. */
  | { readonly kind: 'ip'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: Name }
  /** otherName, x400Address, ediPartyName, registeredID. */
  | { readonly kind: 'other'; readonly tag: number };

const TEXTS: ReadonlyMap<number, 'dns' | 'email' | 'uri'> = new Map([
  [1, 'email'],
  [2, 'dns'],
  [6, 'uri'],
]);

/** One GeneralName; throws DerError. Bytes above 127 of a text are kept as Latin-1, for the checks to see. */
export function readGeneralName(node: DerNode, what: string): GeneralName {
  if (node.tagClass !== 'context' || node.tag > 8)
    throw new DerError(node.start, `${what} has a name of no known kind`);
  const kind = TEXTS.get(node.tag);
  const isPlain = kind !== undefined || node.tag === 7;
  if (isPlain && node.constructed) throw new DerError(node.start, `${what} has a name that is not a plain value`);
  if (kind) return { kind, text: Array.from(node.bytes, (byte) => String.fromCharCode(byte)).join('') };
  if (node.tag === 7) return { kind: 'ip', bytes: node.bytes };
  if (node.tag === 4) return { kind: 'directory', name: readName(node.children[0], what, node) };
  return { kind: 'other', tag: node.tag };
}

export function readGeneralNames(node: DerNode, what: string): GeneralName[] {
  return expect(node, TAG.sequence, what).children.map((child) => readGeneralName(child, what));
}

/** `192.0.2.1`, or the eight groups of IPv6 without leading zeros; hexadecimal digits for another length. */
export function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (bytes.length !== 16) return `0x${digits}`;
  return digits
    .match(/.{4}/g)!
    .map((group) => group.replace(/^0{1,3}/, ''))
    .join(':');
}
