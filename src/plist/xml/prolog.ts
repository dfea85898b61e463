import { MAX_COMMENTS, type PlistComment } from '../document.ts';
import { NOT_XML } from './characters.ts';
import type { XmlScanner } from './scanner.ts';
import type { Fail } from './text.ts';

const SPACE = /[ \t\r\n]*/y;

/** The offset of the first character at or after `at` that is not white space. */
export function skipSpace(source: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(source);
  return SPACE.lastIndex;
}

/** Passes over white space, comments and processing instructions; comments are collected. */
export function skipMisc(source: string, from: number, comments: PlistComment[], fail: Fail): number {
  let at = skipSpace(source, from);
  while (source.charCodeAt(at) === 60) {
    if (source.startsWith('<!--', at)) at = comment(source, at, comments, fail);
    else if (source.startsWith('<?', at)) at = instruction(source, at, fail);
    else break;
    at = skipSpace(source, at);
  }
  return at;
}

function comment(source: string, start: number, comments: PlistComment[], fail: Fail): number {
  const dashes = source.indexOf('--', start + 4);
  if (dashes < 0) return fail('a comment is never closed', start);
  if (source[dashes + 2] !== '>') return fail('"--" inside a comment: XML allows it only as part of "-->"', dashes);
  const end = dashes + 3;
  const text = source.slice(start + 4, dashes);
  if (NOT_XML.test(text)) return fail('a character that XML does not allow, in a comment', start);
  if (comments.length >= MAX_COMMENTS) return fail(`more than ${MAX_COMMENTS} comments`, start);
  comments.push({ text, start, end });
  return end;
}

function instruction(source: string, start: number, fail: Fail): number {
  const end = source.indexOf('?>', start + 2);
  if (end < 0) return fail('a processing instruction is never closed', start);
  const text = source.slice(start, end + 2);
  if (DECLARATION.test(text)) {
    if (start === 0) return end + 2;
    return fail('an XML declaration may stand only at the very start of the file', start);
  }
  if (/^<\?xml[ \t\r\n?]/i.test(text)) return fail('the XML declaration is not well-formed', start);
  if (INSTRUCTION.test(text) && !NOT_XML.test(text)) return end + 2;
  return fail('a processing instruction that is not well-formed', start);
}

/** XML 1.0, production 23; version 2.0 is yet to come. */
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>$/;
const NAME = '[A-Za-z_:][A-Za-z0-9_:.-]*';
const INSTRUCTION = new RegExp(`^<\\?${NAME}[ \\t\\r\\n?]`);

/**
 * Passes over everything before the root element: XML declaration, comments, and a document type without an internal
 * subset. Like Apple's reader it refuses internal declarations outright, so no entity is ever declared or expanded,
 * and the external one that the document type names is never fetched.
 */
export function skipProlog(source: string, comments: PlistComment[], fail: Fail): number {
  const at = skipMisc(source, 0, comments, fail);
  if (!source.startsWith('<!DOCTYPE', at)) return at;
  const match = DOCTYPE.exec(source.slice(at, at + MAX_TAG));
  if (!match || NOT_XML.test(match[0])) return fail('the document type declaration is not well-formed', at);
  if (match[1] === '[') {
    return fail(
      "the document type has declarations of its own; Apple's readers refuse such a file",
      at + match[0].length - 1,
    );
  }
  return skipMisc(source, at + match[0].length, comments, fail);
}

const BLANK = '[ \\t\\r\\n]';
const PUBLIC = `[-()+,./:=?;!*#@$%_ \\r\\nA-Za-z0-9`;
// Apple's reader looks for the next ">" or "[", quoted or not, so that neither may be quoted.
const DOCTYPE = new RegExp(
  `^<!DOCTYPE${BLANK}+${NAME}(?:${BLANK}+(?:PUBLIC${BLANK}+(?:"${PUBLIC}']*"|'${PUBLIC}]*')|SYSTEM)` +
    `${BLANK}+(?:"[^"<>[]*"|'[^'<>[]*'))?${BLANK}*(>|\\[)`,
);
const ATTRIBUTE = `${BLANK}+(${NAME})${BLANK}*=${BLANK}*(?:"[^"<>&]*"|'[^'<>&]*')`;
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g');
const PLIST = new RegExp(`^<plist(?:${ATTRIBUTE})*${BLANK}*(/?)>`);
/** More than any writer needs, and few enough for any regular expression. */
const MAX_TAG = 1024;

/** Passes the start tag of the root element; true if that is empty. */
export function skipPlistTag(xml: XmlScanner): boolean {
  const start = xml.at;
  if (xml.text.startsWith(USUAL, start)) {
    xml.at += USUAL.length;
    return false;
  }
  const match = PLIST.exec(xml.text.slice(start, start + MAX_TAG));
  if (!match) return xml.fail(`expected <plist>, found ${xml.here()}`, start);
  const names = Array.from(match[0].matchAll(ATTRIBUTES), ([, name]) => name);
  if (NOT_XML.test(match[0]) || new Set(names).size < names.length) {
    return xml.fail('the attributes of <plist> are not well-formed', start);
  }
  xml.at += match[0].length;
  return match[2] === '/';
}

/** How every writer writes it. */
const USUAL = '<plist version="1.0">';
