// Throws damaged files at the plist readers, damaged answers of servers at the whole judgement of a sign-in, and damaged Macs
// at an audit. Usage: npm run fuzz -- --inputs 200000 [--seed 1]
// [--reader xml|binary|openstep|dns|tls|sip|kerberos|facts|copy|archive]
// Ends with 1 and the offending input if a reader does anything but give a sound document or refuse with a place, if a sign-in
// "works" that does not, or if one input takes longer than two seconds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    reader: { type: 'string' },
  },
});
const SLOWEST_ALLOWED = 2000;

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const load = async (name) => {
  const outfile = join(folder, `${name}.mjs`);
  const entry = fileURLToPath(new URL(`fuzz/${name}.ts`, import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    // CommonJS packages ask for Node's own modules with require, which an ES module does not have.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
};
const { judge } = await load('judge');
const { SEEDS } = await load('seeds');
const { damaged, randomNumbers } = await load('mutate');
const { answerFuzzers } = await load('answers');
const { macFuzzers } = await load('macs');

const READERS = {
  ...Object.fromEntries(Object.entries(SEEDS).map(([reader, seeds]) => [reader, { seeds, judge }])),
  ...answerFuzzers(fileURLToPath(new URL('..', import.meta.url))),
  ...(await macFuzzers()),
};

console.log(
  `${'reader'.padEnd(10)}${'inputs'.padStart(9)}${'taken'.padStart(11)}${'refused'.padStart(9)}${'slowest ms'.padStart(12)}${'peak MB'.padStart(9)}`,
);
for (const reader of values.reader ? [values.reader] : Object.keys(READERS)) {
  const random = randomNumbers(Number(values.seed));
  const { seeds, judge: fate } = READERS[reader];
  const count = { document: 0, works: 0, refused: 0 };
  let slowest = 0;
  for (let i = 0; i < Number(values.inputs); i += 1) {
    const bytes = damaged(seeds, random);
    // Time of this process: others on the machine do not count.
    const start = process.cpuUsage();
    try {
      count[await fate(bytes)] += 1;
    } catch (error) {
      fail(bytes, error.stack);
    }
    const { user, system } = process.cpuUsage(start);
    slowest = Math.max(slowest, (user + system) / 1000);
    if (slowest > SLOWEST_ALLOWED) fail(bytes, `took ${slowest.toFixed(0)} ms`);
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${reader.padEnd(10)}${values.inputs.padStart(9)}${String(count.document + count.works).padStart(11)}${String(count.refused).padStart(9)}${slowest.toFixed(1).padStart(12)}${String(peak).padStart(9)}`,
  );
}

function fail(bytes, reason) {
  const path = join(tmpdir(), 'msgrctl-fuzz-failure.bin');
  writeFileSync(path, bytes);
  console.error(`${reason}\nthe input is in ${path}`);
  process.exit(1);
}
