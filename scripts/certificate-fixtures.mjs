// Writes the fixtures of src/checks/certificate, and the observation that they start from. Usage: node scripts/certificate-fixtures.mjs
// The certificates are made from their names alone, so that this changes nothing unless scripts/fixtures/ has changed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-fixtures-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, 'certificates.mjs');
const entry = fileURLToPath(new URL('fixtures/certificates.ts', import.meta.url));
await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
const { certificateFixtures } = await import(pathToFileURL(outfile).href);

const { base, changes } = certificateFixtures();
const fixtures = fileURLToPath(new URL('../test/fixtures/', import.meta.url));
const write = async (name, value) => {
  const path = join(fixtures, name);
  mkdirSync(dirname(path), { recursive: true });
  const style = { ...(await resolveConfig(path)), filepath: path };
  writeFileSync(path, await format(JSON.stringify(value, undefined, 2), style));
};
await write('observations/healthy-cert.json', base);
for (const [name, set] of Object.entries(changes)) await write(name, { base: 'healthy-cert.json', set });
console.log(`${Object.keys(changes).length} fixtures`);
