import { constants, createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { der } from '../../src/wire/der/index.ts';
import { makeExtensions, makeName, type ExtensionOptions } from './certificate-extensions.ts';
import { makeKey, type KeyKind } from './keys.ts';

export interface CertificateOptions extends ExtensionOptions {
  /** Tells this certificate and its files from others of the same PKI; the label of its key, unless `keyLabel` is given. */
  readonly id: string;
  /** `sip.contoso.com` for a common name, `[['2.5.4.10', 'Contoso'], ['2.5.4.3', 'x']]` for more; default: the id. */
  readonly subject?: string | readonly (readonly [oid: string, value: string])[];
  readonly key?: KeyKind;
  /** Certificates with the same label and kind of key share the key. */
  readonly keyLabel?: string;
  /** What the issuer hashes with; default sha1, as CAs of 2006 did. */
  readonly hash?: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** RSA-PSS in the signature, with an RSA key. */
  readonly pss?: boolean;
  /** Bytes of salt; as many as the hash has, unless given. Without salt the signature is the same each time. */
  readonly pssSalt?: number;
  /** ISO 8601; default 2020-01-01 to 2049-12-31. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** 1 leaves all extensions out. */
  readonly version?: 1 | 3;
  /** Who signs; undefined for itself. */
  readonly issuer?: Issued;
  /** The signature is spoilt. */
  readonly wrongSignature?: boolean;
  /** Other than that of the issuer. */
  readonly issuerName?: string;
  readonly serial?: bigint;
}

export interface Issued {
  readonly id: string;
  readonly der: Uint8Array;
  /** DER in base64. */
  readonly base64: string;
  readonly pem: string;
  readonly key: KeyObject;
  readonly keyPem: string;
  /** The whole Name. */
  readonly subject: Uint8Array;
}

export function makeCertificate(options: CertificateOptions): Issued {
  const { id, issuer, version = 3, hash = 'sha1', pss = false } = options;
  const key = makeKey(options.keyLabel ?? id, options.key ?? { type: 'rsa' });
  const signer = issuer?.key ?? key;
  const spki = spkiOf(key);
  const subject = makeName(options.subject ?? id);
  const salt = options.pssSalt ?? HASH_SIZE[hash];
  const algorithm = signatureAlgorithm(signer, hash, pss ? salt : undefined);
  const serial = options.serial ?? BigInt(`0x${createHash('sha1').update(id).digest('hex').slice(0, 16)}`);
  const extensions = version === 1 ? [] : makeExtensions(options, spki, issuer && spkiOf(issuer.key));
  const tbs = der.sequence(
    ...(version === 1 ? [] : [der.context(0, der.integer(2))]),
    der.integer(serial),
    algorithm,
    options.issuerName === undefined ? (issuer?.subject ?? subject) : makeName(options.issuerName),
    der.sequence(time(options.notBefore ?? '2020-01-01'), time(options.notAfter ?? '2049-12-31')),
    subject,
    spki,
    ...(extensions.length === 0 ? [] : [der.context(3, der.sequence(...extensions))]),
  );
  const signature = Uint8Array.from(signed(signer, tbs, hash, pss ? salt : undefined));
  if (options.wrongSignature) signature[signature.length >> 1]! ^= 1;
  const bytes = der.sequence(tbs, algorithm, der.bitString(signature));
  return {
    id,
    der: bytes,
    base64: Buffer.from(bytes).toString('base64'),
    pem: pem('CERTIFICATE', bytes),
    key,
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    subject,
  };
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

function pem(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function time(text: string): Uint8Array {
  const date = new Date(text);
  const year = date.getUTCFullYear();
  return year >= 1950 && year < 2050 ? der.utcTime(date) : der.generalizedTime(date);
}

const RSA_SUFFIX = { md5: 4, sha1: 5, sha256: 11, sha384: 12, sha512: 13 } as const;
const ECDSA_SUFFIX = { md5: '1', sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' } as const;
const HASH_OIDS = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
type Hash = keyof typeof HASH_OIDS;
const HASH_SIZE = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;

function signatureAlgorithm(signer: KeyObject, hash: Hash, salt: number | undefined): Uint8Array {
  const type = signer.asymmetricKeyType;
  if (type === 'ec') return der.sequence(der.oid(`1.2.840.10045.4.${ECDSA_SUFFIX[hash]}`));
  if (type === 'ed25519') return der.sequence(der.oid('1.3.101.112'));
  if (type === 'dsa') return der.sequence(der.oid('1.2.840.10040.4.3'));
  if (type !== 'rsa-pss' && salt === undefined) {
    return der.sequence(der.oid(`1.2.840.113549.1.1.${RSA_SUFFIX[hash]}`), der.null());
  }
  const digest = der.sequence(der.oid(HASH_OIDS[hash]), der.null());
  const mask = der.sequence(der.oid('1.2.840.113549.1.1.8'), digest);
  const parameters = der.sequence(
    der.context(0, digest),
    der.context(1, mask),
    der.context(2, der.integer(salt ?? HASH_SIZE[hash])),
  );
  return der.sequence(der.oid('1.2.840.113549.1.1.10'), parameters);
}

function signed(signer: KeyObject, tbs: Uint8Array, hash: Hash, salt: number | undefined): Uint8Array {
  const type = signer.asymmetricKeyType;
  if (type === 'ed25519') return sign(null, tbs, signer);
  if (type !== 'rsa-pss' && salt === undefined) return sign(type === 'dsa' ? 'sha1' : hash, tbs, signer);
  return sign(hash, tbs, {
    key: signer,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: salt ?? HASH_SIZE[hash],
  });
}
