import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LockFlag } from '../../src/core/lock.ts';
import { ToolError } from '../../src/core/tool-error.ts';
import { look } from '../../src/host/lock-look.ts';
import { flagTools, run, type Answer, type Run } from '../../src/host/lock-tools.ts';
import { walkTo } from '../../src/host/lock-walk.ts';
import { without } from '../helpers/tools.ts';

type Call = readonly [command: string, ...args: string[]];

/** Tools that give one answer, and keep how they were called. */
function scripted(platform: string, answer: Partial<Answer> | undefined) {
  const calls: Call[] = [];
  const runTool: Run = async (command, args) => {
    calls.push([command, ...args]);
    return answer && { status: 0, stdout: '', stderr: '', ...answer };
  };
  return { calls, tools: flagTools(platform, runTool) };
}

async function refusal(work: Promise<unknown>): Promise<ToolError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  expect((error as ToolError).exitCode).toBe(3);
  return error as ToolError;
}

describe('reading flags', () => {
  test.each<[platform: string, answer: Partial<Answer> | undefined, expected: unknown]>([
    ['darwin', { stdout: '-\n' }, []],
    ['darwin', { stdout: '\n' }, []],
    ['darwin', { stdout: 'uchg\n' }, ['uchg']],
    ['darwin', { stdout: 'hidden,schg,uappnd\n' }, ['schg', 'uappnd']],
    ['darwin', { stdout: 'nouchgish\n' }, []],
    ['darwin', { stdout: '2 files?\n' }, { unknown: 'stat: exit code 0' }],
    [
      'darwin',
      { status: 1, stderr: 'stat: ./a: stat: No such file or directory\n' },
      { unknown: 'stat: no such file or directory' },
    ],
    ['darwin', undefined, { unknown: 'there is no stat (Mac OS X itself)' }],
    ['linux', { stdout: '----i---------e------- ./a\n' }, ['immutable']],
    ['linux', { stdout: '-----a--------e------- ./i -- i\n' }, ['append-only']],
    ['linux', { stdout: '---------------------- ./----i--- \nb\n' }, []],
    ['linux', { status: 1, stderr: 'lsattr: Operation not supported While reading flags on ./a\n' }, []],
    ['linux', { status: 1, stderr: 'lsattr: Inappropriate ioctl for device While reading flags on ./a\n' }, []],
    [
      'linux',
      { status: 1, stderr: 'lsattr: Permission denied While reading flags on ./a\n' },
      { unknown: 'lsattr: permission denied' },
    ],
    // An old one that answers 0 whatever happens.
    ['linux', { stdout: '', stderr: 'lsattr: Permission denied' }, { unknown: 'lsattr: permission denied' }],
    ['linux', undefined, { unknown: 'there is no lsattr (e2fsprogs)' }],
  ])('%s %j', async (platform, answer, expected) => {
    const { tools, calls } = scripted(platform, answer);
    expect(await tools.read('./a')).toEqual(expected);
    expect(calls).toEqual([platform === 'darwin' ? ['stat', '-f', '%Sf', './a'] : ['lsattr', '-d', './a']]);
  });
});

test.each<[platform: string, set: Call, flags: readonly LockFlag[], clear: Call]>([
  ['darwin', ['chflags', '-h', 'uchg', './a'], ['uchg', 'sappnd'], ['chflags', '-h', 'nouchg,nosappnd', './a']],
  ['linux', ['chattr', '+i', './a'], ['immutable', 'append-only'], ['chattr', '-ai', './a']],
])('setting and clearing flags: %s', async (platform, set, flags, clear) => {
  const { tools, calls } = scripted(platform, {});
  await tools.set('./a', 'a');
  await tools.clear('./a', flags, 'a');
  await tools.clear('./a', [], 'a');
  expect(calls).toEqual([set, clear]);
});

test.each<[answer: Partial<Answer> | undefined, message: string, hint: string]>([
  [undefined, 'chattr is not there, so no flag can be set or cleared', 'It comes with e2fsprogs.'],
  [
    { status: 1, stderr: 'chattr: Operation not permitted while setting flags on ./a' },
    'could not set the immutable flag of /h/a: operation not permitted',
    'CAP_LINUX_IMMUTABLE',
  ],
  [
    { status: 1, stderr: 'chattr: Inappropriate ioctl for device while reading flags on ./a' },
    'could not set the immutable flag of /h/a: this file system has no such flag',
    'would not hold',
  ],
])('a tool that refuses: %j', async (answer, message, hint) => {
  const { tools } = scripted('linux', answer);
  const error = await refusal(tools.set('./a', '/h/a'));
  expect(error.message).toBe(message);
  expect(error.hint).toContain(hint);
});

