import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ToolError } from '../../src/core/tool-error.ts';
import { realFiles } from '../../src/host/files.ts';

let folder: string;
const at = (...path: string[]): string => join(folder, ...path);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-files-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

/** The message of the ToolError with exit code 3 that a promise ends in. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  expect((error as ToolError).exitCode).toBe(3);
  return (error as ToolError).message.replaceAll(folder, '~');
}

describe('write', () => {
  test('makes a new file with mode 0644', async () => {
    await realFiles.write(at('a'), bytes('x'), { force: false });
    expect(readFileSync(at('a'), 'utf8')).toBe('x');
    expect(statSync(at('a')).mode & 0o777).toBe(0o644);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('refuses what is there, and leaves it alone', async () => {
    writeFileSync(at('a'), 'old');
    expect(await refusal(realFiles.write(at('a'), bytes('new'), { force: false }))).toBe('~/a is there already');
    expect(readFileSync(at('a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('with force replaces it whole, and keeps its mode', async () => {
    writeFileSync(at('a'), 'a long old text');
    chmodSync(at('a'), 0o600);
    await realFiles.write(at('a'), bytes('new'), { force: true });
    expect(readFileSync(at('a'), 'utf8')).toBe('new');
    expect(statSync(at('a')).mode & 0o777).toBe(0o600);
  });

  test.each<[string, () => string, string]>([
    ['a folder', () => folder, '~ is there, and is no regular file'],
    [
      'below a file',
      () => (writeFileSync(at('f'), ''), at('f', 'a')),
      'could not write ~/f/a: a part of the path is no folder',
    ],
    ['below nothing', () => at('n', 'a'), 'could not write ~/n/a: there is no such file or folder'],
    [
      'through a link to nowhere',
      () => (symlinkSync('nowhere', at('l')), at('l')),
      '~/l is a link that leads nowhere',
    ],
    ['through a link to itself', () => (symlinkSync('s', at('s')), at('s')), 'could not write ~/s: too many links'],
  ])('refuses %s', async (_name, path, message) => {
    const target = path();
    const before = readdirSync(folder);
    expect(await refusal(realFiles.write(target, bytes('x'), { force: true }))).toBe(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('of many at once without force, one wins and every other is refused', async () => {
    const tries = Array.from({ length: 20 }, (_, i) =>
      realFiles.write(at('a'), bytes(`text ${i}`), { force: false }),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readFileSync(at('a'), 'utf8')).toBe(`text ${results.findIndex(({ status }) => status === 'fulfilled')}`);
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

describe('read', () => {
  test.each<[string, () => string, string]>([
    ['nothing', () => at('n'), 'could not read ~/n: there is no such file or folder'],
    ['a folder', () => folder, '~ is a folder'],
    ['a FIFO, without waiting', () => (spawnSync('mkfifo', [at('p')]), at('p')), '~/p is no regular file'],
    ['a device', () => '/dev/zero', '/dev/zero is no regular file'],
    [
      'a sparse file of 2 GB',
      () => (writeFileSync(at('big'), ''), truncateSync(at('big'), 2 ** 31), at('big')),
      '~/big has 2147483648 bytes; at most 67108864 are read',
    ],
  ])('refuses %s', async (_name, path, message) => {
    expect(await refusal(realFiles.read(path()))).toBe(message);
  });
});

test('walk gives regular files, sorted, and follows nothing', async () => {
  mkdirSync(at('b/.hidden'), { recursive: true });
  mkdirSync(at('b/node_modules'));
  for (const path of ['b/z', 'b/a', 'c', 'b/.hidden/x', 'b/node_modules/y', '.dot']) writeFileSync(at(path), '');
  symlinkSync('..', at('b/loop'));
  symlinkSync('c', at('link'));
  spawnSync('mkfifo', [at('fifo')]);
  const { files, closed } = await realFiles.walk(folder);
  expect(files.map((path) => path.slice(folder.length + 1))).toEqual(['.dot', 'b/a', 'b/z', 'c']);
  expect(closed).toEqual([]);
});

test('walk tells which folders are closed to it, and goes on', async () => {
  expect(await realFiles.walk(at('n'))).toEqual({
    files: [],
    closed: [{ path: at('n'), reason: `could not look into ${at('n')}: there is no such file or folder` }],
  });
});

test('kind', async () => {
  writeFileSync(at('f'), '');
  symlinkSync('f', at('l'));
  spawnSync('mkfifo', [at('p')]);
  const kinds = await Promise.all([at('f'), at('l'), folder, at('p'), at('n'), at('f', 'x')].map(realFiles.kind));
  expect(kinds).toEqual(['file', 'file', 'folder', 'other', 'missing', 'missing']);
});
