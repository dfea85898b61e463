/**
 * Control characters, and those that reorder or hide text, as visible escapes: what comes from a file may say nothing to
 * a terminal. Line feeds and tabs are escaped too; texts are split into lines before.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => NAMED[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

// C0 and C1 controls, line separators, bidirectional controls, zero-width characters, interlinear and tag characters.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const NAMED: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/** Text for XML: markup escaped, and characters that XML 1.0 cannot hold made visible. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, visible)
    .replace(/[&<>"\r]/g, (character) => XML[character]!);
}

const XML: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
