/** `a.toLowerCase() === b.toLowerCase()`, without making either where the first letters already differ. */
export function sameLetters(a: string, b: string): boolean {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    // Beyond ASCII one letter may become two.
    if ((one | other) > 0x7f) return a.toLowerCase() === b.toLowerCase();
    if (one !== other && lower(one) !== lower(other)) return false;
  }
  return a.length === b.length;
}

function lower(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}
