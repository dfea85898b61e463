/** Below zero if the first release comes before the other; what is not said counts as zero. */
export function compareReleases(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')];
  for (let i = 0; i < 3; i += 1) {
    const difference = Number(x[i] ?? 0) - Number(y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `10.4` is any 10.4.x, and `10.4.11` that one. */
export function isOneOf(release: string, names: readonly string[]): boolean {
  return names.some((name) => release === name || release.startsWith(`${name}.`));
}

/** From 10.5 on trust is a matter of settings. */
export function hasTrustSettings(release: string): boolean {
  return compareReleases(release, '10.5') >= 0;
}
