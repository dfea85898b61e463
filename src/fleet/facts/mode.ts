/** The permissions that `ls -l` shows as nine letters, as four octal digits; undefined for anything else. */
export function modeOf(letters: string): string | undefined {
  const known = KNOWN.get(letters);
  if (known !== undefined) return known;
  if (!SHAPE.test(letters)) return undefined;
  let bits = 0;
  for (let i = 0; i < letters.length; i += 1) {
    const letter = letters[i]!;
    const bit = 0o400 >> i;
    // s and t stand for a special bit with x, S and T for one without.
    if ('rwxst'.includes(letter)) bits |= bit;
    if ('sStT'.includes(letter)) bits |= SPECIAL[(i - 2) / 3]!;
  }
  return bits.toString(8).padStart(4, '0');
}

const SHAPE = /^(?:[-r][-w][-xsS]){2}[-r][-w][-xtT]$/;
const SPECIAL = [0o4000, 0o2000, 0o1000] as const;

/** Those that nearly every line has. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['rwxr-xr-x', '0755'],
  ['rwx------', '0700'],
  ['rw-------', '0600'],
  ['r--r--r--', '0444'],
  ['rw-r--r--', '0644'],
  ['rwxrwxr-x', '0775'],
]);
