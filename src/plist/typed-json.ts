import type { Json } from '../core/finding.ts';
import type { PlistValue } from './value.ts';

/**
 * A value as JSON that keeps its type: `{ "type": "integer", "value": 4 }`. Integers beyond 2^53, and reals that are no
 * numbers, are strings; data is Base64; dates are seconds since 2001-01-01T00:00:00Z; of dictionaries the keys keep
 * their order.
 */
export function typedJson(value: PlistValue): { readonly type: string; readonly value: Json } {
  return { type: value.kind, value: plainJson(value) };
}

function plainJson(value: PlistValue): Json {
  switch (value.kind) {
    case 'integer':
      return typeof value.value === 'bigint' ? String(value.value) : value.value;
    case 'real':
      return Number.isFinite(value.value) ? value.value : String(value.value);
    case 'data':
      return Buffer.from(value.value).toString('base64');
    case 'array':
      return value.value.map(typedJson);
    case 'dict':
      return value.value.map(({ key, value: inner }) => ({ key, ...typedJson(inner) }));
    case 'string':
    case 'boolean':
    case 'date':
    case 'uid':
      return value.value;
  }
}
