import { DEFAULT_LIMITS, textDocument, type PlistDocument, type ReadOptions } from '../document.ts';
import type { PlistEntry, PlistValue } from '../value.ts';
import { firstDuplicate } from '../duplicates.ts';
import { decodeXml } from './encoding.ts';
import { parseData, parseDate, parseInteger, parseReal } from './leaves.ts';
import { plainPair } from './plain-pair.ts';
import { skipMisc, skipPlistTag, skipProlog } from './prolog.ts';
import { shorten, XmlScanner } from './scanner.ts';
import { isArchivedUid } from './uid.ts';

/**
 * Reads an XML property list into a typed tree with positions, in one pass and linear time. Strict: what Apple's
 * readers, plistlib and libplist do not all take alike is refused with its position.
 *
 * @throws PlistError
 */
export function readXml(bytes: Uint8Array, options: ReadOptions = {}): PlistDocument {
  const scanner = new XmlScanner(decodeXml(bytes));
  const root = new XmlReader(scanner, options).document();
  return textDocument('xml', scanner.text, root, scanner.comments);
}

/** Elements whose text is the value: how it is parsed, and what to say of a text that is none. */
const LEAVES = {
  integer: { parse: parseInteger, expected: 'a whole number of at most 64 bits' },
  real: { parse: parseReal, expected: 'a number' },
  date: { parse: parseDate, expected: 'a date such as 2006-09-12T08:30:00Z' },
  data: { parse: parseData, expected: 'Base64 text' },
} as const;

type LeafName = keyof typeof LEAVES;

class XmlReader {
  readonly #xml: XmlScanner;
  readonly #keepDuplicates: boolean;
  readonly #maxDepth: number;
  readonly #maxValues: number;
  #depth = 0;
  #count = 0;

  constructor(scanner: XmlScanner, options: ReadOptions) {
    this.#xml = scanner;
    this.#keepDuplicates = options.duplicateKeys === 'keep';
    this.#maxDepth = options.maxDepth ?? DEFAULT_LIMITS.maxDepth;
    this.#maxValues = options.maxValues ?? DEFAULT_LIMITS.maxValues;
  }

  /** The prolog, `<plist>` with its one value, and nothing behind. */
  document(): PlistValue {
    const xml = this.#xml;
    xml.at = skipProlog(xml.text, xml.comments, xml.fail);
    if (xml.atEnd) return xml.fail('the file is empty: there is no <plist> element', xml.at);
    const open = xml.at;
    const empty = skipPlistTag(xml);
    xml.skip();
    if (empty || xml.atEndTag) return xml.fail('<plist> is empty: there is no value in it', open);
    const root = this.#value();
    xml.skip();
    if (xml.atStartTag) xml.fail(`<plist> holds one value, but here is another: ${xml.here()}`, xml.at);
    xml.close('plist');
    xml.at = skipMisc(xml.text, xml.at, xml.comments, xml.fail);
    if (!xml.atEnd) xml.fail(`expected nothing after </plist>, found ${xml.here()}`, xml.at);
    return root;
  }

  #value(): PlistValue {
    const xml = this.#xml;
    const start = xml.at;
    this.#counted(1, start);
    if (!xml.atStartTag) return xml.fail(`expected a value, found ${xml.here()}`, start);
    if (xml.opens('string')) return { kind: 'string', value: this.#content('string'), start, end: xml.at };
    if (xml.opens('true')) return this.#flag('true', start);
    if (xml.opens('false')) return this.#flag('false', start);
    if (xml.opens('dict')) return this.#dict(start);
    if (xml.opens('array')) return this.#array(start);
    for (const name of Object.keys(LEAVES) as LeafName[]) if (xml.opens(name)) return this.#leaf(name, start);
    const hint = xml.opens('key') ? 'a key may stand only in a dictionary' : `found ${xml.here()}`;
    return xml.fail(`expected a value: ${hint}`, start);
  }

  /** The text of an element whose start tag has been opened, up to and with its end tag. */
  #content(name: string): string {
    const xml = this.#xml;
    if (xml.endOfStartTag(name)) return '';
    const content = xml.content(name);
    xml.close(name);
    return content;
  }

  #flag(name: 'true' | 'false', start: number): PlistValue {
    if (!this.#xml.endOfStartTag(name)) this.#xml.close(name);
    return { kind: 'boolean', value: name === 'true', start, end: this.#xml.at };
  }

  #leaf(name: LeafName, start: number): PlistValue {
    const xml = this.#xml;
    const { parse, expected } = LEAVES[name];
    if (xml.endOfStartTag(name)) return xml.fail(`<${name}/> is empty; Apple's reader refuses it`, start);
    const content = xml.plainContent(name);
    xml.close(name);
    const value = parse(content);
    if (value === undefined) {
      const found = content.trim() === '' ? 'nothing' : JSON.stringify(shorten(content));
      return xml.fail(`<${name}> should hold ${expected}, not ${found}`, start);
    }
    return { kind: name, value, start, end: xml.at } as PlistValue;
  }

  /** Counts values as they come; too many end the reading before they fill the memory. */
  #counted(values: number, start: number): void {
    this.#count += values;
    if (this.#count > this.#maxValues) this.#xml.fail(`more than ${this.#maxValues} values`, start);
  }

  #array(start: number): PlistValue {
    const value: PlistValue[] = [];
    this.#members('array', start, () => value.push(this.#value()));
    return { kind: 'array', value, start, end: this.#xml.at };
  }

  #dict(start: number): PlistValue {
    const xml = this.#xml;
    const entries: PlistEntry[] = [];
    this.#members('dict', start, () => {
      entries.push(this.#entry());
      const before = entries.length;
      for (
        let pair = plainPair(xml.text, xml.at);
        pair && entries.length <= this.#maxValues;
        pair = plainPair(xml.text, xml.at)
      ) {
        entries.push(pair);
        xml.at = pair.value.end;
      }
      this.#counted(entries.length - before, start);
    });
    const again = this.#keepDuplicates ? undefined : firstDuplicate(entries);
    if (again) xml.fail(`the key "${shorten(again.key)}" comes twice in this dictionary`, again.keyStart);
    if (!isArchivedUid(entries)) return { kind: 'dict', value: entries, start, end: xml.at };
    return { kind: 'uid', value: entries[0]!.value.value as number, start, end: xml.at };
  }

  /** Calls `member` at each start tag inside a container, and passes the container's end. */
  #members(name: 'array' | 'dict', start: number, member: () => void): void {
    const xml = this.#xml;
    if (xml.endOfStartTag(name)) return;
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) xml.fail(`nested more than ${this.#maxDepth} levels deep`, start);
    for (xml.skip(); !xml.atEndTag; xml.skip()) {
      if (xml.atEnd) xml.fail(`<${name}> is never closed`, start);
      if (!xml.atStartTag) xml.fail(`text between the elements of <${name}>: ${xml.here()}`, xml.at);
      member();
    }
    xml.close(name);
    this.#depth -= 1;
  }

  #entry(): PlistEntry {
    const xml = this.#xml;
    const keyStart = xml.at;
    if (!xml.opens('key')) return xml.fail(`expected <key>, found ${xml.here()}`, keyStart);
    const key = this.#content('key');
    const keyEnd = xml.at;
    xml.skip();
    if (xml.atEndTag || xml.text.startsWith('<key', xml.at)) {
      xml.fail(`the key "${shorten(key)}" has no value`, keyStart);
    }
    return { key, value: this.#value(), keyStart, keyEnd };
  }
}
