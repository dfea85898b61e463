// What the GitHub Action (action.yml) runs: lint, and the two --check; annotations to the log, Markdown to the job summary.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { env } = process;
const PROGRAM = fileURLToPath(new URL('../bin/msgrctl.js', import.meta.url));
/** GitHub refuses a summary of more than a mebibyte for a step. */
const SUMMARY_LIMIT = 1_000_000;
/** The code of the whole run is the first of these that one of its parts has. As with msgrctl itself, 1 goes before 3. */
const WORST_FIRST = [130, 70, 2, 1, 3];

const input = (name) => env[`MSGRCTL_${name}`] ?? '';
const lines = (name) =>
  input(name)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '');
const named = (name) => (input(name) === '' ? [] : [input(name)]);

const codes = [];
let summary = '';
if (lines('FILES').length > 0) lint();
if (input('PLIST') !== '') hold('generate', input('PLIST'));
if (input('ROLLOUT') !== '') hold('build', input('ROLLOUT'));
if (codes.length === 0) {
  annotate({ title: 'msgrctl' }, 'nothing to do: files, plist and rollout are all empty');
  codes.push(2);
}
const code = WORST_FIRST.find((each) => codes.includes(each)) ?? codes.find((each) => each !== 0) ?? 0;
if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, clipped(summary));
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `exit-code=${code}\n`);
process.exitCode = code;

function lint() {
  const policy = named('POLICY').flatMap((path) => ['--policy', path]);
  const run = (format, quiet) =>
    msgrctl(['lint', ...lines('ARGS'), ...policy, '--fail-on', input('FAIL_ON') || 'error', '--format', format], {
      files: lines('FILES'),
      quiet,
    });
  run('human', false);
  const { stdout, stderr } = run('github', true);
  process.stdout.write(stdout);
  // What could not be looked at has no annotation of its own.
  if (stderr !== '') annotate({ title: 'msgrctl lint' }, stderr);
  summary += run('markdown', true).stdout;
  const sarif = input('SARIF') === '' ? '' : run('sarif', true).stdout;
  if (sarif !== '') writeFileSync(input('SARIF'), sarif);
}

/** Is what was committed what the policy makes? */
function hold(command, path) {
  const title = `msgrctl ${command} --check`;
  const { code: found, stdout, stderr } = msgrctl([command, '--check', '-o', path], { files: named('POLICY') });
  const policy = input('POLICY') || 'messenger.yaml';
  // Differences are the product, on standard output; without any it was the policy that could not be used.
  const differs = found === 1 && stdout !== '';
  if (differs) annotate({ file: path, title }, `not what ${policy} makes\n${stdout}`);
  else if (found !== 0) annotate({ title }, stderr);
  const verdict = found === 0 ? 'is what the policy makes' : 'is **not** what the policy makes';
  summary += `\n## ${title}\n\n<code>${html(path)}</code> ${found === 0 || differs ? verdict : 'could not be compared'}.\n`;
}

function msgrctl(args, { files, quiet = false }) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [PROGRAM, ...args, '--', ...files], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
    env: { ...env, COLUMNS: '120' },
  });
  if (error) throw error;
  codes.push(status ?? 130);
  if (!quiet) log(`${stdout}${stderr}`);
  return { code: status ?? 130, stdout, stderr };
}

/** Nothing in the text is a command to the runner. */
function log(text) {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text}\n::${token}::\n`);
}

/** An error in the list of annotations, escaped as @actions/core does it (packages/core/src/command.ts). */
function annotate(properties, message) {
  const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  process.stdout.write(`::error ${list.join(',')}::${data(message.trimEnd())}\n`);
}

function html(text) {
  return text.replace(/[&<>`*_[\]\\|~]|[^\x20-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function clipped(text) {
  if (Buffer.byteLength(text) <= SUMMARY_LIMIT) return text;
  const kept = Buffer.from(text).subarray(0, SUMMARY_LIMIT).toString();
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\nThe rest is too long for a job summary.\n`;
}
