import { LineIndex } from '../../core/line-index.ts';
import type { PlistComment } from '../document.ts';
import { PlistError } from '../error.ts';
import { skipMisc, skipSpace } from './prolog.ts';
import { CDATA, characterData, type Fail } from './text.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const AMP = 38;
const SLASH = 47;
const LT = 60;
const GT = 62;

/** Tags and character data of an XML text, one after the other. Knows XML, but not what a property list may hold. */
export class XmlScanner {
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

  /** True if the next characters open an element, and do not close one. */
  get atStartTag(): boolean {
    return this.text.charCodeAt(this.at) === LT && this.text.charCodeAt(this.at + 1) !== SLASH;
  }

  get atEndTag(): boolean {
    return this.text.charCodeAt(this.at) === LT && this.text.charCodeAt(this.at + 1) === SLASH;
  }

  /** What stands here, for error messages. */
  here(): string {
    const rest = this.text.slice(this.at, this.at + 60);
    if (rest === '') return 'the end of the file';
    const tag = /^<[/!?]?[^\s<>/]{1,24}[^<>]{0,8}>?/.exec(rest)?.[0];
    return tag ?? `the text ${JSON.stringify(shorten(rest.split(/[\r\n<]/, 1)[0] || rest[0]!))}`;
  }

  /** Passes over white space, comments and processing instructions. */
  skip(): void {
    this.at = skipSpace(this.text, this.at);
    const next = this.text.charCodeAt(this.at + 1);
    if (this.text.charCodeAt(this.at) === LT && (next === 33 || next === 63)) {
      this.at = skipMisc(this.text, this.at, this.comments, this.fail);
    }
  }

  /** True if the element of that name opens here; then the place is behind its name. */
  opens(name: string): boolean {
    const behind = this.at + 1 + name.length;
    if (!this.text.startsWith(name, this.at + 1)) return false;
    const next = this.text.charCodeAt(behind);
    if (next !== GT && next !== SLASH && !isSpace(next)) return false;
    this.at = behind;
    return true;
  }

  /** Passes the end of a start tag; true if the element is empty (`<string/>`). */
  endOfStartTag(name: string): boolean {
    const open = this.at;
    this.at = skipSpace(this.text, this.at);
    const empty = this.text.charCodeAt(this.at) === SLASH;
    if (empty) this.at += 1;
    if (this.atEnd) this.fail(`the tag <${name}> is never closed`, open);
    if (this.text.charCodeAt(this.at) !== GT) this.fail(`<${name}> takes no attributes`, open);
    this.at += 1;
    return empty;
  }

  /** Passes `</name>`. */
  close(name: string): void {
    const start = this.at;
    if (this.atEnd) this.fail(`expected </${name}>, but the file ends`, start);
    if (!this.text.startsWith(`</${name}`, start)) this.fail(`expected </${name}>, found ${this.here()}`, start);
    const behind = skipSpace(this.text, start + 2 + name.length);
    if (this.text.charCodeAt(behind) !== GT) this.fail(`expected </${name}>, found ${this.here()}`, start);
    this.at = behind + 1;
  }

  /** The character data of an element up to its end tag; the place is then at that tag. */
  content(name: string): string {
    const start = this.at;
    let at = start;
    let unit = this.text.charCodeAt(at);
    while (unit >= SPACE ? unit !== LT && unit !== AMP && unit < 0xd800 : unit === LF || unit === TAB) {
      at += 1;
      unit = this.text.charCodeAt(at);
    }
    if (unit !== LT || this.text.charCodeAt(at + 1) !== SLASH) return this.#richContent(name, start);
    const content = this.text.slice(start, at);
    if (content.includes(']]>')) return this.#richContent(name, start);
    this.at = at;
    return content;
  }

  /**
   * The same for numbers, dates and data, which hold neither entities nor CDATA sections: Apple's older reader knows them
   * in reals alone (CFPropertyList.c, parseRealTag), the newer one in none (XMLPlistScanner.swift); in data the older one
   * skips the ampersand and decodes the rest.
   */
  plainContent(name: string): string {
    const start = this.at;
    const content = this.content(name);
    const special = this.text.slice(start, this.at).search(/[&<]/);
    if (special < 0) return content;
    return this.fail(`an entity or a CDATA section in <${name}>; Apple's reader takes none there`, start + special);
  }

  /** The same for data with entities, CDATA sections, carriage returns, and characters that need a look. */
  #richContent(name: string, start: number): string {
    const { text } = this;
    let end = text.indexOf('<', start);
    while (end >= 0 && text.startsWith(CDATA, end)) {
      const close = text.indexOf(']]>', end);
      if (close < 0) this.fail('a CDATA section is never closed', end);
      end = text.indexOf('<', close + 3);
    }
    const content = characterData(text, start, end < 0 ? text.length : end, this.fail);
    if (end < 0) this.fail(`<${name}> is never closed`, start);
    if (text.startsWith('<!--', end)) this.fail(`a comment inside <${name}>; Apple's reader refuses it`, end);
    this.at = end;
    return content;
  }
}

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === LF || unit === TAB || unit === CR;
}

/** At most 40 characters of something, for a message. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
