import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack, type Header } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { macsIn } from '../../../src/host/fleet/archive.ts';
import { brief, materials } from './helpers.ts';

const PREFERENCES = 'com.microsoft.Messenger.plist';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

type Content = string | Partial<Header>;

/** A tar archive of entries; a text is a file, anything else its header. */
async function tarOf(...entries: readonly (readonly [name: string, content: Content])[]): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of entries) {
    if (typeof content === 'string') archive.entry({ name }, content);
    else archive.entry({ name, ...content });
  }
  archive.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of archive) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function found(bytes: Uint8Array, name = 'fleet.tar'): Promise<string[]> {
  writeFileSync(at(name), bytes);
  return (await materials([at(name)])).map((each) => brief(each).replaceAll(folder, '~'));
}

test('archives in an archive, and what cat put behind one, are told', async () => {
  const one = await tarOf(['a/facts', '1']);
  const nested = await tarOf(
    ['x/facts', 'X'],
    ['lab/two.tar', 'whatever'],
    ['three.tgz', 'whatever'],
    ['._four.tar', ''],
  );
  expect(await found(nested)).toEqual([
    'x facts=X',
    'two !!it is an archive inside ~/fleet.tar, and none of those is opened: unpack it, and audit what comes out',
    'three !!it is an archive inside ~/fleet.tar, and none of those is opened: unpack it, and audit what comes out',
  ]);
  const joined = await found(Buffer.concat([one, await tarOf(['b/facts', '2'])]));
  expect(joined.at(-1)).toBe(
    'fleet !!the archive ~/fleet.tar is damaged: another archive follows behind its end, and was not read',
  );
  expect(await found(Buffer.concat([one, Buffer.alloc(10_240), Buffer.from('something else'.repeat(100))]))).toEqual([
    'a facts=1',
  ]);
});

describe('the layout inside', () => {
  test('is that of folders', async () => {
    const bytes = await tarOf(
      ['./fleet/a/facts', 'FA'],
      [`./fleet/a/users/anna/${PREFERENCES}`, 'A'],
      [`./fleet/a/users/bert/${PREFERENCES}`, 'B'],
      ['./fleet/a/users/bert/other.plist', 'not his'],
      [`b/${PREFERENCES}`, 'C'],
      ['c.plist', 'D'],
      ['notes.txt', '{ a = 1; }'],
      ['._c.plist', 'resource fork'],
      ['.msgrctl-swap.abc123/new/x/facts', 'unfinished'],
    );
    expect(await found(bytes)).toEqual(['a facts=FA anna=A bert=B', 'other ?=not his', 'b ?=C', 'c ?=D']);
  });

  test('without a folder is the Mac of the archive', async () => {
    expect(await found(await tarOf(['facts', 'F'], [`users/anna/${PREFERENCES}`, 'A']), 'mac-17.tar.gz')).toEqual([
      'mac-17 facts=F anna=A',
    ]);
  });

  test('may say ".." and "/", for nothing is extracted', async () => {
    expect(await found(await tarOf(['../../etc/facts', 'F'], ['/etc/x.plist', 'X']))).toEqual([
      'etc facts=F',
      'x ?=X',
    ]);
  });

  test('may have links, FIFOs and devices, which are told and not followed', async () => {
    const bytes = await tarOf(
      ['a/facts', { type: 'symlink', linkname: '/etc/passwd' }],
      ['b/facts', { type: 'link', linkname: 'a/facts' }],
      ['c/facts', { type: 'fifo' }],
      [`d/users/x/${PREFERENCES}`, { type: 'character-device', devmajor: 1, devminor: 5 }],
      ['e.plist', 'E'],
    );
    expect(await found(bytes)).toEqual([
      'a facts=!it is a link, and none is followed',
      'b facts=!it is a link, and none is followed',
      'c facts=!it is a FIFO, not a regular file',
      'd x=!it is a device, not a regular file',
      'e ?=E',
    ]);
  });

  test('may be scattered; of two files of one name the second counts', async () => {
    const half = 'x'.repeat(2 ** 19);
    const far = Array.from({ length: 70 }, (_, i) => [`z${i}.plist`, half] as const);
    const near = await tarOf(['a/facts', '1'], ['b/facts', '2'], [`a/users/x/${PREFERENCES}`, '3'], ['b/facts', '4']);
    expect(await found(near)).toEqual(['a facts=1 x=3', 'b facts=4']);
    const apart = Array.from({ length: 300 }, (_, i) => i);
    const users = apart.map((i) => [`${i}/users/x/${PREFERENCES}`, 'P'] as const);
    expect(await found(await tarOf(...apart.map((i) => [`${i}/facts`, 'F'] as const), ...users))).toEqual(
      apart.map((i) => `${i} facts=F x=P`),
    );
    const scattered = await found(await tarOf(['a/facts', '1'], ...far, [`a/users/x/${PREFERENCES}`, '3']));
    expect(scattered.filter((line) => line.startsWith('a '))).toEqual([
      'a facts=1',
      'a x=3 !!the files of ~/fleet.tar:a do not stand together in the archive, so this is only some of them',
    ]);
  });

  test('may have long names, line feeds and bytes that are no UTF-8', async () => {
    const long = 'n'.repeat(300);
    const bytes = await tarOf([`${long}/facts`, '1'], ['line\nfeed.plist', '2'], ['müller.plist', '3']);
    expect(await found(bytes)).toEqual([`${long} facts=1`, 'line\nfeed ?=2', 'müller ?=3']);
    const raw = await tarOf(['abc.plist', 'x']);
    raw[1] = 0xff;
    fixChecksum(raw);
    expect(await found(raw)).toEqual(['a\\xFFc ?=x']);
  });

  test('has places that say archive and path', async () => {
    writeFileSync(at('f.tar'), await tarOf([`./f/a/users/x/${PREFERENCES}`, 'X']));
    const [{ source, preferences }] = (await materials([at('f.tar')])) as [Awaited<ReturnType<typeof materials>>[0]];
    expect(source).toBe(`${at('f.tar')}:f/a`);
    expect(preferences[0]!.file).toBe(`${at('f.tar')}:f/a/users/x/${PREFERENCES}`);
  });
});

