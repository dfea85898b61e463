import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { der } from '../../src/wire/der/index.ts';

/** The extensions of a certificate, and its flags for them. */
export interface ExtensionOptions {
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  /** Dotted, or one of the short names of `USAGES`; no extension if left out. */
  readonly eku?: readonly string[];
  readonly ku?: readonly KeyUsage[];
  /** With basic constraints if given. */
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly permitted?: Subtrees;
  readonly excluded?: Subtrees;
  readonly extensions?: readonly { readonly oid: string; readonly critical?: boolean; readonly value: Uint8Array }[];
  /** Without subject and authority key identifiers. */
  readonly bare?: boolean;
}

export interface Subtrees {
  readonly dns?: readonly string[];
  /** `192.0.2.0/255.255.255.0`. */
  readonly ip?: readonly string[];
  /** A common name. */
  readonly directory?: readonly string[];
}

export const USAGES: Readonly<Record<string, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  any: '2.5.29.37.0',
  msSgc: '1.3.6.1.4.1.311.10.3.3',
  nsSgc: '2.16.840.1.113730.4.1',
};

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

/** A Name: a common name, or pairs of type and value. */
export function makeName(subject: string | readonly (readonly [oid: string, value: string])[]): Uint8Array {
  const parts = typeof subject === 'string' ? (subject === '' ? [] : [['2.5.4.3', subject] as const]) : subject;
  return der.sequence(...parts.map(([oid, value]) => der.set(der.sequence(der.oid(oid), der.utf8String(value)))));
}

/** What the options ask for, in the order in which CAs write it; `spki` is the key, `above` that of the issuer. */
export function makeExtensions(options: ExtensionOptions, spki: Uint8Array, above = spki): Uint8Array[] {
  const { dns = [], ip = [], eku, ku, ca, pathLength, permitted, excluded, bare = false } = options;
  const all: Uint8Array[] = [];
  if (ca !== undefined) {
    const limit = pathLength === undefined ? [] : [der.integer(pathLength)];
    all.push(extension('2.5.29.19', true, der.sequence(...(ca ? [der.boolean(true)] : []), ...limit)));
  }
  if (ku) all.push(extension('2.5.29.15', true, keyUsage(ku)));
  if (eku)
    all.push(extension('2.5.29.37', false, der.sequence(...eku.map((usage) => der.oid(USAGES[usage] ?? usage)))));
  if (dns.length + ip.length > 0) {
    all.push(
      extension('2.5.29.17', false, der.sequence(...dns.map(dnsName), ...ip.map((address) => ipName(address)))),
    );
  }
  if (permitted || excluded) {
    const trees = [permitted, excluded].map((subtrees, tag) =>
      subtrees ? [der.context(tag, ...subtreeList(subtrees))] : [],
    );
    all.push(extension('2.5.29.30', true, der.sequence(...trees.flat())));
  }
  if (!bare) {
    all.push(extension('2.5.29.14', false, der.octetString(keyId(spki))));
    all.push(extension('2.5.29.35', false, der.sequence(der.contextPrimitive(0, keyId(above)))));
  }
  for (const { oid, critical = false, value } of options.extensions ?? []) all.push(extension(oid, critical, value));
  return all;
}

function extension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  return der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octetString(value));
}

function keyId(spki: Uint8Array): Uint8Array {
  return createHash('sha1').update(spki).digest();
}

function keyUsage(usages: readonly KeyUsage[]): Uint8Array {
  const bits = usages.reduce((sum, usage) => sum | (0x80 >> KEY_USAGES.indexOf(usage)), 0);
  const unused = bits === 0 ? 0 : 31 - Math.clz32(bits & -bits);
  return der.bitString(Uint8Array.of(bits), unused);
}

const dnsName = (text: string): Uint8Array => der.contextPrimitive(2, new TextEncoder().encode(text));

function ipName(text: string): Uint8Array {
  return der.contextPrimitive(7, ipBytes(text));
}

function ipBytes(text: string): Uint8Array {
  if (isIP(text) === 4) return Uint8Array.from(text.split('.'), Number);
  const [head = '', tail = ''] = text.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const zeros = new Array<string>(8 - groups(head).length - groups(tail).length).fill('0');
  const all = text.includes('::') ? [...groups(head), ...zeros, ...groups(tail)] : groups(text);
  return Uint8Array.from(all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]));
}

function subtreeList({ dns = [], ip = [], directory = [] }: Subtrees): Uint8Array[] {
  return [
    ...dns.map((text) => der.sequence(dnsName(text))),
    ...ip.map((text) => {
      const parts = text.split('/').flatMap((part) => [...ipBytes(part)]);
      return der.sequence(der.contextPrimitive(7, Uint8Array.from(parts)));
    }),
    ...directory.map((text) => der.sequence(der.context(4, makeName(text)))),
  ];
}
