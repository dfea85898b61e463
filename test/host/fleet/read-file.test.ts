import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOf, pathFor, shownName } from '../../../src/host/fleet/names.ts';
import { headOf, readFile } from '../../../src/host/fleet/read-file.ts';
import { brief, materials } from './helpers.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...path: string[]): string => join(folder, ...path);

test('files of any size keep their bytes, however many are read after them', () => {
  const sizes = [0, 1, 100, 65_535, 65_536, 65_537, 262_143, 262_144, 300_000, 3, 4096];
  const all = sizes.map((size, i) => {
    writeFileSync(at(`f${i}`), Buffer.alloc(size, i + 1));
    return readFile(at(`f${i}`), 300_000) as Uint8Array;
  });
  for (let i = 0; i < 50; i += 1) readFile(at('f3'), 300_000);
  for (const [i, bytes] of all.entries()) {
    expect(bytes.length).toBe(sizes[i]);
    expect(bytes.every((byte) => byte === i + 1)).toBe(true);
  }
});

test.each<[string, () => string, string]>([
  ['nothing', () => at('n'), 'there is no such file or folder'],
  ['a folder', () => folder, 'it is a folder, not a regular file'],
  [
    'a link',
    () => (writeFileSync(at('f'), ''), symlinkSync('f', at('l')), at('l')),
    'it is a link, and none is followed',
  ],
  ['a FIFO, without waiting', () => (spawnSync('mkfifo', [at('p')]), at('p')), 'it is a FIFO, not a regular file'],
  ['a device', () => '/dev/zero', 'it is a device, not a regular file'],
  [
    'too long a file',
    () => (writeFileSync(at('big'), ''), truncateSync(at('big'), 2 ** 31), at('big')),
    'it has 2147483648 bytes; at most 1000 are read',
  ],
  // Its size is told as 0, but there are bytes.
  ['a file whose size does not hold', () => '/proc/self/status', 'it changed while it was read'],
])('does not read %s', (_name, prepare, reason) => {
  const path = prepare();
  expect(readFile(path, 1000)).toEqual({ unread: reason });
  if (reason.includes('bytes')) expect(headOf(path)).toHaveLength(1024);
  else if (!reason.includes('changed')) expect(headOf(path)).toHaveLength(0);
});

test('names that are no UTF-8 come back as the same bytes, and names that are as themselves', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const name = nameOf(bytes);
      expect(Buffer.from(pathFor(name))).toEqual(Buffer.from(bytes));
      expect(Buffer.from(pathFor(`/a/${name}/b`))).toEqual(
        Buffer.concat([Buffer.from('/a/'), bytes, Buffer.from('/b')]),
      );
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)),
      (text) => {
        expect(nameOf(Buffer.from(text))).toBe(text);
        expect(shownName(text)).toBe(text);
      },
    ),
  );
  expect(shownName(nameOf(Buffer.from([0x6d, 0xfc, 0x2f, 0xe2, 0x82])))).toBe('m\\xFC/\\xE2\\x82');
  expect(nameOf(Buffer.from('\ufffd'))).toBe('\ufffd');
  // Never taken for a surrogate pair by mistake.
  expect(pathFor('😀')).toBe('😀');
});

test.runIf(process.platform === 'linux')('Macs with such names are found and read', async () => {
  const bytes = (...parts: (string | number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  mkdirSync(bytes(folder, '/m', [0xfc], '/users/', [0xff, 0x41]), { recursive: true });
  writeFileSync(bytes(folder, '/m', [0xfc], '/users/', [0xff, 0x41], '/com.microsoft.Messenger.plist'), 'A');
  writeFileSync(bytes(folder, '/', [0xe4], '.plist'), 'B');
  writeFileSync(bytes(folder, '/\ufffd.plist'), 'C');
  expect(readdirSync(folder)).toHaveLength(3);
  expect((await materials([folder])).map(brief)).toEqual(['m\\xFC \\xFFA=A', '\\xE4 ?=B', '\ufffd ?=C']);
});
