/** Compares releases of Mac OS X as they are named, number by number: `10.4.8` comes before `10.4.11`, `10.5` after both. */
export function isNamedBefore(release: string, other: string): boolean {
  const [a, b] = [release, other].map((name) => name.split('.').map(Number));
  const at = b!.findIndex((part, index) => part !== (a![index] ?? 0));
  return at >= 0 && (a![at] ?? 0) < b![at]!;
}
