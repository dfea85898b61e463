/** Control characters never stand in a line as they are, and a percent sign begins `%XX`. */
const ODD = /[\0-\x08\x0b-\x1f\x7f%]/;
const ESCAPE = /%(?:[0-9A-Fa-f]{2})/;

/** The parts of a line, decoded; or what is wrong with it. */
export function partsOf(line: string): string[] | { readonly wrong: string } {
  const parts = split(line);
  if (!ODD.test(line)) return parts;
  const decoded: string[] = [];
  for (const part of parts) {
    const text = decode(part);
    if (text === undefined) return { wrong: 'it has a control character or a percent sign that is no %XX' };
    decoded.push(text);
  }
  return decoded;
}

/** The same as line.split('\t'), in half the time. */
function split(line: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let tab = line.indexOf('\t'); tab !== -1; tab = line.indexOf('\t', start)) {
    parts.push(line.slice(start, tab));
    start = tab + 1;
  }
  parts.push(line.slice(start));
  return parts;
}

function decode(part: string): string | undefined {
  if (!ODD.test(part)) return part;
  if (/[\0-\x1f\x7f]/.test(part) || ODD.test(part.replaceAll(new RegExp(ESCAPE, 'g'), ''))) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    // Bytes that are no UTF-8.
    return undefined;
  }
}

/** A decimal number of at most ten digits. Written out, for a path has three of them and a fleet a million paths. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const negative = text.charCodeAt(0) === MINUS;
  const first = negative ? 1 : 0;
  if (text.length === first || text.length > first + 10) return undefined;
  let value = 0;
  for (let i = first; i < text.length; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return negative && value > 0 ? -value : value;
}

const MINUS = 45;
const ZERO = 48;

export function isSha1(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** The text, if it is one of these. */
export function oneOf<const Word extends string>(text: string | undefined, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === text);
}
