import { readOpenStep } from '../../../src/plist/openstep/reader.ts';
import type { PlistDocument, ReadOptions } from '../../../src/plist/document.ts';
import type { PlistValue } from '../../../src/plist/value.ts';

/** A tree without positions: entries as pairs, data as `<hex>` in a box of its own. */
export type Plain = string | { data: string } | Plain[] | { dict: [string, Plain][] };

export function plain(value: PlistValue): Plain {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'data':
      return { data: Buffer.from(value.value).toString('hex') };
    case 'array':
      return value.value.map(plain);
    case 'dict':
      return { dict: value.value.map(({ key, value: inner }) => [key, plain(inner)]) };
    default:
      throw new Error(`OpenStep text holds no ${value.kind}`);
  }
}

export const read = (text: string, options?: ReadOptions): PlistDocument => readOpenStep(Buffer.from(text), options);

export const dict = (...pairs: [string, Plain][]): Plain => ({ dict: pairs });
