import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect } from 'vitest';
import { DENIED, home, NAME, onRealDisk, PLIST, USER, type Home } from '../e2e/home.ts';
import { ROOT } from '../e2e/run.ts';

/** What the host does when a tool fails at some point of a lock. In a process of its own: threads have no current folder. */

const test = onRealDisk();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-faults-'));
  await build({
    stdin: {
      contents: "export * from './src/host/lock.ts'; export * from './src/host/lock-tools.ts';",
      resolveDir: ROOT,
    },
    outfile: join(folder, 'host.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Locks the file with tools of which some fail; `faults` is the body of a function of the true tools. */
function lockWith(here: Home, faults: string, before: string | null = PLIST): string {
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { realLocks, flagTools } from './host.mjs';
     const tools = flagTools(process.platform);
     let sets = 0;
     const faulty = { ...tools, ...(() => { ${faults} })() };
     const bytes = (text) => (text === undefined ? undefined : new TextEncoder().encode(text));
     const [path, before, after] = JSON.parse(process.argv[2]);
     try {
       await realLocks(faulty).lock(path, { before: bytes(before ?? undefined), bytes: bytes(after), repair: false });
       console.log('locked');
     } catch (error) {
       console.log(error.name + ': ' + error.message);
     }`,
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'run.mjs'), JSON.stringify([here.file, before, DENIED])],
    { encoding: 'utf8' },
  );
  return `${stdout}${stderr}`.trim().replaceAll(here.file, 'F');
}

/** Says no where `sets` counts to: 1 is the proof on the temporary file, 2 the file itself. */
const refuses = (count: number): string => `return { set: async (path, shown) => {
  if ((sets += 1) === ${count}) throw Object.assign(new Error('no'), { name: 'ToolError' });
  await tools.set(path, shown);
} };`;
const ignores = (count: number): string => `return { set: async (path, shown) => {
  if ((sets += 1) !== ${count}) await tools.set(path, shown);
} };`;

const HIS = `${USER}:${USER} 0600`;

test('without a fault it locks', () => {
  using here = home();
  expect(lockWith(here, 'return {};')).toBe('locked');
  expect(here.facts()).toBe('0:0 0444 i');
});

test.each<[name: string, faults: string, says: string]>([
  ['the proof is refused', refuses(1), 'ToolError: no'],
  ['the proof does not hold', ignores(1), 'ToolError: F could not be locked: the flag does not stay'],
  ['the flag is refused', refuses(2), 'ToolError: no'],
  [
    'the flag does not hold',
    ignores(2),
    'ToolError: F could not be locked: the flag is not there, it can be opened for writing',
  ],
])('%s: the file is as it was, and nothing is left behind', (_name, faults, says) => {
  using here = home();
  expect(lockWith(here, faults)).toBe(says);
  expect(here.facts()).toBe(HIS);
  expect(here.read(here.file.slice(here.folder.length + 1)).toString()).toBe(PLIST);
  expect(here.names()).toEqual([NAME]);
});

test.each<[name: string, faults: string]>([
  ['the proof is refused', refuses(1)],
  ['the flag is refused', refuses(2)],
  // Then the rename fails.
  [
    'the old flag is not cleared',
    'return { clear: async (path, flags, shown) => { if (!path.endsWith("plist")) await tools.clear(path, flags, shown); } };',
  ],
])('%s, and the file was locked with other content: it still is', (_name, faults) => {
  using here = home();
  spawnSync('chown', ['0:0', here.file]);
  spawnSync('chmod', ['0644', here.file]);
  spawnSync('chattr', ['+i', here.file]);
  expect(lockWith(here, faults)).toMatch(/^ToolError: /);
  expect(here.facts()).toBe('0:0 0644 i');
  expect(here.read(here.file.slice(here.folder.length + 1)).toString()).toBe(PLIST);
  expect(here.names()).toEqual([NAME]);
});

test('the flag is refused, and there was no file: there is none', () => {
  using here = home();
  rmSync(here.file);
  expect(lockWith(here, refuses(2), null)).toBe('ToolError: no');
  expect(here.names()).toEqual([]);
});

test('a file that changed since it was read is left alone', () => {
  using here = home();
  expect(lockWith(here, 'return {};', DENIED)).toBe('ToolError: F changed while it was looked at');
  expect(lockWith(here, 'return {};', null)).toBe('ToolError: F changed while it was looked at');
  expect(here.facts()).toBe(HIS);
});

test('a file that somebody put under the name meanwhile only loses the flag', () => {
  using here = home();
  const swap = `return { set: async (path, shown) => {
    if ((sets += 1) === 2) {
      const { rmSync, writeFileSync } = await import('node:fs');
      rmSync(path);
      writeFileSync(path, 'mine');
    }
    await tools.set(path, shown);
  } };`;
  expect(lockWith(here, swap)).toBe('ToolError: F changed while it was looked at');
  expect(here.flags()).toBe('');
  expect(here.read(here.file.slice(here.folder.length + 1)).toString()).toBe('mine');
});
