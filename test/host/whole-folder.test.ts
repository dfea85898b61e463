import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWholeFolder } from '../../src/host/whole-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the folder appears when it is whole', async () => {
  const target = join(folder, 'deep', 'out');
  await makeWholeFolder(target, async (hidden) => {
    expect(dirname(hidden)).toBe(dirname(target));
    writeFileSync(join(hidden, 'a'), '1');
    expect(existsSync(target)).toBe(false);
  });
  expect(readFileSync(join(target, 'a'), 'utf8')).toBe('1');
  expect(readdirSync(dirname(target))).toEqual(['out']);
});

test('nothing is left of one that fails', async () => {
  const target = join(folder, 'out');
  const failing = makeWholeFolder(target, async (hidden) => {
    mkdirSync(join(hidden, 'b'));
    writeFileSync(join(hidden, 'b', 'a'), '1');
    throw new Error('full');
  });
  await expect(failing).rejects.toThrow('full');
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['file', 'folder', 'link'])('a %s that is there stays as it is', async (kind) => {
  const target = join(folder, 'out');
  if (kind === 'file') writeFileSync(target, 'old');
  if (kind === 'folder') mkdirSync(target);
  if (kind === 'link') symlinkSync('nowhere', target);
  const filled: string[] = [];
  await expect(makeWholeFolder(target, async (hidden) => void filled.push(hidden))).rejects.toMatchObject({
    exitCode: 3,
    message: `${target} is there already`,
  });
  expect(filled).toEqual([]);
  expect(readdirSync(folder)).toEqual(['out']);
});

test('one that came meanwhile is not replaced', async () => {
  const target = join(folder, 'out');
  const racing = makeWholeFolder(target, async () => {
    mkdirSync(target);
    writeFileSync(join(target, 'theirs'), '1');
  });
  await expect(racing).rejects.toMatchObject({ exitCode: 3 });
  expect(readdirSync(folder)).toEqual(['out']);
  expect(readdirSync(target)).toEqual(['theirs']);
});
