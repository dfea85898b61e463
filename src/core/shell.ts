/**
 * A text as one word of a POSIX shell: within single quotes nothing is special but the single quote itself (POSIX.1
 * XCU 2.2.2), so that no value can become code.
 *
 * @throws Error for a NUL, which no shell's word can hold; policies are refused for one before
 */
export function quote(text: string): string {
  if (text.includes('\0')) throw new Error('a NUL cannot be quoted for a shell');
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same, bare where nothing in it is special: for commands that people read. A name never looks like an option. */
export function word(text: string): string {
  const name = text.startsWith('-') && text !== '-' ? `./${text}` : text;
  return /^[A-Za-z0-9_.,:/@%+=-]+$/.test(name) ? name : quote(name);
}