function fixChecksum(archive: Buffer): void {
  archive.fill(0x20, 148, 156);
  const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}

test.each(['gnu', 'posix', 'ustar', 'v7', 'oldgnu'])('what tar writes in the format %s', async (format) => {
  const deep = `fleet/${'d'.repeat(15)}/mac-1`;
  for (const path of [`${deep}/facts`, `${deep}/users/anna/${PREFERENCES}`, 'fleet/b.plist']) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), path);
  }
  for (const options of ['-cf', '-czf']) {
    const { status, stderr } = spawnSync('tar', [`--format=${format}`, '--sort=name', options, 'out.bin', 'fleet'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect((await materials([at('out.bin')])).map(brief).toSorted()).toEqual([
      'b ?=fleet/b.plist',
      `mac-1 facts=${deep}/facts anna=${deep}/users/anna/${PREFERENCES}`,
    ]);
  }
});

test('archives come from standard input, too, of any length', async () => {
  const bytes = await tarOf(...Array.from({ length: 200 }, (_, i) => [`mac-${i}/facts`, 'x'.repeat(5000)] as const));
  for (const stdin of [bytes, gzipSync(bytes)]) {
    const all = await materials(['-'], { stdin });
    expect(all.map(({ mac }) => mac)).toEqual(Array.from({ length: 200 }, (_, i) => `mac-${i}`));
    expect(all.every(({ facts }) => (facts as Uint8Array).length === 5000)).toBe(true);
  }
});

test('several members of gzip are one archive', async () => {
  const bytes = await tarOf(['a/facts', '1'], ['b/facts', '2']);
  const halves = [bytes.subarray(0, 700), bytes.subarray(700)].map((half) => gzipSync(half));
  expect(await found(Buffer.concat(halves), 'x.tgz')).toEqual(['a facts=1', 'b facts=2']);
});

