// How fast preference files are read, against named peers in the same run. Absolute figures drift with the machine: the
// ratios count. Usage: npm run bench [-- --files 10000 --audit-files 100000 --rounds 5]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import * as npmPlist from 'plist';
import { writeFleet } from './fleet.mjs';
import { startupTable } from './startup.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    'audit-files': { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});
const [files, rounds] = [Number(values.files), Number(values.rounds)];

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const bundle = join(folder, 'entry.mjs');
await build({
  entryPoints: [join(here, 'entry.ts')],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
});
const ours = await import(pathToFileURL(bundle).href);
const fleet = writeFleet(folder, files, ours);
const lists = Object.fromEntries(
  Object.entries(fleet).map(([format, paths]) => {
    const list = join(folder, `${format}.txt`);
    writeFileSync(list, `${paths.join('\n')}\n`);
    return [format, list];
  }),
);

/** Microseconds a file of doing something with each. */
function timed(paths, act) {
  const start = performance.now();
  for (const path of paths) act(path);
  return ((performance.now() - start) * 1e3) / paths.length;
}

/** Microseconds a file, as another program prints them. */
function printed(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return Number(stdout);
}

const works = (command, args) => spawnSync(command, args).status === 0;
const cLoop = join(folder, 'libplist-loop');
const hasPython = works('python3', ['-c', 'import plistlib']);
const hasC = works('cc', ['-O2', '-o', cLoop, join(here, 'libplist-loop.c'), '-lplist-2.0']);
if (!hasPython) console.log('left out: plistlib (python3 is missing)');
if (!hasC) console.log('left out: libplist (cc or libplist-dev is missing)');

/** Every reader: what it does with the files of a format. The npm package is so slow that a tenth of the files must do. */
const READERS = {
  'readFileSync alone (floor)': (format) => timed(fleet[format], (path) => readFileSync(path)),
  msgrctl: (format) => timed(fleet[format], (path) => ours.readPlist(readFileSync(path))),
  'plist 5 (npm)': (format) =>
    timed(fleet[format].slice(0, Math.ceil(files / 10)), (path) => {
      const bytes = readFileSync(path);
      return npmPlist.parse(format === 'xml' ? bytes.toString('utf8') : bytes);
    }),
  ...(hasPython
    ? { 'plistlib (Python)': (format) => printed('python3', [join(here, 'plistlib-loop.py'), lists[format]]) }
    : {}),
  ...(hasC ? { 'libplist (C)': (format) => printed(cLoop, [lists[format]]) } : {}),
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Medians of interleaved rounds; a first one, which warms everything up, does not count. */
function measure(format) {
  const seen = Object.fromEntries(Object.keys(READERS).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, read] of Object.entries(READERS)) {
      const microseconds = read(format);
      if (round > 0) seen[name].push(microseconds);
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, numbers]) => [name, median(numbers)]));
}

function table(format, medians) {
  const floor = medians['readFileSync alone (floor)'];
  const size = Math.round(
    fleet[format].slice(0, 100).reduce((sum, path) => sum + readFileSync(path).length, 0) / 100,
  );
  console.log(`\n${format}: ${files} files of ${size} bytes, median of ${rounds} rounds`);
  console.log(
    `${'reader'.padEnd(28)}${'µs/file'.padStart(9)}${'x floor'.padStart(9)}${'msgrctl is faster by'.padStart(22)}`,
  );
  for (const [name, each] of Object.entries(medians)) {
    const faster = name === 'msgrctl' || each === floor ? '' : `${(each / medians.msgrctl).toFixed(1)} x`;
    console.log(
      `${name.padEnd(28)}${each.toFixed(1).padStart(9)}${(each / floor).toFixed(1).padStart(9)}${faster.padStart(22)}`,
    );
  }
  return {
    floor: medians.msgrctl / floor,
    plistlib: medians['plistlib (Python)'] / medians.msgrctl,
    libplist: medians['libplist (C)'] / medians.msgrctl,
  };
}

const xml = table('xml', measure('xml'));
const binary = table('binary', measure('binary'));
const startup = startupTable();

const goals = [
  ['XML within 5 x the floor', xml.floor, xml.floor <= 5],
  ['XML at least 8 x plistlib', xml.plistlib, xml.plistlib >= 8],
  ['XML faster than libplist', xml.libplist, xml.libplist > 1],
  ['binary within 3.5 x the floor', binary.floor, binary.floor <= 3.5],
  ['binary at least 5 x plistlib', binary.plistlib, binary.plistlib >= 5],
  ['--help within 1.25 x bare Node', startup, startup <= 1.25],
];
console.log('\ngoals');
for (const [goal, ratio, met] of goals) {
  console.log(
    `${goal.padEnd(34)}${Number.isNaN(ratio) ? 'not measured' : `${ratio.toFixed(2).padStart(6)}  ${met ? 'met' : 'NOT MET'}`}`,
  );
}

// The same for a whole fleet; it takes its time, and a gigabyte of the temporary folder.
const { status } = spawnSync(
  process.execPath,
  [join(here, 'audit.mjs'), '--files', values['audit-files'], '--rounds', values.rounds],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
