import { visible } from './escape.ts';

/** Text as text, whatever is in it: no markup, no HTML, no end of a cell. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/**
 * A piece of code. Parsers differ on a bar between backticks inside of a table, escaped or not; between tags they agree, and
 * there everything is text as elsewhere.
 */
export function code(text: string): string {
  const shown = visible(text);
  if (/[|`\\]/.test(shown)) return `<code>${escaped(shown)}</code>`;
  return shown === '' ? '' : `\`${shown}\``;
}
