import {
  DerError,
  expect,
  hex,
  isContext,
  readBitString,
  readDer,
  readInteger,
  readSmallInteger,
  readTime,
  TAG,
  type DerNode,
} from '../der/index.ts';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './algorithm.ts';
import { defectsOf, type Defect } from './defects.ts';
import { isKnownExtension, readExtensions, type Extension, type KnownExtensions } from './extensions.ts';
import { readName, sameName, type Name } from './names.ts';
import { readPublicKey, type PublicKey } from './public-key.ts';

/** Everything that a certificate says (RFC 5280, section 4). */
export interface Certificate extends KnownExtensions {
  readonly raw: Uint8Array;
  /** The part that is signed, with its tag and length. */
  readonly signed: Uint8Array;
  readonly version: 1 | 2 | 3;
  readonly serial: bigint;
  readonly issuer: Name;
  readonly subject: Name;
  /** Milliseconds since 1970; both count as within. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: PublicKey;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
  readonly extensions: readonly Extension[];
  /** Identifiers of critical extensions that are not known here. */
  readonly unknownCritical: readonly string[];
  /** Subject and issuer are the same name; whether it signed itself is another matter. */
  readonly selfIssued: boolean;
  /** Rules of RFC 5280 that it breaks, though it can be read. */
  readonly defects: readonly Defect[];
}

const MAX_BYTES = 256 * 1024;

/** Reads one certificate in DER. Throws DerError, with the place, for all that cannot be read as one. */
export function readCertificate(der: Uint8Array): Certificate {
  if (der.length > MAX_BYTES) throw new DerError(MAX_BYTES, `it is larger than ${MAX_BYTES / 1024} KiB`);
  const root = expect(readDer(der), TAG.sequence, 'the certificate');
  const [tbs, algorithm, bits, ...more] = root.children;
  if (more.length > 0) throw new DerError(more[0]!.start, 'the certificate has more parts than three');
  const signed = expect(tbs, TAG.sequence, 'the signed part', root);
  const fields = readSigned(signed);
  const outer = expect(algorithm, TAG.sequence, 'the signature algorithm', root);
  const { extensions } = fields;
  const certificate = {
    raw: root.raw,
    signed: signed.raw,
    ...fields,
    signatureAlgorithm: readSignatureAlgorithm(outer, 'the signature algorithm'),
    signature: readBitString(bits, 'the signature', root).bytes,
    unknownCritical: extensions.flatMap(({ oid, critical }) => (critical && !isKnownExtension(oid) ? [oid] : [])),
    selfIssued: sameName(fields.subject, fields.issuer),
  };
  return { ...certificate, defects: defectsOf(certificate, hex(fields.innerAlgorithm) === hex(outer.raw)) };
}

function readSigned(signed: DerNode) {
  const parts = [...signed.children];
  const hasVersion = isContext(parts[0], 0);
  const number = hasVersion ? readSmallInteger(parts.shift()!.children[0], 'the version', signed) : 0;
  if (number < 0 || number > 2)
    throw new DerError(signed.contentStart, `it has version ${number + 1}, which does not exist`);
  const serial = readInteger(parts.shift(), 'the serial number', signed);
  const innerAlgorithm = expect(parts.shift(), TAG.sequence, 'the inner signature algorithm', signed).raw;
  const issuer = readName(parts.shift(), 'the issuer', signed);
  const validity = expect(parts.shift(), TAG.sequence, 'the validity', signed);
  const notBefore = readTime(validity.children[0], 'the first moment of its validity', validity);
  const notAfter = readTime(validity.children[1], 'the last moment of its validity', validity);
  const subject = readName(parts.shift(), 'the subject', signed);
  const key = readPublicKey(parts.shift(), signed);
  let extensions: readonly Extension[] = [];
  let known: KnownExtensions = {};
  let last = 0;
  for (const part of parts) {
    // Unique identifiers (1, 2) mean nothing today; 3 are the extensions.
    if (part.tagClass !== 'context' || part.tag <= last || part.tag > 3) {
      throw new DerError(part.start, 'the signed part has something that does not belong there');
    }
    last = part.tag;
    if (part.tag !== 3) continue;
    const [list] = part.children;
    if (!list || part.children.length > 1) throw new DerError(part.start, 'the extensions are not one list');
    ({ list: extensions, known } = readExtensions(list));
  }
  const version = (number + 1) as Certificate['version'];
  return { version, serial, innerAlgorithm, issuer, subject, notBefore, notAfter, key, extensions, ...known };
}
