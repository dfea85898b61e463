import asn1 from 'node-forge/lib/asn1.js';
import pkcs12, { type SafeBag } from 'node-forge/lib/pkcs12.js';
import pki from 'node-forge/lib/x509.js';

const CERT_BAG = '1.2.840.113549.1.12.10.1.3';

/**
 * The certificates of a PKCS#12 file (RFC 7292), that with a key first. Keys are decrypted on the way, and dropped. Throws an
 * Error of node-forge, for a wrong password too.
 */
export function certificatesOfPkcs12(bytes: Uint8Array, password: string): Uint8Array[] {
  const { safeContents } = pkcs12.pkcs12FromAsn1(asn1.fromDer(toBinary(bytes), false), false, password);
  const bags = safeContents.flatMap(({ safeBags }) => safeBags).filter(({ type }) => type === CERT_BAG);
  return [...bags.filter(isOwn), ...bags.filter((bag) => !isOwn(bag))].map(derOf);
}

function isOwn({ attributes }: SafeBag): boolean {
  return attributes?.localKeyId !== undefined;
}

function derOf({ cert, asn1: value }: SafeBag): Uint8Array {
  // Certificates with keys other than RSA are left as they are.
  const tree = cert ? pki.certificateToAsn1(cert) : value!;
  return new Uint8Array(Buffer.from(asn1.toDer(tree).getBytes(), 'latin1'));
}

function toBinary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
