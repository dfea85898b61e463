import {
  constants,
  createPublicKey,
  verify,
  X509Certificate,
  type KeyObject,
  type VerifyKeyObjectInput,
} from 'node:crypto';
import type { ChainObservation } from '../../core/chain.ts';
import { fromBase64 } from '../../wire/base64.ts';
import { DerError } from '../../wire/der/index.ts';
import { readCertificate, sameName, type Certificate } from '../../wire/x509/index.ts';

type Edges = Pick<ChainObservation, 'signatures' | 'failed'>;

/** More than any chain needs: a server may send hundreds of certificates of one name, and each pair takes a millisecond. */
const MAX_PAIRS = 300;

/**
 * Who signed what among certificates (DER in base64) whose names fit. A pair that cannot be verified here (MD2, keys that
 * OpenSSL does not take, a damaged certificate) is in neither list. Verifies the bytes themselves, so that no security level
 * of OpenSSL hides weak but true signatures. At most 300 pairs are verified, in the order of the certificates.
 */
export function signatures(ders: readonly string[]): Edges {
  const all = ders.map(tryRead);
  const keys = new Map<Certificate, KeyObject | undefined>();
  const keyOf = (issuer: Certificate): KeyObject | undefined => {
    if (!keys.has(issuer)) keys.set(issuer, tryKey(issuer));
    return keys.get(issuer);
  };
  const found: [number, number][] = [];
  const failed: [number, number][] = [];
  let pairs = 0;
  for (const [s, subject] of all.entries()) {
    for (const [i, issuer] of all.entries()) {
      if (!subject || !issuer || !sameName(subject.issuer, issuer.subject)) continue;
      pairs += 1;
      if (pairs > MAX_PAIRS) return { signatures: found, failed };
      const key = keyOf(issuer);
      const isTrue = key && isSignedBy(subject, key);
      if (isTrue === undefined) continue;
      (isTrue ? found : failed).push([s, i]);
    }
  }
  return { signatures: found, failed };
}

function tryRead(base64: string): Certificate | undefined {
  try {
    return readCertificate(fromBase64(base64));
  } catch (error) {
    if (error instanceof DerError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function tryKey({ key }: Certificate): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(key.raw), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** The types of key that can make a signature of a scheme. */
const FITTING = {
  rsa: ['rsa'],
  'rsa-pss': ['rsa', 'rsa-pss'],
  ecdsa: ['ec'],
  dsa: ['dsa'],
  eddsa: ['ed25519', 'ed448'],
} as const;

/** Undefined if it cannot be told. */
function isSignedBy(
  { raw, signed, signature, signatureAlgorithm }: Certificate,
  key: KeyObject,
): boolean | undefined {
  const { scheme, hash, maskHash, saltLength } = signatureAlgorithm;
  if (scheme === 'unknown') return undefined;
  const fitting: readonly string[] = FITTING[scheme];
  if (!fitting.includes(key.asymmetricKeyType ?? '')) return false;
  if (scheme !== 'eddsa' && hash === undefined) return undefined;
  try {
    if (scheme !== 'rsa-pss') return verify(hash ?? null, signed, key, signature);
    // node:crypto takes one hash for both; OpenSSL's own reading of the certificate takes two.
    if (maskHash !== hash) return new X509Certificate(raw).verify(key);
    const pss: VerifyKeyObjectInput = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength! };
    return verify(hash, signed, pss, signature);
  } catch {
    return undefined;
  }
}
