import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeholderOf } from '../../src/completion/values.ts';
import { ExitCode } from '../../src/core/exit-code.ts';
import { ENVIRONMENT, EXIT_CODES, FORMATS, TOPICS } from '../../src/help-topics.ts';
import { METAS, runProgram } from '../../src/program.ts';
import { ROOT } from '../e2e/run.ts';

/** What one command line tells, for commands that need no host. */
async function told(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runProgram(args, {
    version: '1.2.3',
    write: (text) => void (out += text),
    notice: (text) => void (err += text),
    debug: false,
    makeHost: () => Promise.reject(new Error('help needs no host')),
  });
  return { code, out, err };
}

test.each(METAS.map(({ name }) => name))('help %s is what --help says', async (name) => {
  const words = name.split(' ');
  const { out } = await told(...words, '--help');
  expect(out).not.toBe('');
  expect(await told('help', ...words)).toEqual({ code: 0, out, err: '' });
});

test('help of nothing is that of the program; of a group, what there is of it', async () => {
  expect(await told('help')).toEqual(await told('--help'));
  expect(await told('help', 'check')).toEqual(await told('check', '--help'));
  expect((await told('help', 'check', 'signin')).out).toMatch(/^Say whether a Mac can sign in/);
  expect((await told('check', 'help', 'signin')).out).toMatch(/^Say whether a Mac can sign in/);
});

test('whatever else is on the line, help helps', async () => {
  const { out } = await told('lint', '--help');
  for (const more of [['messenger.yaml'], ['--color', 'never'], ['--fail-on=error', '-q', 'x']]) {
    expect(await told('help', 'lint', ...more)).toEqual({ code: 0, out, err: '' });
  }
});

test.each<[readonly string[], RegExp]>([
  [['audti'], /^Deploy[\s\S]*there is no command and no topic "audti"\n {2}Did you mean "msgrctl help audit"\?\n$/],
  [['signin'], /Did you mean "msgrctl help check signin"\?\n$/],
  [['enviroment'], /Did you mean "msgrctl help environment"\?\n$/],
  [['check', 'sigin'], /^Examples:[\s\S]*"check sigin"\n {2}Did you mean "msgrctl help check signin"\?\n$/],
  [['nothing-like-it'], /there is no command and no topic "nothing-like-it"\n$/],
  [['constructor'], /there is no command and no topic "constructor"\n$/],
])('help %j is exit 2, with the help of what is there on stderr', async (words, expected) => {
  const { code, out, err } = await told('help', ...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(expected);
});

test.each(TOPICS.map(({ name }) => name))('the topic %s fits a terminal and stands in the help', async (name) => {
  const { code, out, err } = await told('help', name);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/\n$/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  expect((await told('--help')).out).toContain(name);
  expect((await told('help', '--help')).out).toContain(name);
});

test('every variable that the program reads is told, and no other', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`);
  const texts = [...files.filter((path) => path.endsWith('.ts')), 'bin/msgrctl.js'].map((path) =>
    readFileSync(join(ROOT, path), 'utf8'),
  );
  const read = texts.flatMap((text) =>
    [...text.matchAll(/\benv(?:\[['"]|\.)([A-Z][A-Z_]+)/g)].map(([, name]) => name!),
  );
  // os.tmpdir and Date read these two.
  expect(texts.some((text) => text.includes('tmpdir()'))).toBe(true);
  expect(texts.some((text) => text.includes('new Date()'))).toBe(true);
  expect(ENVIRONMENT.map(([name]) => name)).toEqual([...new Set([...read, 'TMPDIR', 'TZ'])].toSorted());
});

test('every exit code is told, and no other', async () => {
  expect(EXIT_CODES.map(([code]) => Number(code))).toEqual(Object.values(ExitCode));
  for (const [code, meaning] of EXIT_CODES)
    expect((await told('help', 'exit-codes')).out).toContain(`${code.padEnd(3)}  ${meaning}`);
});

test('every format that a command writes is told, and no other', async () => {
  const formats = METAS.flatMap(({ options }) =>
    options.flatMap(({ flags, choices = [] }) => (placeholderOf(flags) === 'format' ? choices : [])),
  );
  expect(FORMATS.map(([name]) => name).toSorted()).toEqual([...new Set(formats)].toSorted());
  expect((await told('help', 'formats')).out).toMatch(
    /^ {2}lint --format +human, plain, json, sarif, junit, github, codequality, markdown \[human\]$/m,
  );
});
