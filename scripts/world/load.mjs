import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A program in TypeScript that starts servers of test/servers; it goes when the process ends. */
export async function load(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-script-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    // CommonJS packages ask for Node's own modules with require, which an ES module does not have.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  // gnutls.ts looks for it beside itself.
  copyFileSync(new URL('../../test/servers/gnutls-relay.py', import.meta.url), join(folder, 'gnutls-relay.py'));
  return import(pathToFileURL(outfile).href);
}
