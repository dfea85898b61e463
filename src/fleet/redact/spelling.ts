/**
 * Capitals of replacements. Names that differ in capitals alone belong together, but checks may tell them apart: so each
 * spelling of a name gets a spelling of the replacement, and capitals stay capitals where there are no others.
 */
export class Spellings {
  readonly #styles = new Map<string, number>();
  readonly #taken = new Set<number>();
  #next = 1;

  /** The replacement for this spelling of the name: letters in lower case, all in capitals, or mixed. */
  apply(original: string, replacement: string): string {
    let style = this.#styles.get(original);
    if (style === undefined) {
      style = this.#free(original, lettersIn(replacement));
      this.#styles.set(original, style);
      this.#taken.add(style);
    }
    return capitals(replacement, style);
  }

  #free(original: string, letters: number): number {
    const all = 2 ** letters - 1;
    const wanted =
      original === original.toLowerCase() ? 0 : original.length > 1 && original === original.toUpperCase() ? all : 1;
    if (!this.#taken.has(wanted)) return wanted;
    while (this.#taken.has(this.#next)) this.#next += 1;
    return this.#next < all ? this.#next : wanted;
  }
}

function lettersIn(text: string): number {
  return Math.min(20, text.replace(/[^a-z]/g, '').length);
}

/** Bit n of the style makes the n-th letter a capital; the style of all bits makes the whole text capitals. */
function capitals(text: string, style: number): string {
  if (style === 2 ** lettersIn(text) - 1) return text.toUpperCase();
  let letter = 0;
  return text.replace(/[a-z]/g, (character) => {
    const isCapital = letter < 20 && ((style >> letter) & 1) === 1;
    letter += 1;
    return isCapital ? character.toUpperCase() : character;
  });
}
