// How fast a fleet is audited, whole process from walk to report, against programs that do less with the same files.
// Absolute figures drift with the machine: the ratios of one run count. Usage: node bench/audit.mjs [--files 100000 --rounds 5]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { measured, medians } from './process.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: { files: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '5' } },
});
const [files, rounds] = [Number(values.files), Number(values.rounds)];
const few = files / 10;
const program = join(here, '..', 'bin', 'msgrctl.js');
if (!existsSync(join(here, '..', 'dist', 'main.js'))) throw new Error('dist/ is missing: npm run build');

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-bench-audit-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const bundle = join(folder, 'audit-fleet.mjs');
await build({
  entryPoints: [join(here, 'audit-fleet.ts')],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
const { POLICY, writeFiles, writeCollected } = await import(pathToFileURL(bundle).href);

const policy = join(folder, 'policy.yaml');
writeFileSync(policy, POLICY);
/** Ten parts of the same size, so that one of them is the tenth of the fleet. */
const all = join(folder, 'files');
const { paths, bytes } = await writeFiles(all, files);
const tenth = Array.from({ length: Math.ceil(few / 1_000) }, (_, i) => join(all, String(i).padStart(3, '0')));
const collected = join(folder, 'collected');
mkdirSync(collected);
await writeCollected(collected, few);
const list = join(folder, 'list.txt');
writeFileSync(list, `${paths.join('\n')}\n`);

const report = join(folder, 'report.json');
/** The summary for people, which is what the command prints unasked; and with a file that tells of each Mac. */
const auditOf = (where, jobs = 2, more = []) =>
  measured(
    process.execPath,
    [program, 'audit', ...where, '--policy', policy, '--jobs', String(jobs), ...more],
    [0, 1],
  );
const toFile = ['-o', report, '--force'];

/** A run that judged no file would be fast, too. */
async function proveThatAllAreSeen(where, macs) {
  await auditOf(where, 2, toFile);
  const { summary } = JSON.parse(readFileSync(report, 'utf8'));
  if (summary.macs !== macs) throw new Error(`the report tells of ${summary.macs} Macs, not of ${macs}`);
}

const works = (command, args) => spawnSync(command, args).status === 0;
const cLoop = join(folder, 'libplist-loop');
const hasPython = works('python3', ['-c', 'import plistlib']);
const hasC = works('cc', ['-O2', '-o', cLoop, join(here, 'libplist-loop.c'), '-lplist-2.0']);
if (!hasPython) console.log('left out: plistlib (python3 is missing)');
if (!hasC) console.log('left out: libplist (cc or libplist-dev is missing)');

const FLOOR = 'read alone (floor)';
const WHOLE = 'audit --jobs 2';
const SMALL = `audit --jobs 2, ${few} files`;
const COLLECTED = `audit --jobs 2, ${few} folders`;
const COMMANDS = {
  [FLOOR]: () => measured(process.execPath, [join(here, 'read-loop.mjs'), all]),
  [WHOLE]: () => auditOf([all]),
  'audit --jobs 1': () => auditOf([all], 1),
  'audit --jobs 2 -o report.json': () => auditOf([all], 2, toFile),
  [SMALL]: () => auditOf(tenth),
  [COLLECTED]: () => auditOf([collected]),
  ...(hasPython
    ? { 'plistlib, parsed alone': () => measured('python3', [join(here, 'plistlib-loop.py'), list]) }
    : {}),
  ...(hasC ? { 'libplist, parsed alone': () => measured(cLoop, [list]) } : {}),
};

await proveThatAllAreSeen([all], files);
await proveThatAllAreSeen([collected], few);
const found = await medians(COMMANDS, rounds);

const startUp = (await medians({ version: () => measured(process.execPath, [program, '--version']) }, rounds))
  .version;
const floor = found[FLOOR].seconds;
const ours = found[WHOLE].seconds;
console.log(
  `\naudit: ${files} preference files, half XML, half binary, ${Math.round(bytes / files)} bytes on average; whole processes, median of ${rounds} rounds`,
);
console.log(
  `${'program'.padEnd(34)}${'s'.padStart(8)}${'µs/Mac'.padStart(9)}${'x floor'.padStart(9)}${'peak MB'.padStart(9)}`,
);
for (const [name, { seconds, peak }] of Object.entries(found)) {
  const macs = name === SMALL || name === COLLECTED ? few : files;
  const ratio = macs === files ? (seconds / floor).toFixed(2) : '';
  console.log(
    `${name.padEnd(34)}${seconds.toFixed(2).padStart(8)}${((seconds / macs) * 1e6).toFixed(1).padStart(9)}${ratio.padStart(9)}${peak.toFixed(0).padStart(9)}`,
  );
}

const each = (name, macs) => (found[name].seconds - startUp.seconds) / macs;
const growth = each(WHOLE, files) / each(SMALL, few);
const memory = found[WHOLE].peak;
const goals = [
  ['within 4 x reading alone', ours / floor, ours <= 4 * floor],
  [
    'at least 8 x plistlib',
    found['plistlib, parsed alone']?.seconds / ours,
    found['plistlib, parsed alone']?.seconds >= 8 * ours,
  ],
  [
    'faster than libplist',
    found['libplist, parsed alone']?.seconds / ours,
    found['libplist, parsed alone']?.seconds > ours,
  ],
  ['peak below 300 MB', memory, memory < 300],
  ['memory flat (x of a tenth)', memory / found[SMALL].peak, memory <= 1.25 * found[SMALL].peak],
  ['cost a file as of a tenth (x)', growth, growth <= 1.15],
];
console.log(`\ngoals (start-up, ${(startUp.seconds * 1e3).toFixed(0)} ms, is taken off for the last)`);
for (const [goal, ratio, met] of goals) {
  const told =
    ratio === undefined || Number.isNaN(ratio)
      ? 'not measured'
      : `${ratio.toFixed(2).padStart(7)}  ${met ? 'met' : 'NOT MET'}`;
  console.log(`${goal.padEnd(34)}${told}`);
}
