import {
  checkPrimeSync,
  createECDH,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/**
 * What key a certificate holds. RSA and EC keys are made from their label alone, so that certificates come out the same each
 * time. They are for tests: anybody can make them again.
 */
export type KeyKind =
  | { readonly type: 'rsa'; readonly bits?: number; readonly exponent?: number }
  | { readonly type: 'ec'; readonly curve?: 'P-256' | 'P-384' | 'P-521' }
  | { readonly type: 'rsa-pss' | 'ed25519' | 'dsa' };

const pool = new Map<string, KeyObject>();

export function makeKey(label: string, kind: KeyKind): KeyObject {
  const name = `${label} ${JSON.stringify(kind)}`;
  const known = pool.get(name);
  if (known) return known;
  const key = newKey(name, kind);
  pool.set(name, key);
  return key;
}

function newKey(name: string, kind: KeyKind): KeyObject {
  switch (kind.type) {
    case 'rsa':
      return rsaKey(name, kind.bits ?? 2048, kind.exponent ?? 65_537);
    case 'ec':
      return ecKey(name, kind.curve ?? 'P-256');
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    case 'dsa':
      return generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
  }
}

function rsaKey(name: string, bits: number, exponent: number): KeyObject {
  const e = BigInt(exponent);
  const p = prime(`${name} p`, bits - (bits >> 1), e);
  const q = prime(`${name} q`, bits >> 1, e);
  const d = inverse(e, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, base64url(value)]));
  return createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' });
}

const CURVES = { 'P-256': ['prime256v1', 32], 'P-384': ['secp384r1', 48], 'P-521': ['secp521r1', 66] } as const;

function ecKey(name: string, curve: keyof typeof CURVES): KeyObject {
  const [known, size] = CURVES[curve];
  const secret = stream(name, size);
  // Below the order of the group: P-521 has but one bit in its first byte.
  secret[0] = curve === 'P-521' ? 0 : secret[0]! & 0x7f;
  const pair = createECDH(known);
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)].map((part) => part.toString('base64url'));
  return createPrivateKey({
    key: { kty: 'EC', crv: curve, x: x!, y: y!, d: secret.toString('base64url') },
    format: 'jwk',
  });
}

function stream(label: string, size: number): Buffer {
  return createHash('shake256', { outputLength: size }).update(label).digest();
}

/** The first prime above a number with its two upper bits set, so that the product of two has all bits. */
function prime(label: string, bits: number, exponent: bigint): bigint {
  const size = Math.ceil(bits / 8);
  let number = BigInt(`0x${stream(label, size).toString('hex')}`) & ((1n << BigInt(bits)) - 1n);
  number |= (3n << BigInt(bits - 2)) | 1n;
  while ((number - 1n) % exponent === 0n || !checkPrimeSync(number)) number += 2n;
  return number;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, t0, t1] = [modulus, value % modulus, 0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return t0 < 0n ? t0 + modulus : t0;
}

function base64url(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex').toString('base64url');
}
