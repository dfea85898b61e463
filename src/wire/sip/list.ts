/** Splits at a separator that is neither in a quoted string nor in angle brackets (RFC 3261, section 25.1). */
export function splitOutside(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '<') bracketed = true;
    else if (letter === '>') bracketed = false;
    else if (letter === separator && !bracketed) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== '');
}

/** `name=value`, `name = "value"` or `name` alone; the name in lower case. Undefined for anything else. */
export function readParameter(text: string): { name: string; value: string; sound: boolean } | undefined {
  const found = /^([^\s=",;<>()]+)(?:\s*=\s*([^]*))?$/.exec(text);
  if (!found) return undefined;
  const [, name, written = ''] = found;
  const { value, sound } = unquoted(written.trim());
  return { name: name!.toLowerCase(), value, sound };
}

/** The content of a quoted string, or the text as it is; `sound` is false where quotes don't match. */
export function unquoted(text: string): { value: string; sound: boolean } {
  if (!text.startsWith('"')) return { value: text, sound: !text.includes('"') };
  const found = /^"((?:[^"\\]|\\[^])*)"$/.exec(text);
  if (!found) return { value: text.replaceAll('"', ''), sound: false };
  return { value: found[1]!.replaceAll(/\\([^])/g, '$1'), sound: true };
}
