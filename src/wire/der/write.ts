import { TAG } from './node.ts';

const CLASS_BITS = { universal: 0x00, application: 0x40, context: 0x80, private: 0xc0 } as const;

/** Tag, length in its shortest form, content. */
function value(first: number, tag: number, content: Uint8Array): Uint8Array {
  const tagBytes = tag < 31 ? [first | tag] : [first | 31, ...base128(tag)];
  return concat([Uint8Array.from([...tagBytes, ...lengthBytes(content.length)]), content]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

function base128(number: number): number[] {
  const bytes = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) + 128);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const utf8 = new TextEncoder();
const primitive = (tag: number, content: Uint8Array): Uint8Array => value(0, tag, content);
const constructed = (tag: number, parts: readonly Uint8Array[]): Uint8Array => value(0x20, tag, concat(parts));
/** `YYYYMMDDHHMMSSZ`. */
const clock = (date: Date): string => `${date.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;

/** Makes DER; each function gives one whole value. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]) => constructed(TAG.sequence, parts),
  /** The parts in the order given; DER wants the elements of a SET OF sorted. */
  set: (...parts: readonly Uint8Array[]) => constructed(TAG.set, parts),
  boolean: (yes: boolean) => primitive(TAG.boolean, Uint8Array.of(yes ? 0xff : 0)),
  integer(number: number | bigint): Uint8Array {
    const bytes: number[] = [];
    let rest = BigInt(number);
    do {
      bytes.unshift(Number(BigInt.asUintN(8, rest)));
      rest >>= 8n;
    } while (!(rest === 0n && bytes[0]! < 0x80) && !(rest === -1n && bytes[0]! >= 0x80));
    return primitive(TAG.integer, Uint8Array.from(bytes));
  },
  null: () => primitive(TAG.null, new Uint8Array()),
  oid(dotted: string): Uint8Array {
    const [top, second, ...rest] = dotted.split('.').map(Number);
    return primitive(TAG.oid, Uint8Array.from([top! * 40 + second!, ...rest].flatMap(base128)));
  },
  octetString: (bytes: Uint8Array) => primitive(TAG.octetString, bytes),
  /** `unused`: how many bits of the last byte do not count. */
  bitString: (bytes: Uint8Array, unused = 0) => primitive(TAG.bitString, concat([Uint8Array.of(unused), bytes])),
  utf8String: (text: string) => primitive(TAG.utf8String, utf8.encode(text)),
  printableString: (text: string) => primitive(TAG.printableString, utf8.encode(text)),
  ia5String: (text: string) => primitive(TAG.ia5String, utf8.encode(text)),
  generalString: (text: string) => primitive(TAG.generalString, utf8.encode(text)),
  /** Whole seconds, `Z`. */
  generalizedTime: (date: Date) => primitive(TAG.generalizedTime, utf8.encode(clock(date))),
  /** Whole seconds, `Z`; for the years 1950 to 2049. */
  utcTime: (date: Date) => primitive(TAG.utcTime, utf8.encode(clock(date).slice(2))),
  /** `[n]` of the context around whole values (EXPLICIT). */
  context: (tag: number, ...parts: readonly Uint8Array[]) => value(CLASS_BITS.context | 0x20, tag, concat(parts)),
  /** `[n]` of the context around a bare content (IMPLICIT, primitive). */
  contextPrimitive: (tag: number, content: Uint8Array) => value(CLASS_BITS.context, tag, content),
  /** `[APPLICATION n]` around whole values. */
  application: (tag: number, ...parts: readonly Uint8Array[]) =>
    value(CLASS_BITS.application | 0x20, tag, concat(parts)),
} as const;