test('users by name', async () => {
  const { tools, calls } = scripted('linux', { stdout: '501\n' });
  expect(await tools.userId('-alice')).toBe(501);
  expect(calls).toEqual([['id', '-u', '--', '-alice']]);
  await refusal(scripted('linux', { status: 1, stderr: 'id: no such user' }).tools.userId('bob'));
  await refusal(scripted('linux', { stdout: 'usage' }).tools.userId('bob'));
});

test('tools are found in the folders of the system, and answer in English', async () => {
  expect(await run('no-such-tool-of-msgrctl', [])).toBeUndefined();
  expect(await run('sh', ['-c', 'echo "$LC_ALL"; echo no >&2; exit 7'])).toEqual({
    status: 7,
    stdout: 'C\n',
    stderr: 'no\n',
  });
});

describe('on a file system', () => {
  let folder: string;
  const at = (...path: string[]): string => join(folder, ...path);
  const tools = flagTools(process.platform);

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'msgrctl-lock-')));
  });
  afterEach(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });

  test('look: the file, and every folder up to the root', async () => {
    mkdirSync(at('a/b'), { recursive: true });
    writeFileSync(at('a/b/f'), '', { mode: 0o640 });
    const seen = await look(at('a/b/f'), tools);
    expect(seen).toMatchObject({ path: at('a/b/f'), gap: null, aside: [], file: { mode: '0640', links: 1 } });
    const parents: string[] = [];
    for (let path = at('a/b'); path !== '/'; path = dirname(path)) parents.push(path);
    expect(seen.parents.map(({ path }) => path)).toEqual([...parents, '/']);
    // Plain JSON.
    expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
  });

  test.each<[string, (path: string) => unknown, string]>([
    ['nothing', () => {}, 'missing'],
    ['a link', (path) => symlinkSync('/etc/passwd', path), 'link'],
    ['a folder', (path) => mkdirSync(path), 'folder'],
    ['a FIFO', (path) => spawnSync('mkfifo', [path]), 'other'],
  ])('look: %s in the place of the file', async (_name, make, kind) => {
    make(at('f'));
    expect(await look(at('f'), tools)).toMatchObject({ file: null, gap: { path: at('f'), kind, at: 'file' } });
  });

  test('look: a gap above the file', async () => {
    writeFileSync(at('a'), '');
    expect(await look(at('a/b/f'), tools)).toMatchObject({
      file: null,
      gap: { path: at('a'), kind: 'other', at: 'folder' },
    });
    expect(await look(at('x/y/f'), tools)).toMatchObject({ gap: { path: at('x'), kind: 'missing', at: 'folder' } });
  });

  test('walkTo: dots and slashes', async () => {
    mkdirSync(at('a/b'), { recursive: true });
    const { steps, gap } = await walkTo(`${folder}//a/./b/`);
    expect(gap).toBeNull();
    expect(steps.at(-1)?.path).toBe(at('a/b'));
    expect((await walkTo('/')).steps).toHaveLength(1);
  });

  const asRoot = process.getuid?.() === 0 ? test : without('needs root');

  asRoot('walkTo follows links of root in folders of root, and no others', async () => {
    mkdirSync(at('real/deep'), { recursive: true });
    symlinkSync('real', at('link'));
    symlinkSync(at('link/../link'), at('far'));
    for (const name of ['link', 'far']) {
      expect((await walkTo(at(name, 'deep'))).steps.at(-1)?.path).toBe(at('real/deep'));
    }
    spawnSync('chown', ['-h', '65534', at('link')]);
    expect(await walkTo(at('link/deep'))).toMatchObject({
      gap: { path: at('link'), kind: 'link' },
      rest: ['link', 'deep'],
    });
    spawnSync('chown', ['-h', '0', at('link')]);
    chmodSync(folder, 0o777);
    expect((await walkTo(at('link/deep'))).gap?.kind).toBe('link');
    chmodSync(folder, 0o1777);
    expect((await walkTo(at('link/deep'))).gap).toBeNull();
    spawnSync('chown', ['65534', folder]);
    expect((await walkTo(at('link/deep'))).gap?.kind).toBe('link');
  });

  asRoot('walkTo gives up on a loop', async () => {
    symlinkSync('b', at('a'));
    symlinkSync('a', at('b'));
    expect((await refusal(walkTo(at('a')))).message).toContain('too many links');
  });
});
