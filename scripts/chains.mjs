// Judges public suites of certificate chains with the checks of src/checks/certificate.
// Usage: node scripts/chains.mjs --limbo limbo.json | --pkits FOLDER [--verbose]
// Prints how many verdicts agree, and groups the others by reason. Ends with 1 if one is left that has no reason.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: { limbo: { type: 'string' }, pkits: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-chains-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const load = async (name) => {
  const outfile = join(folder, `${name}.mjs`);
  const entry = fileURLToPath(new URL(`chains/${name}.ts`, import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  return import(pathToFileURL(outfile).href);
};
const { verdictOf } = await load('verdict');
const { limboCases, pkitsCases } = await load('suites');

const cases = values.limbo
  ? limboCases(values.limbo, new Date().toISOString())
  : values.pkits
    ? pkitsCases(values.pkits)
    : [];
if (cases.length === 0) {
  console.error('name a suite: --limbo FILE or --pkits FOLDER');
  process.exit(2);
}

const groups = new Map();
let agree = 0;
for (const one of cases) {
  const { verdict, checks } = verdictOf(one);
  if (verdict === (one.valid ? 'accepted' : 'refused')) {
    agree += 1;
    continue;
  }
  const warned = verdict === 'accepted' && checks.length > 0 ? ' with a warning' : '';
  const odd =
    verdict === 'accepted' && checks.includes('certificate/irregular') ? 'a broken rule, and we warn' : undefined;
  const reason = one.beside ?? odd ?? 'no reason known';
  const group = `${reason}: ${one.valid ? 'valid' : 'invalid'}, ${verdict}${warned}`;
  groups.set(group, [...(groups.get(group) ?? []), `${one.id}${checks.length > 0 ? ` (${checks.join(', ')})` : ''}`]);
}
console.log(`${cases.length} chains, ${agree} verdicts agree`);
for (const [group, ids] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${String(ids.length).padStart(5)}  ${group}`);
  if (values.verbose || group.startsWith('no reason')) for (const id of ids) console.log(`         ${id}`);
}
process.exitCode = [...groups.keys()].some((group) => group.startsWith('no reason')) ? 1 : 0;
