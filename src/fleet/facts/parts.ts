/** Control characters never stand in a line as they are, and a percent sign begins `%XX`. */
const ODD = /[\0-\x08\x0b-\x1f\x7f%]/;
const ESCAPE = /%(?:[0-9A-Fa-f]{2})/;

/** The parts of a line, decoded; or what is wrong with it. */
export function partsOf(line: string): string[] | { readonly wrong: string } {
  const parts = line.split('\t');
  if (!ODD.test(line)) return parts;
  const decoded: string[] = [];
  for (const part of parts) {
    const text = decode(part);
    if (text === undefined) return { wrong: 'it has a control character or a percent sign that is no %XX' };
    decoded.push(text);
  }
  return decoded;
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

export function wholeNumber(text: string | undefined): number | undefined {
  if (text === '0') return 0;
  return text !== undefined && WHOLE.test(text) ? Number(text) : undefined;
}

const WHOLE = /^-?[0-9]{1,10}$/;

export function isSha1(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** The text, if it is one of these. */
export function oneOf<const Word extends string>(text: string | undefined, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === text);
}
