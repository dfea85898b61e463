import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ToolError } from '../../../src/core/tool-error.ts';
import { pathsOf } from '../../../src/host/fleet/list.ts';
import { brief, materials, sources } from './helpers.ts';

const PREFERENCES = 'com.microsoft.Messenger.plist';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-fleet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(...files: (string | readonly [path: string, text: string | Buffer])[]): void {
  for (const file of files) {
    const [path, text] = typeof file === 'string' ? [file, file] : file;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const at = (...path: string[]): string => join(folder, ...path);

async function found(...paths: string[]): Promise<string[]> {
  return (await materials(paths)).map((each) => brief(each).replaceAll(folder, '~'));
}

describe('what a Mac is', () => {
  test('a folder with facts, with users, or both', async () => {
    put('a/facts', ['b/users/anna/com.microsoft.Messenger.plist', 'A'], ['b/users/bert/x.plist', 'no']);
    put(['c/facts', 'F'], [`c/users/eve/${PREFERENCES}`, 'E'], [`c/users/dan/${PREFERENCES}`, 'D']);
    expect(await found(folder)).toEqual(['a facts=a/facts', 'b anna=A', 'c facts=F dan=D eve=E']);
  });

  test('a stray facts file or folder of users does not swallow the fleet around it', async () => {
    put('lab/facts', `lab/users/anna/${PREFERENCES}`, 'lab/a/facts', 'lab/b/facts', ['lab/c.plist', 'C']);
    expect((await found(folder)).map((line) => line.split(' ')[0])).toEqual(['lab', 'a', 'b', 'c']);
  });

  test('preference files alone, named after their folder or themselves', async () => {
    put(
      [`mac-1/${PREFERENCES}`, '1'],
      ['mac-2.plist', '2'],
      ['MAC-3.PLIST', '3'],
      ['notes.md', 'x'],
      ['x/policy.yaml', 'x'],
    );
    expect(await found(folder)).toEqual(['MAC-3 ?=3', 'mac-1 ?=1', 'mac-2 ?=2']);
  });

  test.each<[string, string, boolean]>([
    ['mac.txt', '{\n    Autologon = 1;\n}\n', true],
    ['mac.defaults', '{\n    "a \\"b\\"" = "c";\n}\n', true],
    ['mac.txt', '{}\n', true],
    ['mac.txt', '\u00ef\u00bb\u00bf{\n    Autologon = 1;\n}\n', true],
    ['mac.txt', '\u00ff\u00fe{\0\n\0A\0 \0=\0 \x001\0;\0}\0', true],
    ['mac.txt', '\u00fe\u00ff\0{\0\n\0A\0 \0=\0 \x001\0;\0}', true],
    ['mac.txt', 'Dear admin,\n', false],
    ['mac.txt', '{ "msgrctl": 1 }\n', false],
    ['mac.json', '{\n    Autologon = 1;\n}\n', false],
  ])('%s that holds %j: %s', async (name, text, isMac) => {
    put([name, Buffer.from(text, 'latin1')]);
    expect(await found(folder)).toEqual(isMac ? [`mac ?=${text}`] : []);
  });

  test('what cannot be looked into is told: an empty folder, an archive of another kind', async () => {
    put('a/facts', 'lab.zip', 'old/lab.tar.bz2', 'pad.txz', 'notes.bz2');
    mkdirSync(at('empty'));
    expect(await found(folder)).toEqual([
      'a facts=a/facts',
      'empty !!the folder ~/empty is empty',
      'lab !!~/lab.zip is no tar or tar.gz archive: unpack it first',
      'lab !!~/old/lab.tar.bz2 is no tar or tar.gz archive: unpack it first',
      'pad !!~/pad.txz is no tar or tar.gz archive: unpack it first',
    ]);
    expect(await found(at('empty'))).toEqual([]);
  });

  test('not what is hidden, nor what collect has not finished', async () => {
    put(`.msgrctl-swap.Ab12Cd/new/mac/facts`, '.hidden.plist', '._mac.plist', '.git/x.plist', 'fine.plist');
    expect(await found(folder)).toEqual(['fine ?=fine.plist']);
  });

  test('in the order of the names, whatever the locale says', async () => {
    put('b.plist', 'B.plist', 'a/z.plist', 'ä.plist', 'a.plist', '10.plist', '9.plist');
    expect((await found(folder)).map((line) => line.split(' ')[0])).toEqual(['10', '9', 'B', 'z', 'a', 'b', 'ä']);
  });

  test('links below a folder lead nowhere', async () => {
    put('real/facts', `users-linked/x`, `user-linked/users/x/${PREFERENCES}`);
    symlinkSync('real', at('link'));
    symlinkSync('..', at('real/loop'));
    symlinkSync('../real/facts', at('users-linked/facts'));
    symlinkSync('../real', at('users-linked/users'));
    symlinkSync('x', at('user-linked/users/y'));
    expect(await found(folder)).toEqual([
      'real facts=real/facts',
      `user-linked x=user-linked/users/x/${PREFERENCES} !!could not look into ~/user-linked/users/y: it is a link, and none is followed`,
      'users-linked facts=!it is a link, and none is followed !!could not look into ~/users-linked/users: it is a link, and none is followed',
    ]);
  });

  test('of one Mac no more users and bytes than fit into memory', async () => {
    for (let i = 0; i < 1002; i += 1) put([`many/users/u${String(i).padStart(4, '0')}/${PREFERENCES}`, '']);
    for (let i = 0; i < 4; i += 1) put([`large/users/${i}/${PREFERENCES}`, 'x'.repeat(6 * 1024 * 1024)]);
    const [large, many] = await materials([folder]);
    expect(large!.preferences.map(({ bytes }) => ('unread' in bytes ? bytes.unread : bytes.length))).toEqual([
      6291456,
      6291456,
      'of one Mac at most 16777216 bytes are read',
      'of one Mac at most 16777216 bytes are read',
    ]);
    expect(many!.preferences).toHaveLength(1000);
    expect(many!.unread).toEqual(['it has more than 1000 users; the files of the others were not read']);
  });
});

describe('a path that somebody named', () => {
  test('is taken whatever its name', async () => {
    put('odd.bin', 'page.html', ['some-facts', 'msgrctl-facts\t1\n']);
    expect(await found(at('odd.bin'), at('page.html'), at('some-facts'))).toEqual([
      'odd.bin ?=odd.bin',
      'page.html ?=page.html',
      'some-facts facts=msgrctl-facts\t1\n',
    ]);
  });

  test('that belongs to a Mac stands for the Mac', async () => {
    put(['mac/facts', 'F'], [`mac/users/anna/${PREFERENCES}`, 'A'], [`other/${PREFERENCES}`, 'O']);
    const whole = 'mac facts=F anna=A';
    expect(await found(at('mac'))).toEqual([whole]);
    expect(await found(at('mac/facts'), at(`mac/users/anna/${PREFERENCES}`))).toEqual([whole]);
    expect(await found(at(`other/${PREFERENCES}`))).toEqual(['other ?=O']);
  });

  test('comes once, however often it is named', async () => {
    put(['mac/facts', 'F'], 'a.plist', 'sub/b.plist', ['odd', 'odd']);
    symlinkSync('mac', at('same'));
    const macs = ['odd ?=odd', 'a ?=a.plist', 'mac facts=F', 'b ?=sub/b.plist'];
    expect(await found(at('odd'), folder, at('mac'), at('same'), at('sub'), at('a.plist'), `${folder}/`)).toEqual(
      macs,
    );
    expect(await found(at('mac'), at('sub/b.plist'), folder)).toEqual([
      'mac facts=F',
      'b ?=sub/b.plist',
      'a ?=a.plist',
    ]);
  });

  test('may be a link', async () => {
    put(['mac/facts', 'F'], 'a.plist');
    symlinkSync('mac', at('today'));
    symlinkSync('a.plist', at('b.plist'));
    expect(await found(at('today'), at('b.plist'))).toEqual(['today facts=F', 'b ?=a.plist']);
  });

  test('may be a link to a file of a Mac: that Mac is meant, wherever the link lies', async () => {
    put(['mac/facts', 'F'], [`mac/users/anna/${PREFERENCES}`, 'A'], ['other/facts', 'O']);
    symlinkSync('../mac/facts', at('other/link'));
    symlinkSync(`../mac/users/anna/${PREFERENCES}`, at('other/mine'));
    const whole = 'mac facts=F anna=A';
    expect(await found(at('other/link'))).toEqual([whole]);
    expect(await found(at('other/mine'))).toEqual([whole]);
    expect(await found(at('other/facts'))).toEqual(['other facts=O']);
  });

  test('with two names that are one file on disk is two Macs', async () => {
    put('a.plist');
    linkSync(at('a.plist'), at('b.plist'));
    expect(await found(folder)).toEqual(['a ?=a.plist', 'b ?=a.plist']);
  });

  test('and leads nowhere ends all before it begins', async () => {
    put('a.plist');
    spawnSync('mkfifo', [at('fifo')]);
    for (const [path, message] of [
      ['nothing', 'could not read ~/nothing: there is no such file or folder'],
      ['a.plist/x', 'could not read ~/a.plist/x: a part of the path is no folder'],
      ['fifo', 'could not read ~/fifo: it is a FIFO, not a regular file'],
      ['*.nothing', 'nothing fits ~/*.nothing'],
    ] as const) {
      const error = await sources([at('a.plist'), at(path)]).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ToolError);
      expect((error as ToolError).exitCode).toBe(3);
      expect((error as ToolError).message.replaceAll(folder, '~')).toBe(message);
    }
  });

  test('of a list that leads nowhere is one Mac that could not be looked at', async () => {
    put('a.plist');
    const all = await materials([at('nothing'), at('a.plist')], { listed: true });
    expect(all.map((each) => brief(each).replaceAll(folder, '~'))).toEqual([
      '~/nothing !!could not read ~/nothing: there is no such file or folder',
      'a ?=a.plist',
    ]);
  });

  test('as a quoted pattern is what fits, sorted; a file of that very name is itself', async () => {
    put('mac-10/facts', 'mac-1/facts', 'mac-2/facts', 'x/mac-1/facts', 'mac-[1].plist', 'mac-1.plist');
    const names = async (pattern: string): Promise<string[]> =>
      (await materials([at(pattern)])).map(({ mac }) => mac);
    expect(await names('mac-1*')).toEqual(['mac-1', 'mac-1', 'mac-10']);
    expect(await names('mac-{1,2}')).toEqual(['mac-1', 'mac-2']);
    expect(await names('**/mac-1')).toEqual(['mac-1', 'mac-1']);
    expect(await names('mac-[1].plist')).toEqual(['mac-[1]']);
  });
});

test('lists of paths: lines, or with NUL behind each', () => {
  const list = (text: string): readonly string[] => pathsOf(Buffer.from(text, 'latin1'));
  expect(list('a\nb c\r\n\n d')).toEqual(['a', 'b c', ' d']);
  expect(list('a\nb\0c\0')).toEqual(['a\nb', 'c']);
  expect(list('')).toEqual([]);
  expect(list('m\xfc.plist\n')).toEqual(['m\udcfc.plist']);
});

test('batches are small, and hold everything in order', async () => {
  for (let i = 0; i < 300; i += 1) put(`mac-${String(i).padStart(3, '0')}.plist`);
  const all = await sources([folder]);
  expect(all.map((source) => 'mac' in source && source.mac)).toEqual(
    Array.from({ length: 300 }, (_, i) => `mac-${String(i).padStart(3, '0')}`),
  );
});

describe('standard input', () => {
  test('is one preference file', async () => {
    expect((await materials(['-', '-'], { stdin: Buffer.from('{a = 1;}'.padEnd(5000)) })).map(brief)).toEqual([
      `- ?=${'{a = 1;}'.padEnd(5000)}`,
    ]);
  });

  test('may not be empty, nor endless', async () => {
    await expect(materials(['-'])).rejects.toThrow('standard input is empty');
    const endless = Buffer.alloc(9 * 1024 * 1024, 'x');
    await expect(materials(['-'], { stdin: endless })).rejects.toThrow('standard input is longer than 8388608 bytes');
  });
});
