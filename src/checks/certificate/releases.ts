/** Releases of Mac OS X: `10.4` is any 10.4.x, `10.4.11` is that one. */

function parts(release: string): readonly [number, number, number | undefined] {
  const [major = 0, minor = 0, patch] = release.split('.').map(Number);
  return [major, minor, patch];
}

/** Compares with a wanted release; `patch` stands in where the release does not say its own. */
function compare(release: string, other: string, patch: number): number {
  const [a, b] = [parts(release), parts(other)];
  return a[0] - b[0] || a[1] - b[1] || (a[2] ?? patch) - (b[2] ?? 0);
}

/** Those that are, or may be, before a release. */
export function before(releases: readonly string[], limit: string): string[] {
  return releases.filter((release) => compare(release, limit, 0) < 0);
}

/** Those that are, or may be, that release or a later one. */
export function since(releases: readonly string[], first: string): string[] {
  return releases.filter((release) => compare(release, first, Infinity) >= 0);
}

/** `Mac OS X 10.3 and 10.4`. */
export function macs(releases: readonly string[]): string {
  const [last] = releases.slice(-1);
  return `Mac OS X ${releases.length > 1 ? `${releases.slice(0, -1).join(', ')} and ${last}` : last}`;
}
