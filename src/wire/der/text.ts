import { DerError } from './error.ts';
import { TAG, type DerNode } from './node.ts';

/** True if `readText` knows the type. */
export function isText(node: DerNode): boolean {
  return node.tagClass === 'universal' && DECODERS.has(node.tag);
}

/** The text of a string of any of the usual types. Throws DerError for another type, or bytes that are not of the type. */
export function readText(node: DerNode | undefined, what: string, parent?: DerNode): string {
  if (!node) throw new DerError(parent?.end ?? 0, `${what} is missing`);
  const decode = isText(node) && !node.constructed ? DECODERS.get(node.tag) : undefined;
  if (!decode) throw new DerError(node.start, `${what} should be a text`);
  const text = decode(node.bytes);
  if (text === undefined) throw new DerError(node.start, `${what} holds bytes that its type of text does not have`);
  return text;
}

type Decode = (bytes: Uint8Array) => string | undefined;

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function ascii(bytes: Uint8Array): string | undefined {
  return bytes.every((byte) => byte < 0x80) ? latin1(bytes) : undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Fixed-size big-endian characters; undefined for half ones, and for what is no character. */
function wide(size: 2 | 4): Decode {
  return (bytes) => {
    if (bytes.length % size !== 0) return undefined;
    let text = '';
    for (let at = 0; at < bytes.length; at += size) {
      const code = bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
      if (code > 0x10_ffff) return undefined;
      text += String.fromCodePoint(code);
    }
    return text;
  };
}

const DECODERS: ReadonlyMap<number, Decode> = new Map<number, Decode>([
  [TAG.utf8String, utf8],
  [TAG.numericString, ascii],
  // Old CAs put other characters into it than X.680 allows, `@` and `*` among them; Latin-1 keeps them readable.
  [TAG.printableString, latin1],
  // T.61 in theory, Latin-1 in what CAs wrote.
  [TAG.teletexString, latin1],
  [TAG.ia5String, ascii],
  [TAG.visibleString, ascii],
  // Kerberos strings: ASCII by RFC 4120, UTF-8 or Latin-1 in practice.
  [TAG.generalString, (bytes) => utf8(bytes) ?? latin1(bytes)],
  [TAG.universalString, wide(4)],
  [TAG.bmpString, wide(2)],
]);
