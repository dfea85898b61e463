import { PlistError } from '../../../src/plist/error.ts';
import { readPlist } from '../../../src/plist/format.ts';
import type { PlistDocument, ReadOptions } from '../../../src/plist/document.ts';
import type { PlistValue } from '../../../src/plist/value.ts';

/** The value without its places, to be compared with one made by the functions of value.ts. */
export function bare(value: PlistValue): PlistValue {
  const nowhere = { start: -1, end: -1 };
  if (value.kind === 'array') return { ...value, ...nowhere, value: value.value.map(bare) };
  if (value.kind !== 'dict') return { ...value, ...nowhere };
  const entries = value.value.map((entry) => ({ ...entry, value: bare(entry.value), keyStart: -1, keyEnd: -1 }));
  return { ...value, ...nowhere, value: entries };
}

/** The root as it was read, with its places. */
export const readRoot = (input: string | Uint8Array, options?: ReadOptions): PlistValue =>
  readPlist(toBytes(input), options).root;

/** The root without its places. */
export const read = (input: string | Uint8Array, options?: ReadOptions): PlistValue => bare(readRoot(input, options));

/** Why a file is refused: `line:column problem`, or `@byte problem`. */
export function refusal(input: string | Uint8Array, options?: ReadOptions): string {
  let document: PlistDocument;
  try {
    document = readPlist(toBytes(input), options);
  } catch (error) {
    if (!(error instanceof PlistError)) throw error;
    const { position, byteOffset, problem } = error;
    return `${position ? `${position.line}:${position.column}` : `@${byteOffset}`} ${problem}`;
  }
  throw new Error(`was not refused, but read as ${document.format} ${document.root.kind}`);
}

export const toBytes = (input: string | Uint8Array): Uint8Array =>
  typeof input === 'string' ? new TextEncoder().encode(input) : input;

/** A root element around a value; the value starts in column 8. */
export const plist = (inner: string): string => `<plist>${inner}</plist>`;
