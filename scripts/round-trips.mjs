// How long `check signin` takes in a healthy world that is 50 ms away, against the sum of its round trips: what does not
// depend on each other has to run together. Usage: node scripts/round-trips.mjs [--delay 50]
// Needs Linux with BIND, MIT Kerberos, GnuTLS and Python 3, as the tests do.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({ options: { delay: { type: 'string', default: '50' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
// Beside the servers, for they look for their files there.
const outfile = join(root, `test/servers/.round-trips-${process.pid}.mjs`);
process.on('exit', () => rmSync(outfile, { force: true }));
await build({
  entryPoints: [join(root, 'scripts/round-trips/measure.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
});
const { measure } = await import(pathToFileURL(outfile).href);
console.log(await measure(Number(values.delay)));
