import { DerError, expect, hex, isText, readOid, readText, TAG, type DerNode } from '../der/index.ts';

export interface NameAttribute {
  readonly oid: string;
  /** As text, or `#` and the hexadecimal digits of its DER. */
  readonly value: string;
}

/** A distinguished name (RFC 5280, section 4.1.2.4). */
export interface Name {
  /** Relative names in the order of the bytes, the most general first. */
  readonly rdns: readonly (readonly NameAttribute[])[];
  /** For people, the most special first: `CN=sip.contoso.com, O=Contoso` (RFC 4514 with spaces). */
  readonly text: string;
  /** Names that are to be held equal have the same (RFC 5280, section 7.1). One entry for each relative name. */
  readonly canonical: readonly string[];
  readonly commonNames: readonly string[];
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);
const COMMON_NAME = '2.5.4.3';

/** Reads a Name; throws DerError. */
export function readName(node: DerNode | undefined, what: string, parent?: DerNode): Name {
  const rdns = expect(node, TAG.sequence, what, parent).children.map((set) =>
    expect(set, TAG.set, `a part of ${what}`).children.map((pair) => readAttribute(pair, what)),
  );
  return {
    rdns,
    text: rdns
      .toReversed()
      .map((rdn) => rdn.map(attributeText).join('+'))
      .join(', '),
    canonical: rdns.map((rdn) => rdn.map(canonical).toSorted().join('\0')),
    commonNames: rdns.flat().flatMap(({ oid, value }) => (oid === COMMON_NAME ? [value] : [])),
  };
}

/** True for names that RFC 5280, section 7.1, holds equal. */
export function sameName(a: Name, b: Name): boolean {
  return a.canonical.length === b.canonical.length && a.canonical.every((part, i) => part === b.canonical[i]);
}

/** True if `name` is `above`, or something below it. */
export function isWithin(name: Name, above: Name): boolean {
  return above.canonical.every((part, i) => part === name.canonical[i]);
}

function readAttribute(pair: DerNode, what: string): NameAttribute {
  const [type, value] = expect(pair, TAG.sequence, `an attribute of ${what}`).children;
  const oid = readOid(type, `the type of an attribute of ${what}`, pair);
  if (!value) throw new DerError(pair.end, `an attribute of ${what} has no value`);
  return { oid, value: isText(value) ? readText(value, `an attribute of ${what}`) : `#${hex(value.raw)}` };
}

function attributeText({ oid, value }: NameAttribute): string {
  // RFC 4514, section 2.4. Control characters have no place on a terminal.
  const escaped = value
    .replaceAll(/[\\"+,;<>]|^[# ]| $/g, String.raw`\$&`)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`);
  return `${SHORT.get(oid) ?? oid}=${escaped}`;
}

function canonical({ oid, value }: NameAttribute): string {
  const folded = value.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');
  return `${oid}=${folded}`;
}
