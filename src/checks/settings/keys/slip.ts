/**
 * A function that gives the name of which a key is a slip of the finger: one letter was added, left out, replaced or swapped
 * with its neighbour, or only capitals differ. No slip where a digit is what differs. The same name as `suggest` would
 * give, but in a hundredth of the time: every Mac of a fleet has keys of the system that are nobody's slip.
 */
export function slipsOf(names: readonly string[]): (key: string) => string | undefined {
  const all = names.map((name) => ({ name, lower: name.toLowerCase() }));
  const longest = Math.max(...names.map((name) => name.length));
  /** By the length of a key: the names of about that length. */
  const byLength = Array.from({ length: longest + 2 }, (_, length) =>
    all.filter(({ lower }) => Math.abs(lower.length - length) <= 1),
  );
  return (key) => {
    if (key.length > longest + 1) return undefined;
    const word = key.toLowerCase();
    let near: (typeof all)[number] | undefined;
    for (const each of byLength[word.length] ?? []) {
      if (each.lower === word) return each.name;
      if (near === undefined && isOneStep(word, each.lower)) near = each;
    }
    return near === undefined || differByDigit(word, near.lower) ? undefined : near.name;
  };
}

function isOneStep(a: string, b: string): boolean {
  const from = sameStart(a, b);
  const rest = sameEnd(a, b, from);
  const [left, right] = [a.length - from - rest, b.length - from - rest];
  if (left < 2 && right < 2) return true;
  return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}

function differByDigit(a: string, b: string): boolean {
  const from = sameStart(a, b);
  const rest = sameEnd(a, b, from);
  return /[0-9]/.test(a.slice(from, a.length - rest) + b.slice(from, b.length - rest));
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function sameEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1;
  return length;
}
