import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: { readonly [name: string]: string };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const lock = read('package-lock.json') as { packages: { [path: string]: Locked } };
const manifest = read('package.json') as { devDependencies: { [name: string]: string } };

/** npm leaves out of the lock what it could not find for another platform, without a word; `npm ci` then fails everywhere. */
test('the lock has the packages of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('every dependency is pinned to one version, and that one is locked', () => {
  for (const [name, version] of Object.entries(manifest.devDependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/);
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
  }
});
