import type { PlistDocument } from '../document.ts';
import type { PlistDict, PlistValue } from '../value.ts';

/**
 * What the preference files of a fleet have in common: one program has written them, each with some of the same keys in the
 * same layout. Whether a file has the form is known at a fraction of the cost of reading it, and then its values are at hand
 * as they stand there; what has not is read as ever. There is one form for each format, learned from files that were read.
 */
export interface Form {
  /** The values of a file that has the form; undefined if it has not. */
  readonly match: (file: FormFile) => Match | undefined;
  /** Makes the form fit files that have the layout and the keys of one that was read; true if that was news. */
  readonly learn: (file: FormFile, document: RootDocument) => boolean;
  /** A value from how it stands in a file; undefined where only the reader can tell. */
  readonly valueOf: (raw: string) => PlistValue | undefined;
  /** The text of a string, as it stands in a file: with entities, and not yet looked at. Undefined for anything else. */
  readonly textOf: (raw: string) => string | undefined;
}

/** Values as they stand in a file, in the order of `told`; undefined for keys that it has not. */
export interface Match {
  /** The same array for as long as the form is the same. */
  readonly told: readonly string[];
  readonly raws: readonly (string | undefined)[];
}

/** A file, with what forms of its format need of it. */
export interface FormFile {
  readonly bytes: Uint8Array;
  /** XML: the decoded text. Binary: each byte a character. */
  readonly text: string;
}

export type RootDocument = PlistDocument & { readonly root: PlistDict };

/** Values that nobody asks about: all of the type, `natural` 0 to 999,999,999, `leaf` any but dates and reals. */
export type Untold = 'boolean' | 'string' | 'natural' | 'data' | 'leaf';

/** What is asked about the values of a key, judged by one of them: undefined if they are to be told. */
export type Asking = (key: string, value: PlistValue) => Untold | undefined;

/** A program does not write more. */
export const MOST_KEYS = 250;