describe('damage is told, and the Macs before it are judged', () => {
  const three = (): Promise<Buffer> => tarOf(['a/facts', '1'], ['b/facts', 'x'.repeat(600)], ['c/facts', '3']);

  test.each<[string, (bytes: Buffer) => Uint8Array, string[]]>([
    [
      'cut in a file',
      (bytes) => bytes.subarray(0, 1600),
      ['a facts=1', '!!the archive ~/x.tar is damaged: it ends in the middle of b/facts'],
    ],
    [
      'cut in a header',
      (bytes) => bytes.subarray(0, 1100),
      [
        'a facts=1 !!the archive ~/x.tar is damaged: it ends in the middle of a header',
        '!!the archive ~/x.tar is damaged: it ends in the middle of a header',
      ],
    ],
    [
      'cut between files',
      (bytes) => bytes.subarray(0, 1024),
      [
        'a facts=1 !!the archive ~/x.tar is damaged: it ends without the mark of its end, so it may be cut off',
        '!!the archive ~/x.tar is damaged: it ends without the mark of its end, so it may be cut off',
      ],
    ],
    [
      'a header that is none',
      (bytes) => bytes.fill(0x41, 1024, 1100),
      [
        'a facts=1 !!the archive ~/x.tar is damaged: what should be a header is none (byte 1024)',
        '!!the archive ~/x.tar is damaged: what should be a header is none (byte 1024)',
      ],
    ],
    [
      'empty',
      () => Buffer.alloc(0),
      ['!!the archive ~/x.tar is damaged: it ends without the mark of its end, so it may be cut off'],
    ],
    [
      'something else',
      () => Buffer.from('x'.repeat(2000)),
      ['!!the archive ~/x.tar is damaged: what should be a header is none (byte 0)'],
    ],
    ['without a Mac', () => Buffer.alloc(1024), ['!!there is no Mac in the archive ~/x.tar']],
    [
      'gzip cut',
      (bytes) => gzipSync(bytes).subarray(0, 60),
      ['!!the archive ~/x.tar is damaged: unexpected end of file'],
    ],
    ['gzip damaged', (bytes) => gzipSync(bytes).fill(0, 20, 40), ['!!the archive ~/x.tar is damaged: invalid']],
  ])('%s', async (_name, harm, expected) => {
    const lines = await found(harm(await three()), 'x.tar');
    expect(lines.map((line) => line.replace(/^x (?=!!)/, '').replace(/(?<=damaged: invalid).*/, ''))).toEqual(
      expected,
    );
  });

  test('an entry too long is passed over, one that never ends is the end', async () => {
    const large = await tarOf(['a/facts', 'x'.repeat(4 * 1024 * 1024 + 1)], ['b/facts', '2']);
    expect(await found(large)).toEqual(['a facts=!it has 4194305 bytes; at most 4194304 are read', 'b facts=2']);
    const endless = await tarOf(['a/facts', '1'], ['b/facts', '2'], ['c/facts', '3']);
    endless.write('77777777777', 1024 + 124, 'latin1');
    const header = Buffer.from(endless.subarray(1024, 1536));
    fixChecksum(header);
    header.copy(endless, 1024);
    expect(await found(endless)).toEqual([
      'a facts=1',
      'fleet !!the archive ~/fleet.tar is damaged: b/facts has 8589934591 bytes; nothing behind it was read',
    ]);
  });

  test('what cannot be opened', async () => {
    const all: string[] = [];
    for await (const each of macsIn(at('nothing.tar'))) all.push(brief(each).replaceAll(folder, '~'));
    expect(all).toEqual(['nothing !!could not read ~/nothing.tar: there is no such file or folder']);
  });
});

test('a bomb ends by a limit: gigabytes of zeros in a Mac', async () => {
  const entry = await tarOf(['a/facts', '1'], ['b/padding', '']);
  entry.write('07777777777', 1024 + 124, 'latin1');
  const header = Buffer.from(entry.subarray(1024, 1536));
  fixChecksum(header);
  const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const bytes = Buffer.concat([
    gzipSync(Buffer.concat([entry.subarray(0, 1024), header])),
    ...new Array<Buffer>(16).fill(zeros),
  ]);
  const start = performance.now();
  expect(await found(bytes, 'bomb.tgz')).toEqual([
    'a facts=1 !!the archive ~/bomb.tgz is damaged: it unpacks to more than 400 times its size',
    'bomb !!the archive ~/bomb.tgz is damaged: it unpacks to more than 400 times its size',
  ]);
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('whatever the bytes are, reading them ends, and throws nothing', async () => {
  const good = await tarOf(
    ['a/facts', '1'],
    [`${'l'.repeat(200)}/users/x/${PREFERENCES}`, 'pax'],
    ['c/facts', { type: 'symlink', linkname: 'x' }],
    ['d.plist', 'y'.repeat(700)],
  );
  const piecesOf = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += 777) yield bytes.subarray(i, i + 777);
  };
  const change = fc.record({
    at: fc.nat(good.length - 1),
    byte: fc.integer({ min: 0, max: 255 }),
    fix: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.nat(good.length),
      fc.boolean(),
      async (changes, cut, zip) => {
        const bytes = Buffer.from(good);
        for (const { at: place, byte, fix } of changes) {
          bytes[place] = byte;
          const block = bytes.subarray(place - (place % 512), place - (place % 512) + 512);
          if (fix && block.length === 512) fixChecksum(block);
        }
        const archive = zip ? gzipSync(bytes) : bytes;
        if (zip) archive[changes[0]!.at % archive.length] = changes[0]!.byte;
        const names: string[] = [];
        for await (const { mac } of macsIn('x.tar', piecesOf(archive.subarray(0, cut + 1)))) names.push(mac);
        expect(names.length).toBeGreaterThan(0);
        expect(names.length).toBeLessThan(10);
      },
    ),
    { numRuns: 3000 },
  );
});
