import { DEFAULT_LIMITS, textDocument, type PlistDocument, type ReadOptions } from '../document.ts';
import { firstDuplicate } from '../duplicates.ts';
import type { PlistEntry, PlistString, PlistValue } from '../value.ts';
import { shorten } from '../xml/scanner.ts';
import { describedData, hexData } from './data.ts';
import { decodeOpenStep } from './encoding.ts';
import { OpenStepScanner } from './scanner.ts';
import { quotedString, unquotedDate } from './strings.ts';

/**
 * Reads an OpenStep (NeXT, "old-style ASCII") property list, a .strings file, or what `defaults read` prints, in one
 * pass and linear time. The grammar is that of Apple's reader, CFOldStylePList.c. Only the dates and data of
 * `defaults read` and the escape `\u` go beyond it. Refused though Apple takes them are duplicate keys, unknown
 * escapes, comments left open, text behind a .strings file, and an empty file, for Apple an empty dictionary.
 *
 * Types are lost in this format: every leaf is a string or data. What `defaults read` prints as 1 may be a Boolean,
 * an integer, a real or a string, and a date is a string like any other. Newer releases of `defaults` also double
 * every backslash (`"Si\\U00e2n"`): nothing tells that from a backslash of the value itself, so it is kept.
 *
 * @throws PlistError
 */
export function readOpenStep(bytes: Uint8Array, options: ReadOptions = {}): PlistDocument {
  const scanner = new OpenStepScanner(decodeOpenStep(bytes));
  const root = new OpenStepReader(scanner, options).document();
  return textDocument('openstep', scanner.text, root, scanner.comments);
}

class OpenStepReader {
  readonly #scanner: OpenStepScanner;
  readonly #keepDuplicates: boolean;
  readonly #maxDepth: number;
  readonly #maxValues: number;
  #depth = 0;
  #count = 0;

  constructor(scanner: OpenStepScanner, options: ReadOptions) {
    this.#scanner = scanner;
    this.#keepDuplicates = options.duplicateKeys === 'keep';
    this.#maxDepth = options.maxDepth ?? DEFAULT_LIMITS.maxDepth;
    this.#maxValues = options.maxValues ?? DEFAULT_LIMITS.maxValues;
  }

  /** One value with nothing behind it, or the entries of a .strings file, which are a dictionary without braces. */
  document(): PlistValue {
    const scanner = this.#scanner;
    scanner.skip();
    if (scanner.atEnd) return scanner.fail('the file is empty: there is no value in it', scanner.at);
    const root = this.#value('a value');
    scanner.skip();
    if (root.kind === 'string' && (scanner.next === '=' || scanner.next === ';')) return this.#strings(root);
    if (!scanner.atEnd) scanner.unexpected('nothing after the value');
    return root;
  }

  #strings(firstKey: PlistString): PlistValue {
    const scanner = this.#scanner;
    const entries = [this.#entry(firstKey.value, firstKey.start, firstKey.end)];
    let end = scanner.at;
    for (scanner.skip(); !scanner.atEnd; scanner.skip()) {
      entries.push(this.#keyed('a key'));
      end = scanner.at;
    }
    return this.#dictionary(entries, firstKey.start, end);
  }

  #value(expected: string): PlistValue {
    const scanner = this.#scanner;
    const start = scanner.at;
    this.#count += 1;
    if (this.#count > this.#maxValues) scanner.fail(`more than ${this.#maxValues} values`, start);
    if (scanner.next === '{') {
      const data = describedData(scanner);
      return data ? { kind: 'data', value: data, start, end: scanner.at } : this.#dict(start);
    }
    if (scanner.next === '(') return this.#array(start);
    if (scanner.next === '<') return { kind: 'data', value: hexData(scanner), start, end: scanner.at };
    const value = unquotedDate(scanner) ?? this.#string(expected);
    return { kind: 'string', value, start, end: scanner.at };
  }

  #string(expected: string): string {
    const scanner = this.#scanner;
    if (scanner.next === '"' || scanner.next === "'") return quotedString(scanner);
    const value = scanner.unquoted();
    return value === '' ? scanner.unexpected(expected) : value;
  }

  #array(start: number): PlistValue {
    const scanner = this.#scanner;
    const value: PlistValue[] = [];
    this.#members('(', ')', start, () => {
      value.push(this.#value('a value or ")"'));
      scanner.skip();
      if (!scanner.take(',') && scanner.next !== ')' && !scanner.atEnd) scanner.unexpected('"," or ")"');
    });
    return { kind: 'array', value, start, end: scanner.at };
  }

  #dict(start: number): PlistValue {
    const entries: PlistEntry[] = [];
    this.#members('{', '}', start, () => entries.push(this.#keyed('a key or "}"')));
    return this.#dictionary(entries, start, this.#scanner.at);
  }

  /** Calls `member` for each member between two brackets, with nothing but the member's start in front. */
  #members(open: string, close: string, start: number, member: () => void): void {
    const scanner = this.#scanner;
    scanner.take(open);
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) scanner.fail(`nested more than ${this.#maxDepth} levels deep`, start);
    for (scanner.skip(); !scanner.take(close); scanner.skip()) {
      if (scanner.atEnd) scanner.fail(`"${open}" is never closed`, start);
      member();
    }
    this.#depth -= 1;
  }

  #keyed(expected: string): PlistEntry {
    const start = this.#scanner.at;
    const key = this.#string(expected);
    return this.#entry(key, start, this.#scanner.at);
  }

  /** `= value;` behind a key, or `;` alone, which makes the key its own value. */
  #entry(key: string, keyStart: number, keyEnd: number): PlistEntry {
    const scanner = this.#scanner;
    scanner.skip();
    if (scanner.take(';')) {
      return { key, value: { kind: 'string', value: key, start: keyStart, end: keyEnd }, keyStart, keyEnd };
    }
    if (!scanner.take('=')) scanner.unexpected(`"=" or ";" after the key "${shorten(key)}"`);
    scanner.skip();
    const value = this.#value('a value');
    scanner.skip();
    if (!scanner.take(';')) scanner.unexpected(`";" after the value of "${shorten(key)}"`);
    return { key, value, keyStart, keyEnd };
  }

  #dictionary(entries: readonly PlistEntry[], start: number, end: number): PlistValue {
    const again = this.#keepDuplicates ? undefined : firstDuplicate(entries);
    if (again) this.#scanner.fail(`the key "${shorten(again.key)}" comes twice in this dictionary`, again.keyStart);
    return { kind: 'dict', value: entries, start, end };
  }
}
