/** Within this length no part of a name, and no name, is too long. */
const LONGEST = 63;

const HOST = /^(?:[A-Za-z0-9]+[.-])*[A-Za-z][A-Za-z0-9]*$/;
const ADDRESS = /^[A-Za-z0-9.-]+@(?:[A-Za-z0-9]+[.-])*[A-Za-z][A-Za-z0-9]*$/;

/**
 * True for a text that is a host name beyond doubt: letters, digits, and single dots and hyphens between them, a letter in
 * the last part, and short. All else needs the long look of `hostProblem`, which says what is wrong.
 */
export function isPlainHost(text: string): boolean {
  return text.length <= LONGEST && HOST.test(text);
}

/** The same for `user@host`. */
export function isPlainAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}
