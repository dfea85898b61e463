// Starts a healthy world on loopback (BIND, GnuTLS with RC4, a SIP responder, MIT Kerberos) and waits for Ctrl-C.
// Usage: npm run world [-- FAULT | --kamailio]   --kamailio: Kamailio as the server, TLS and TCP; FAULT: part of the name of
// one of test/servers/faults, such as "expired yesterday"
import { load } from './world/load.mjs';

const { open } = await load(new URL('world/world.ts', import.meta.url));
const world = await open(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exit(2);
});
console.log(world.text);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void world.stop().then(() => process.exit(0)));
}
