import {
  DerError,
  expect,
  hex,
  isContext,
  isUniversal,
  readBitString,
  readBoolean,
  readDer,
  readOid,
  readSmallInteger,
  TAG,
  type DerNode,
} from '../der/index.ts';
import { readGeneralName, readGeneralNames, type GeneralName } from './general-name.ts';

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

export const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policyMappings: '2.5.29.33',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** RFC 5280, section 4.2.1.3, in the order of the bits. */
const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

/** What the known extensions say; undefined for those that are not there. */
export interface KnownExtensions {
  readonly subjectAltName?: readonly GeneralName[];
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage?: readonly string[];
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly nameConstraints?: {
    readonly permitted: readonly GeneralName[];
    readonly excluded: readonly GeneralName[];
  };
  /** Hexadecimal digits. */
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: { readonly keyId?: string };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Reader = (value: DerNode, into: Mutable<KnownExtensions>) => void;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    EXTENSION.subjectKeyId,
    (value, into) => {
      into.subjectKeyId = hex(expect(value, TAG.octetString, 'the subject key identifier').bytes);
    },
  ],
  [
    EXTENSION.keyUsage,
    (value, into) => {
      const { bytes } = readBitString(value, 'the key usage');
      into.keyUsage = KEY_USAGES.filter((_, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
    },
  ],
  [
    EXTENSION.subjectAltName,
    (value, into) => {
      into.subjectAltName = readGeneralNames(value, 'the subject alternative name');
    },
  ],
  [
    EXTENSION.basicConstraints,
    (value, into) => {
      const parts = [...expect(value, TAG.sequence, 'the basic constraints').children];
      const ca = isUniversal(parts[0], TAG.boolean) ? readBoolean(parts.shift(), 'the CA flag') : false;
      const [limit] = parts;
      const pathLength = limit ? readSmallInteger(limit, 'the path length') : undefined;
      if (pathLength !== undefined && pathLength < 0) throw new DerError(limit!.start, 'the path length is negative');
      into.basicConstraints = { ca, ...(pathLength === undefined ? {} : { pathLength }) };
    },
  ],
  [
    EXTENSION.nameConstraints,
    (value, into) => {
      const { children } = expect(value, TAG.sequence, 'the name constraints');
      into.nameConstraints = { permitted: subtrees(children, 0), excluded: subtrees(children, 1) };
    },
  ],
  [
    EXTENSION.authorityKeyId,
    (value, into) => {
      const { children } = expect(value, TAG.sequence, 'the authority key identifier');
      const keyId = children.find((child) => isContext(child, 0));
      into.authorityKeyId = keyId ? { keyId: hex(keyId.bytes) } : {};
    },
  ],
  [
    EXTENSION.extendedKeyUsage,
    (value, into) => {
      const { children } = expect(value, TAG.sequence, 'the extended key usage');
      into.extendedKeyUsage = children.map((child) => readOid(child, 'an extended key usage'));
    },
  ],
  [EXTENSION.authorityInfoAccess, (value) => void expect(value, TAG.sequence, 'the authority information access')],
]);

/** RFC 5280, section 4.2.1.10: minimum is 0 and maximum is absent, so the base is all that counts. */
function subtrees(children: readonly DerNode[], tag: number): GeneralName[] {
  const list = children.find((child) => isContext(child, tag));
  return (list?.children ?? []).map((subtree) => {
    const [base] = expect(subtree, TAG.sequence, 'a name constraint').children;
    if (!base) throw new DerError(subtree.start, 'a name constraint names nothing');
    return readGeneralName(base, 'a name constraint');
  });
}

/** Extensions that mean nothing for a path without policies and revocation, critical or not. */
const HARMLESS: ReadonlySet<string> = new Set([
  '2.5.29.9',
  '2.5.29.16',
  '2.5.29.18',
  '2.5.29.31',
  '2.5.29.32',
  EXTENSION.policyMappings,
  EXTENSION.policyConstraints,
  '2.5.29.46',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.11',
  '2.16.840.1.113730.1.1',
]);

/** True for extensions that are read, or that may be passed over. */
export function isKnownExtension(oid: string): boolean {
  return READERS.has(oid) || HARMLESS.has(oid);
}

/** The extensions of a certificate as they stand; throws DerError. */
export function readExtensions(node: DerNode): { list: Extension[]; known: KnownExtensions } {
  const known: Mutable<KnownExtensions> = {};
  const list = expect(node, TAG.sequence, 'the extensions').children.map((child): Extension => {
    const parts = [...expect(child, TAG.sequence, 'an extension').children];
    const oid = readOid(parts.shift(), 'the identifier of an extension', child);
    const critical = isUniversal(parts[0], TAG.boolean) && readBoolean(parts.shift(), 'the critical flag');
    const value = expect(parts.shift(), TAG.octetString, `the value of extension ${oid}`, child);
    if (parts.length > 0) throw new DerError(parts[0]!.start, `extension ${oid} has more parts than it should`);
    READERS.get(oid)?.(readDer(value.bytes, value.contentStart), known);
    return { oid, critical, value: value.bytes };
  });
  return { list, known };
}
