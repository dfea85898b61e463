// Starts a healthy world on loopback (BIND, GnuTLS with RC4, a SIP responder, MIT Kerberos) and waits for Ctrl-C.
// Usage: npm run world [-- FAULT | --kamailio]   --kamailio: Kamailio as the server, TLS and TCP; FAULT: part of the name of one of test/servers/faults, such as "expired yesterday"
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Beside the servers, for they look for their files there.
const outfile = join(root, `test/servers/.world-${process.pid}.mjs`);
process.on('exit', () => rmSync(outfile, { force: true }));
await build({
  entryPoints: [join(root, 'scripts/world/world.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
});
const { open } = await import(pathToFileURL(outfile).href);
const { text, stop } = await open(process.argv[2]);
console.log(text);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void stop().then(() => process.exit(0)));
}
