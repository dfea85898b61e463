import type { PlistComment } from '../document.ts';
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
  comments.push({ text: source.slice(start + 4, dashes), start, end });
  return end;
}

function instruction(source: string, start: number, fail: Fail): number {
  const end = source.indexOf('?>', start + 2);
  if (end < 0) return fail('a processing instruction is never closed', start);
  if (start > 0 && /^<\?xml[\s?]/i.test(source.slice(start, start + 6))) {
    return fail('an XML declaration may stand only at the very start of the file', start);
  }
  return end + 2;
}

/**
 * Passes over everything before the root element: XML declaration, comments, and a document type without an internal
 * subset. Like Apple's reader it refuses internal declarations outright, so no entity is ever declared or expanded,
 * and the external one that the document type names is never fetched.
 */
export function skipProlog(source: string, comments: PlistComment[], fail: Fail): number {
  const at = skipMisc(source, 0, comments, fail);
  if (!source.startsWith('<!DOCTYPE', at)) return at;
  const match = DOCTYPE.exec(source.slice(at, at + MAX_DOCTYPE));
  if (!match) return fail('the document type declaration is not well-formed', at);
  if (match[1] === '[') {
    return fail(
      "the document type has declarations of its own; Apple's readers refuse such a file",
      at + match[0].length - 1,
    );
  }
  return skipMisc(source, at + match[0].length, comments, fail);
}

const DOCTYPE =
  /^<!DOCTYPE[ \t\r\n]+[^ \t\r\n>[]+(?:[ \t\r\n]+(?:PUBLIC[ \t\r\n]+(?:"[^"]*"|'[^']*')|SYSTEM)[ \t\r\n]+(?:"[^"]*"|'[^']*'))?[ \t\r\n]*(>|\[)/;
const MAX_DOCTYPE = 1024;
