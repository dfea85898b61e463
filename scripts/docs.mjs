// Writes the generated files: docs/checks/, docs/topics/, docs/settings.md, man/msgrctl.1, the JSON Schemas, and the sessions of the README.
// With CI=true or --check it writes nothing, and fails if one of them is stale.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const onlyCheck = process.env.CI === 'true' || process.argv.includes('--check');

const folder = mkdtempSync(join(root, 'node_modules', '.docs-'));
let pages;
try {
  const outfile = join(folder, 'pages.mjs');
  const entry = join(root, 'scripts/docs/pages.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  const { generatedPages } = await import(pathToFileURL(outfile).href);
  pages = await generatedPages(root);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Folders in which everything is generated. */
const own = ['docs/checks', 'docs/topics'];
for (const each of own) mkdirSync(join(root, each), { recursive: true });
const old = new Set(
  own
    .flatMap((each) => readdirSync(join(root, each), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
);
const stale = [];
for (const [path, text] of pages) {
  old.delete(path);
  if (read(join(root, path)) === text) continue;
  stale.push(path);
  if (onlyCheck) continue;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
for (const path of old) {
  stale.push(`${path} (left over)`);
  if (!onlyCheck) rmSync(join(root, path));
}
if (onlyCheck && stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}\nRun: npm run docs`);
  process.exitCode = 1;
} else {
  console.log(onlyCheck ? 'generated files are up to date' : `${stale.length} generated files written`);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
