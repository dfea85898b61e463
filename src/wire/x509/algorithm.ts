import { expect, isContext, readOid, readSmallInteger, TAG, type DerNode } from '../der/index.ts';

export type Hash = 'md2' | 'md4' | 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How a certificate was signed. */
export interface SignatureAlgorithm {
  readonly oid: string;
  readonly scheme: 'rsa' | 'rsa-pss' | 'ecdsa' | 'dsa' | 'eddsa' | 'unknown';
  /** Undefined where the scheme has its own (EdDSA), or it is not known. */
  readonly hash?: Hash;
  /** RSA-PSS: length of the salt in bytes, and the hash of the mask. */
  readonly saltLength?: number;
  readonly maskHash?: Hash;
  /** `RSA with SHA-1`, `ECDSA with SHA-256`; the identifier, if it is not known. */
  readonly text: string;
}

const HASHES: ReadonlyMap<string, Hash> = new Map<string, Hash>([
  ['1.2.840.113549.2.2', 'md2'],
  ['1.2.840.113549.2.4', 'md4'],
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

type Scheme = SignatureAlgorithm['scheme'];
/** RFC 3279, 4055, 5758, 8410; the two of OIW that Microsoft's older CAs wrote. */
const SIGNATURES: ReadonlyMap<string, readonly [Scheme, Hash?]> = new Map<string, readonly [Scheme, Hash?]>([
  ['1.2.840.113549.1.1.2', ['rsa', 'md2']],
  ['1.2.840.113549.1.1.3', ['rsa', 'md4']],
  ['1.2.840.113549.1.1.4', ['rsa', 'md5']],
  ['1.2.840.113549.1.1.5', ['rsa', 'sha1']],
  ['1.3.14.3.2.29', ['rsa', 'sha1']],
  ['1.2.840.113549.1.1.14', ['rsa', 'sha224']],
  ['1.2.840.113549.1.1.11', ['rsa', 'sha256']],
  ['1.2.840.113549.1.1.12', ['rsa', 'sha384']],
  ['1.2.840.113549.1.1.13', ['rsa', 'sha512']],
  ['1.2.840.10045.4.1', ['ecdsa', 'sha1']],
  ['1.2.840.10045.4.3.1', ['ecdsa', 'sha224']],
  ['1.2.840.10045.4.3.2', ['ecdsa', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ecdsa', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ecdsa', 'sha512']],
  ['1.2.840.10040.4.3', ['dsa', 'sha1']],
  ['1.3.14.3.2.27', ['dsa', 'sha1']],
  ['2.16.840.1.101.3.4.3.1', ['dsa', 'sha224']],
  ['2.16.840.1.101.3.4.3.2', ['dsa', 'sha256']],
  ['1.3.101.112', ['eddsa']],
  ['1.3.101.113', ['eddsa']],
]);
const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/** An AlgorithmIdentifier of a signature; throws DerError. */
export function readSignatureAlgorithm(
  node: DerNode | undefined,
  what: string,
  parent?: DerNode,
): SignatureAlgorithm {
  const sequence = expect(node, TAG.sequence, what, parent);
  const oid = readOid(sequence.children[0], `the identifier of ${what}`, sequence);
  if (oid === RSA_PSS) return { oid, scheme: 'rsa-pss', ...readPss(sequence.children[1]) };
  const [scheme, hash] = SIGNATURES.get(oid) ?? ['unknown'];
  return { oid, scheme, ...(hash ? { hash } : {}), text: text(oid, scheme, hash) };
}

const DIGEST_TEXT = (hash: Hash): string => hash.toUpperCase().replace('SHA', 'SHA-');

function text(oid: string, scheme: Scheme, hash: Hash | undefined): string {
  if (scheme === 'eddsa') return oid.endsWith('112') ? 'Ed25519' : 'Ed448';
  return hash ? `${scheme.toUpperCase()} with ${DIGEST_TEXT(hash)}` : oid;
}

/** RFC 4055, section 3.1: what is left out is SHA-1, MGF1 with SHA-1, and a salt of 20 bytes. */
function readPss(node: DerNode | undefined): Omit<SignatureAlgorithm, 'oid' | 'scheme'> {
  const parts = node ? expect(node, TAG.sequence, 'the parameters of RSA-PSS').children : [];
  const part = (tag: number): DerNode | undefined => parts.find((child) => isContext(child, tag))?.children[0];
  const [digest, mask, salt] = [part(0), part(1), part(2)];
  const hash = digest ? readHash(digest) : 'sha1';
  const maskHash = mask ? readMask(mask) : 'sha1';
  return {
    ...(hash ? { hash } : {}),
    ...(maskHash ? { maskHash } : {}),
    saltLength: salt ? readSmallInteger(salt, 'the salt length of RSA-PSS') : 20,
    text: `RSA-PSS with ${hash ? DIGEST_TEXT(hash) : 'an unknown hash'}`,
  };
}

function readHash(node: DerNode): Hash | undefined {
  const sequence = expect(node, TAG.sequence, 'the hash of RSA-PSS');
  return HASHES.get(readOid(sequence.children[0], 'the hash of RSA-PSS', sequence));
}

function readMask(node: DerNode): Hash | undefined {
  const [oid, hash] = expect(node, TAG.sequence, 'the mask of RSA-PSS').children;
  return readOid(oid, 'the mask of RSA-PSS', node) === MGF1 && hash ? readHash(hash) : undefined;
}
