import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ToolError } from '../../src/core/tool-error.ts';
import { realFiles } from '../../src/host/files.ts';

let folder: string;
const at = (...path: string[]): string => join(folder, ...path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (path: string): string => readFileSync(at(path), 'utf8');

describe('open', () => {
  test('publishes a new file when it is whole, with the mode that the umask leaves', async () => {
    const output = await realFiles.open(at('a'), { force: false });
    for (let i = 0; i < 3000; i += 1) await output.write(`line ${i} é\n`.repeat(10));
    await output.write(new Uint8Array([0xff, 0x00]));
    expect(existsSync(at('a'))).toBe(false);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.a\.[0-9a-f]{12}\.tmp$/)]);
    await output.publish();
    const lines = Array.from({ length: 3000 }, (_, i) => `line ${i} é\n`.repeat(10)).join('');
    expect(readFileSync(at('a'))).toEqual(Buffer.concat([Buffer.from(lines), Buffer.from([0xff, 0])]));
    expect(statSync(at('a')).mode & 0o777).toBe(0o644);
    expect(readdirSync(folder)).toEqual(['a']);
    await output.drop();
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('keeps the old file, with its mode, until then', async () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o600);
    const output = await realFiles.open(at('a'), { force: true });
    await output.write('new'.repeat(100_000));
    expect(text('a')).toBe('old');
    await output.publish();
    expect(text('a')).toBe('new'.repeat(100_000));
    expect(statSync(at('a')).mode & 0o777).toBe(0o600);
  });

  test('leaves nothing when it is dropped', async () => {
    writeFileSync(at('a'), 'old');
    const output = await realFiles.open(at('a'), { force: true });
    await output.write('x'.repeat(1_000_000));
    await output.drop();
    await output.drop();
    expect(readdirSync(folder)).toEqual(['a']);
    expect(text('a')).toBe('old');
  });

  test('what is written may be changed afterwards', async () => {
    const output = await realFiles.open(at('a'), { force: false });
    const piece = new Uint8Array([1, 2, 3]);
    await output.write(piece);
    piece.fill(9);
    await output.publish();
    expect([...readFileSync(at('a'))]).toEqual([1, 2, 3]);
  });

  test.each<[string, () => string, string]>([
    ['what is there', () => (writeFileSync(at('f'), 'old'), at('f')), '~/f is there already'],
    ['a folder', () => folder, '~ is there, and is no regular file'],
    ['below nothing', () => at('n', 'a'), 'could not write ~/n/a: there is no such file or folder'],
    ['a link to nowhere', () => (symlinkSync('nowhere', at('l')), at('l')), '~/l is a link that leads nowhere'],
  ])('refuses %s at once', async (_name, prepare, message) => {
    const path = prepare();
    const before = readdirSync(folder);
    const error = await realFiles.open(path, { force: false }).catch((thrown: unknown) => thrown);
    expect((error as ToolError).message.replaceAll(folder, '~')).toBe(message);
    expect((error as ToolError).exitCode).toBe(3);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('does not replace without force what came meanwhile, and leaves nothing beside it', async () => {
    const output = await realFiles.open(at('a'), { force: false });
    await output.write('mine');
    writeFileSync(at('a'), 'theirs');
    await expect(output.publish()).rejects.toThrow('a is there already');
    expect(text('a')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('tells that its temporary file was taken away', async () => {
    const output = await realFiles.open(at('a'), { force: false });
    rmSync(at(readdirSync(folder)[0]!));
    await expect(output.publish()).rejects.toThrow('a: there is no such file or folder');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('spool', () => {
  test('gives back all that was added, and has no name', () => {
    const spool = withTemporary(folder, () => realFiles.spool());
    const part = (i: number): string => `${i} é 😀\n`.repeat(500);
    for (let i = 0; i < 500; i += 1) withTemporary(folder, () => spool.add(part(i)));
    expect(readdirSync(folder)).toEqual([]);
    const whole = Array.from({ length: 500 }, (_, i) => part(i)).join('');
    expect(Buffer.concat([...spool.pieces()]).toString()).toBe(whole);
    spool.add('more');
    expect(Buffer.concat([...spool.pieces()]).toString()).toBe(`${whole}more`);
    spool.drop();
    expect([...spool.pieces()]).toEqual([]);
  });

  test('of nothing is nothing, and needs no file', () => {
    const spool = withTemporary('/nowhere', () => realFiles.spool());
    expect([...spool.pieces()]).toEqual([]);
    spool.drop();
  });

  test('tells where it could not be', () => {
    const spool = withTemporary('/nowhere', () => realFiles.spool());
    spool.add('x');
    expect(() => [...spool.pieces()]).toThrow(
      /^could not keep the report in \/nowhere\/msgrctl-[0-9a-f]+\.tmp: there is no such file or folder$/,
    );
  });
});

function withTemporary<Result>(path: string, act: () => Result): Result {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = path;
  try {
    return act();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

test('kill -9 at any moment leaves a whole report, and nothing else that can be seen', async () => {
  const files = fileURLToPath(new URL('../../src/host/files.ts', import.meta.url));
  const program = at('writer.cjs');
  buildSync({
    stdin: {
      contents: `
        import { realFiles } from ${JSON.stringify(files)};
        void (async () => {
          for (let n = 1; ; n += 1) {
            const spool = realFiles.spool();
            const output = await realFiles.open('report', { force: true });
            for (let i = 0; i < 200; i += 1) spool.add((n + ' ').repeat(1000));
            for (const piece of spool.pieces()) await output.write(piece);
            await output.write('end of ' + n);
            await output.publish();
            spool.drop();
            if (n === 1) console.log('ready');
          }
        })();`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    outfile: program,
  });
  mkdirSync(at('reports'));
  mkdirSync(at('temporary'));
  const seen = new Set<string>();
  for (let round = 0; round < 25; round += 1) {
    const child = spawn(process.execPath, [program], {
      cwd: at('reports'),
      env: { ...process.env, TMPDIR: at('temporary') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    // The first report is there before the first kill.
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, (round * 7) % 40));
    child.kill('SIGKILL');
    await exit;
    const report = text('reports/report');
    const n = /end of ([0-9]+)$/.exec(report)?.[1];
    expect(report).toBe(`${`${n} `.repeat(200_000)}end of ${n}`);
    seen.add(n!);
    for (const name of readdirSync(at('reports'))) expect(name).toMatch(/^report$|^\.report\.[0-9a-f]{12}\.tmp$/);
    // Only a kill between making the file and taking its name away could leave one: an empty one.
    for (const name of readdirSync(at('temporary'))) expect(statSync(at('temporary', name)).size).toBe(0);
  }
  expect(seen.size).toBeGreaterThan(1);
});
