import { codePointIsXml } from './characters.ts';

/** What is wrong in a text, and where; the reader turns it into a PlistError. */
export type Fail = (problem: string, offset: number) => never;

const PREDEFINED: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The character data between `start` and `end` of the source: entities and CDATA sections resolved, line ends as LF
 * (XML 1.0, 2.11). Only the five predefined entities and numeric references exist; others were never declared, and a
 * declared one would be expanded by no reader of Apple's.
 */
export function characterData(source: string, start: number, end: number, fail: Fail): string {
  let result = '';
  let at = start;
  while (at < end) {
    const special = nextSpecial(source, at, end);
    const run = plain(source, at, special, fail);
    if (run.includes(']]>')) {
      fail('"]]>" may stand only at the end of a CDATA section: write "]]&gt;"', source.indexOf(']]>', at));
    }
    result += run;
    if (special === end) break;
    if (source[special] === '&') {
      const semicolon = source.indexOf(';', special);
      result += reference(source, special, semicolon < 0 ? end : Math.min(semicolon, end), fail);
      at = semicolon + 1;
    } else {
      const close = source.indexOf(']]>', special);
      result += plain(source, special + CDATA.length, close, fail);
      at = close + 3;
    }
  }
  return result;
}

export const CDATA = '<![CDATA[';
const CR = 13;
const LF = 10;

function nextSpecial(source: string, from: number, end: number): number {
  for (let i = from; i < end; i += 1) {
    const unit = source.charCodeAt(i);
    if (unit === 38 || unit === 60) return i;
  }
  return end;
}

function plain(source: string, start: number, end: number, fail: Fail): string {
  for (let i = start; i < end; i += 1) {
    const point = source.codePointAt(i)!;
    if (!codePointIsXml(point)) fail(`the character ${name(point)} is not allowed in XML`, i);
    if (point > 0xffff) i += 1;
  }
  const text = source.slice(start, end);
  return text.includes('\r') ? withLineFeeds(text) : text;
}

/** CR LF and CR as LF. By hand, because replaceAll takes seconds and gigabytes for a text of nothing else. */
function withLineFeeds(text: string): string {
  const units = Buffer.allocUnsafe(2 * text.length);
  let end = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit !== CR) end = units.writeUInt16LE(unit, end);
    else if (text.charCodeAt(i + 1) !== LF) end = units.writeUInt16LE(LF, end);
  }
  return units.toString('utf16le', 0, end);
}

function reference(source: string, ampersand: number, semicolon: number, fail: Fail): string {
  const body = source.slice(ampersand + 1, semicolon);
  if (source[semicolon] !== ';' || body.length > 32 || !/^#?[A-Za-z0-9_:.-]+$/.test(body)) {
    return fail('a bare "&": write "&amp;" for the character itself', ampersand);
  }
  // No more than eight digits: beyond that Apple's reader gives up (CFPropertyList.c, parseEntityReference_pl).
  const numeric = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/.exec(body);
  if (!numeric) {
    const known = Object.hasOwn(PREDEFINED, body) ? PREDEFINED[body] : undefined;
    return (
      known ?? fail(`the entity "&${body};" is unknown; a property list has only lt, gt, amp, quot, apos`, ampersand)
    );
  }
  const point = numeric[1] === undefined ? Number.parseInt(numeric[2]!, 10) : Number.parseInt(numeric[1], 16);
  if (!codePointIsXml(point)) return fail(`"&${body};" stands for no character that XML allows`, ampersand);
  return String.fromCodePoint(point);
}

function name(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
