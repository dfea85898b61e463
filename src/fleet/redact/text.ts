import type { Names } from './names.ts';

/** A text of which nobody knows what it says; what is empty or blank stays as it is. */
export function freeText(text: string, names: Names): string {
  return text.trim() === '' ? text : names.replace('text', text, (next) => `text${next()}`);
}

/** What control characters part, each piece replaced for itself. */
export function betweenControls(text: string, replace: (piece: string) => string): string {
  return text
    .split(/([\p{Cc}\u2028\u2029]+)/u)
    .map((piece, i) => (i % 2 === 1 ? piece : replace(piece)))
    .join('');
}

/** The text without the white space around it replaced, and that put back. */
export function trimmed(text: string, replace: (core: string) => string): string {
  const core = text.trim();
  return core === '' ? text : text.replace(core, () => replace(core));
}
