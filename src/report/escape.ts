/**
 * What comes from a file may say nothing to a terminal, a parser or a reader behind their back: controls, bidirectional and
 * invisible characters, and halves of characters are written out. U+FE0E and U+FE0F stay, for they only choose the look of
 * an emoji.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu;

/** Nearly all texts are: looking at each character's properties would cost more than making the text. */
const HARMLESS = /^[\x20-\x7e]*$/;

const NAMED: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

function written(character: string): string {
  return NAMED[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** Unsafe characters as visible escapes, `\n` and `\t` too: the text has one line, and shows all that it holds. */
export function visible(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(UNSAFE, written);
}

/** Unsafe characters as visible escapes, but line feeds and carriage returns kept: for formats that encode those. */
export function visibleLines(text: string): string {
  return text.replace(UNSAFE, (character) => ('\r\n'.includes(character) ? character : written(character)));
}

/** Text between tags. Characters that XML 1.0 cannot hold (section 2.2), and unsafe ones, become visible escapes. */
export function xmlText(text: string): string {
  return text
    .replace(UNSAFE, (character) => ('\t\r\n'.includes(character) ? character : written(character)))
    .replace(/[&<>\r]/g, (character) => XML[character]!);
}

/** Text between quotes. A parser turns raw line feeds and tabs of an attribute into spaces (XML 1.0, section 3.3.3). */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/["\t\n]/g, (character) => XML[character]!);
}

const XML: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Pretty JSON with a final newline. Unsafe characters, which JSON may hold raw, are escaped the way JSON has for it. */
export function jsonDocument(value: object): string {
  return `${jsonText(value, 2)}\n`;
}

/** JSON in one line, or indented; unsafe characters escaped all the same. */
export function jsonText(value: object, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  if (HARMLESS.test(text)) return text;
  return text.replace(UNSAFE, (character) => (character === '\n' ? character : codeUnits(character)));
}

function codeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
