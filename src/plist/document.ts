import { LineIndex } from '../core/line-index.ts';
import type { PlistValue } from './value.ts';

export type PlistFormat = 'xml' | 'binary' | 'openstep';

/** A comment of an XML or OpenStep file: its text without the marks, and where it stands. */
export interface PlistComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A property list as it was read. */
export interface PlistDocument {
  readonly format: PlistFormat;
  readonly root: PlistValue;
  /** The decoded text that offsets point into; undefined for binary files, whose offsets are bytes. */
  readonly text: string | undefined;
  readonly lines: LineIndex | undefined;
  readonly comments: readonly PlistComment[];
  /** True if the format tells types apart. OpenStep text does not: there every leaf is a string. */
  readonly typed: boolean;
}

export interface ReadOptions {
  /** What to do about a key that comes twice in one dictionary: refuse the file, or keep both for diagnosis. */
  readonly duplicateKeys?: 'refuse' | 'keep';
  /** How deep containers may nest. */
  readonly maxDepth?: number;
  /** How many bytes a file may have. */
  readonly maxBytes?: number;
  /** How many values a file may hold. */
  readonly maxValues?: number;
}

export const MAX_COMMENTS = 4_000_000;

/** Far beyond any preference file, and well within any stack and any memory. */
export const DEFAULT_LIMITS = { maxDepth: 512, maxBytes: 64 * 1024 * 1024, maxValues: 4_000_000 } as const;

/** A document around a text and what was read from it. */
export function textDocument(
  format: 'xml' | 'openstep',
  text: string,
  root: PlistValue,
  comments: readonly PlistComment[],
): PlistDocument {
  return { format, root, text, lines: new LineIndex(text), comments, typed: format === 'xml' };
}
