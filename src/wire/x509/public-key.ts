import {
  DerError,
  expect,
  isUniversal,
  readBitString,
  readDer,
  readInteger,
  readOid,
  TAG,
  type DerNode,
} from '../der/index.ts';

/** The key that a certificate is about. `bits` is the size by which such keys are judged. */
export interface PublicKey {
  readonly kind: 'rsa' | 'rsa-pss' | 'ec' | 'dsa' | 'dh' | 'eddsa' | 'unknown';
  readonly oid: string;
  readonly bits?: number;
  readonly exponent?: bigint;
  /** `P-256`; the identifier, if it is another; undefined if the curve is spelt out. */
  readonly curve?: string;
  /** `RSA, 2048 bits`, `EC, P-256`. */
  readonly text: string;
  /** The whole SubjectPublicKeyInfo. */
  readonly raw: Uint8Array;
}

const KINDS: ReadonlyMap<string, PublicKey['kind']> = new Map<string, PublicKey['kind']>([
  ['1.2.840.113549.1.1.1', 'rsa'],
  ['1.2.840.113549.1.1.10', 'rsa-pss'],
  ['1.2.840.10045.2.1', 'ec'],
  ['1.2.840.10040.4.1', 'dsa'],
  ['1.2.840.10046.2.1', 'dh'],
  ['1.3.101.112', 'eddsa'],
  ['1.3.101.113', 'eddsa'],
]);

const CURVES: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['1.2.840.10045.3.1.1', ['P-192', 192]],
  ['1.3.132.0.33', ['P-224', 224]],
  ['1.2.840.10045.3.1.7', ['P-256', 256]],
  ['1.3.132.0.34', ['P-384', 384]],
  ['1.3.132.0.35', ['P-521', 521]],
  ['1.3.132.0.10', ['secp256k1', 256]],
]);

/** A SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7); throws DerError. */
export function readPublicKey(node: DerNode | undefined, parent?: DerNode): PublicKey {
  const spki = expect(node, TAG.sequence, 'the public key', parent);
  const algorithm = expect(spki.children[0], TAG.sequence, 'the algorithm of the public key', spki);
  const oid = readOid(algorithm.children[0], 'the algorithm of the public key', algorithm);
  const bitString = spki.children[1];
  const { bytes } = readBitString(bitString, 'the public key', spki);
  const kind = KINDS.get(oid) ?? 'unknown';
  const common = { kind, oid, raw: spki.raw };
  const parameters = algorithm.children[1];
  switch (kind) {
    case 'rsa':
    case 'rsa-pss': {
      const key = expect(readDer(bytes, bitString!.contentStart + 1), TAG.sequence, 'the RSA key');
      const bits = bitLength(readInteger(key.children[0], 'the modulus', key));
      const exponent = readInteger(key.children[1], 'the exponent', key);
      if (bits === 0 || exponent <= 0n) throw new DerError(key.start, 'the RSA key is no key');
      return { ...common, bits, exponent, text: `${kind.toUpperCase()}, ${bits} bits` };
    }
    case 'ec': {
      if (!isUniversal(parameters, TAG.oid)) return { ...common, text: 'EC, with a curve of its own' };
      const curveOid = readOid(parameters, 'the curve');
      const [curve, bits] = CURVES.get(curveOid) ?? [curveOid];
      return { ...common, curve, ...(bits === undefined ? {} : { bits }), text: `EC, ${curve}` };
    }
    case 'dsa': {
      // Without parameters they are those of the issuer (RFC 3279, section 2.3.2).
      if (!isUniversal(parameters, TAG.sequence)) return { ...common, text: "DSA, with its issuer's parameters" };
      const bits = bitLength(readInteger(parameters.children[0], 'the prime of the DSA key', parameters));
      return { ...common, bits, text: `DSA, ${bits} bits` };
    }
    case 'eddsa':
      return { ...common, text: oid.endsWith('112') ? 'Ed25519' : 'Ed448' };
    case 'dh':
      return { ...common, text: 'Diffie-Hellman' };
    case 'unknown':
      return { ...common, text: oid };
  }
}

function bitLength(number: bigint): number {
  return number <= 0n ? 0 : number.toString(2).length;
}
