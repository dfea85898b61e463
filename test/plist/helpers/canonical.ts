import type { PlistValue } from '../../../src/plist/value.ts';

/** A value as plain JSON that loses nothing, the same that plistlib-oracle.py makes and takes. */
export type Canonical = readonly [type: string, value: unknown];

/** `uidsAsDicts`: for XML, where plistlib sees the dictionary that a UID is written as. */
export function canonical(value: PlistValue, { uidsAsDicts = false } = {}): Canonical {
  const inner = (child: PlistValue): Canonical => canonical(child, { uidsAsDicts });
  switch (value.kind) {
    case 'string':
    case 'boolean':
      return [value.kind, value.value];
    case 'integer':
      return ['integer', String(value.value)];
    case 'real':
      return ['real', doubleHex(value.value)];
    case 'date':
      return ['date', doubleHex(value.value)];
    case 'data':
      return ['data', Buffer.from(value.value).toString('base64')];
    case 'uid':
      return uidsAsDicts ? ['dict', [['CF$UID', ['integer', String(value.value)]]]] : ['uid', String(value.value)];
    case 'array':
      return ['array', value.value.map(inner)];
    case 'dict':
      return ['dict', value.value.map((entry) => [entry.key, inner(entry.value)])];
  }
}

/** The eight bytes of a double, so that -0 and every last bit count; all NaN are one. */
function doubleHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}
