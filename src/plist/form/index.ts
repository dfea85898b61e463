import { PlistError } from '../error.ts';
import { decodeXml } from '../xml/encoding.ts';
import { binaryForm } from './binary.ts';
import type { Asking, Form, FormFile } from './form.ts';
import { xmlForm } from './xml.ts';

export { copied } from './copied.ts';
export type { Asking, Form, Match, RootDocument, Untold } from './form.ts';

/** The forms of the formats that have types. */
export function newForms(asking: Asking): { readonly xml: Form; readonly binary: Form } {
  return { xml: xmlForm(asking), binary: binaryForm(asking) };
}

/** Larger files are nothing that a program writes. */
const LARGEST = 64 * 1024;

/** A file as forms see it; undefined for OpenStep text, which has no types, and for what is damaged. */
export function formFile(bytes: Uint8Array): (FormFile & { readonly format: 'xml' | 'binary' }) | undefined {
  if (bytes.length > LARGEST) return undefined;
  if (bytes[0] === 0x62) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    return { format: 'binary', bytes, text };
  }
  if (bytes[0] !== 0x3c) return undefined;
  try {
    return { format: 'xml', bytes, text: decodeXml(bytes) };
  } catch (error) {
    if (error instanceof PlistError) return undefined;
    throw error;
  }
}
