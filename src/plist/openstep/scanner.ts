import { LineIndex } from '../../core/line-index.ts';
import { MAX_COMMENTS, type PlistComment } from '../document.ts';
import { PlistError } from '../error.ts';
import { shorten } from '../xml/scanner.ts';
import type { Fail } from '../xml/text.ts';

const SLASH = 47;
const STAR = 42;

/** What Apple's reader passes over between tokens: U+0009 to U+000D, blank, and the two separators of Unicode. */
const SPACE = /[\t-\r \u2028\u2029]*/y;
const REST_OF_LINE = /[^\n\r\u2028\u2029]*/y;

/** Apple's isValidUnquotedStringCharacter (CFOldStylePList.c). GNUstep's reader takes more. */
const UNQUOTED = /[A-Za-z0-9_$/:.-]*/y;

/** What to do where the output of `defaults read` is no property list. */
export const INSTEAD = 'give the preference file itself, or what "defaults export" writes';
const DOUBLED = `newer releases of "defaults read" double backslashes, so that a quote ends its string: ${INSTEAD}`;

/** The characters of an OpenStep text, with white space and comments passed over. Knows tokens, but no values. */
export class OpenStepScanner {
  readonly text: string;
  readonly comments: PlistComment[] = [];
  /** The offset of the next character. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  readonly fail: Fail = (problem, offset) => {
    throw new PlistError(problem, { position: new LineIndex(this.text).position(offset) });
  };

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character, empty at the end of the text. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** True if the next character is that one; then the place is behind it. */
  take(character: string): boolean {
    if (this.next !== character) return false;
    this.at += 1;
    return true;
  }

  /** Fails because something else stands here, with a guess at why where there is one. */
  unexpected(expected: string): never {
    let guess = '';
    if (this.text.slice(0, 2).includes('\0')) guess = '; is the file UTF-16 without a byte order mark?';
    if (/\\\\"[ \t]*$/.test(this.text.slice(Math.max(0, this.at - 16), this.at))) guess = `; ${DOUBLED}`;
    return this.fail(`expected ${expected}, found ${this.here()}${guess}`, this.at);
  }

  /** What stands here, for error messages. */
  here(): string {
    if (this.atEnd) return 'the end of the file';
    const run = match(UNQUOTED, this.text, this.at);
    if (run !== '') return `"${shorten(run)}"`;
    if (this.next === '"' || this.next === "'") return 'a quoted string';
    const point = this.text.codePointAt(this.at)!;
    if (point > 0x20 && point < 0x7f) return `"${this.next}"`;
    return `the character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  }

  /** Passes over white space and comments; comments are collected. */
  skip(): void {
    this.at += match(SPACE, this.text, this.at).length;
    while (this.text.charCodeAt(this.at) === SLASH) {
      const second = this.text.charCodeAt(this.at + 1);
      if (second !== SLASH && second !== STAR) return;
      this.#comment(second === SLASH);
      this.at += match(SPACE, this.text, this.at).length;
    }
  }

  #comment(line: boolean): void {
    const start = this.at;
    const inner = start + 2;
    const close = line ? inner + match(REST_OF_LINE, this.text, inner).length : this.text.indexOf('*/', inner);
    if (close < 0) this.fail('a comment is never closed', start);
    this.at = line ? close : close + 2;
    if (this.comments.length >= MAX_COMMENTS) this.fail(`more than ${MAX_COMMENTS} comments`, this.at);
    this.comments.push({ text: this.text.slice(inner, close), start, end: this.at });
  }

  /** The unquoted string that starts here; empty if none does. A "//" inside it is no comment, as Apple has it. */
  unquoted(): string {
    const run = match(UNQUOTED, this.text, this.at);
    this.at += run.length;
    return run;
  }
}

/** What a sticky pattern matches at that place, perhaps nothing. */
function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
