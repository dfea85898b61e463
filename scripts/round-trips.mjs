// How long `check signin` takes in a healthy world that is 50 ms away, against the sum of its round trips: what does not
// depend on each other has to run together. Usage: node scripts/round-trips.mjs [--delay 50]
// Needs Linux with BIND, MIT Kerberos, GnuTLS and Python 3, as the tests do.
import { parseArgs } from 'node:util';
import { load } from './world/load.mjs';

const { values } = parseArgs({ options: { delay: { type: 'string', default: '50' } } });
const { measure } = await load(new URL('round-trips/measure.ts', import.meta.url));
console.log(await measure(Number(values.delay)));
