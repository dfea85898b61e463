/** A pretend keychain: the word "kych", then each certificate as DER with its length (four bytes) in front. */
import { readFileSync } from 'node:fs';

/** What a fresh Mac trusts: two certificates of nobody. */
export const PRETEND_ROOTS: readonly Buffer[] = readFileSync(new URL('roots.pem', import.meta.url), 'latin1')
  .split('-----BEGIN CERTIFICATE-----')
  .slice(1)
  .map((part) => Buffer.from(part.slice(0, part.indexOf('-----END')), 'base64'));

export function keychain(certificates: readonly Uint8Array[]): Buffer {
  const parts = certificates.map((der) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(der.length);
    return Buffer.concat([length, der]);
  });
  return Buffer.concat([Buffer.from('kych'), ...parts]);
}

/** The certificates in a pretend keychain, as DER. */
export function certificatesIn(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let place = 4; place + 4 <= bytes.length;) {
    const end = place + 4 + bytes.readUInt32BE(place);
    found.push(bytes.subarray(place + 4, end));
    place = end;
  }
  return found;
}
