/** The systems that can be pretended. */
export type Release = '10.3' | '10.4' | '10.5' | '10.6';

export const RELEASES: readonly Release[] = ['10.3', '10.4', '10.5', '10.6'];

/** What holds from a release on, until a later entry says otherwise. */
export type Since<T> = { readonly [release in Release]?: T };

export function at<T>(values: Since<T>, release: Release): T | undefined {
  const known = RELEASES.slice(0, RELEASES.indexOf(release) + 1).filter((one) => one in values);
  return known.length === 0 ? undefined : values[known[known.length - 1]!];
}

export function isBetween(release: Release, from: Release = '10.3', until: Release = '10.6'): boolean {
  const place = RELEASES.indexOf(release);
  return place >= RELEASES.indexOf(from) && place <= RELEASES.indexOf(until);
}

/** The last version of each, and its build. */
export const VERSIONS: { readonly [release in Release]: { readonly version: string; readonly build: string } } = {
  '10.3': { version: '10.3.9', build: '7W98' },
  '10.4': { version: '10.4.11', build: '8S165' },
  '10.5': { version: '10.5.8', build: '9L31a' },
  '10.6': { version: '10.6.8', build: '10K549' },
};
