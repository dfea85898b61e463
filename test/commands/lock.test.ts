import { describe, expect, test } from 'vitest';
import { run } from '../../src/commands/lock.ts';
import { ToolError } from '../../src/core/tool-error.ts';
import { fakeHost, type FakeHost } from '../helpers/fake-host.ts';
import { FILE, fakeLocks, observation, type FakeLock, type FakeLocks } from '../helpers/fake-locks.ts';

const DENIED = '<plist><dict><key>DisallowSave</key><true/></dict></plist>';
const OPEN = DENIED.replace('true', 'false');
const HIS = { owner: 501, group: 20, mode: '0600', flags: [], links: 1 } as const;
const UNLOCKED: FakeLock = { seen: observation({ file: HIS }), content: OPEN };
const POLICY = 'msgrctl: 1\narchiving: { save: deny, lock: enforce }\nsettings: { SaveSIPPassword: false }\n';

async function lock(
  place: FakeLock | undefined,
  options: { readonly [name: string]: string | boolean } = {},
  more: { readonly places?: { readonly [path: string]: FakeLock }; readonly isRoot?: boolean } = {},
): Promise<{ code: number; host: FakeHost; asked: FakeLocks['asked'] }> {
  const locks = fakeLocks({ ...more.places, ...(place ? { [FILE]: place } : {}) }, more.isRoot ?? true);
  const host = { ...fakeHost({ 'p.yaml': POLICY }), locks };
  const code = await run(
    { args: { file: FILE }, options: { strategy: 'file', format: 'human', ...options } },
    host,
  ).catch((error: unknown) => {
    if (!(error instanceof ToolError)) throw error;
    host.stderr.write(`${error.message}${error.hint === undefined ? '' : ` | ${error.hint}`}\n`);
    return error.exitCode;
  });
  return { code, host, asked: locks.asked };
}

const text = (content: Uint8Array | undefined): string | undefined => content && new TextDecoder().decode(content);

test('hands in what was read and what shall be', async () => {
  const { code, asked } = await lock(UNLOCKED);
  expect(code).toBe(0);
  expect(asked.locked).toHaveLength(1);
  const { path, request } = asked.locked[0]!;
  expect([path, text(request.before), text(request.bytes), request.repair]).toEqual([FILE, OPEN, DENIED, false]);
});

test.each<[string, Parameters<typeof observation>[0]]>([
  ['owner', { file: { ...HIS, mode: '0444', flags: ['uchg'] } }],
  ['group', { file: { owner: 0, group: 20, mode: '0444', flags: ['uchg'], links: 1 } }],
  ['mode', { file: { owner: 0, group: 0, mode: '0644', flags: ['uchg'], links: 1 } }],
  ['flag', { file: { owner: 0, group: 0, mode: '0444', flags: [], links: 1 } }],
])('the right content with the wrong %s is locked anew', async (_name, changes) => {
  const { code, asked } = await lock({ seen: observation(changes), content: DENIED });
  expect(code).toBe(0);
  expect(asked.locked).toHaveLength(1);
});

test.each([['uchg'], ['schg']] as const)('locked with %s already', async (flag) => {
  const file = { owner: 0, group: 0, mode: '0444', flags: [flag], links: 1 };
  const { code, asked, host } = await lock({ seen: observation({ file }), content: DENIED }, {}, { isRoot: false });
  expect(code).toBe(0);
  expect(asked.locked).toEqual([]);
  expect(host.told.stderr).toContain('is locked already');
});

describe('a missing file', () => {
  const COPY = FILE.replace('/Microsoft/', '/Micro\u001bsoft/');
  const gap = { path: FILE, kind: 'missing', at: 'file' } as const;
  const moved = { seen: observation({ file: null, gap, aside: [COPY] }) };
  const places = { [COPY]: { seen: observation({ path: COPY }), content: DENIED } };

  test('is told, with the place it went to', async () => {
    const { code, host, asked } = await lock(moved, {}, { places });
    expect(code).toBe(3);
    expect(host.told.stderr).toBe(
      `there is no ${FILE} | A folder above was renamed: the locked file is ${COPY.replace('\u001b', '\\e')}. Put it back with --strategy enforce.\n`,
    );
    expect(asked.locked).toEqual([]);
  });

  test('is put back from the copy, or from the policy', async () => {
    const fromCopy = await lock(moved, { strategy: 'enforce' }, { places });
    expect(fromCopy.code).toBe(0);
    expect(fromCopy.asked.locked[0]?.request).toMatchObject({ before: undefined, repair: true });
    expect(text(fromCopy.asked.locked[0]?.request.bytes)).toBe(DENIED);
    expect(fromCopy.host.told.stderr).toContain('put back from /Users/alice/Library/Preferences/Micro\\esoft/');
    const fromPolicy = await lock(moved, { strategy: 'enforce', policy: 'p.yaml' }, { places });
    expect(text(fromPolicy.asked.locked[0]?.request.bytes)).toContain('<key>SaveSIPPassword</key>');
  });

  test('with no copy needs the policy', async () => {
    const nothing = { seen: observation({ file: null, gap }) };
    const { code, host } = await lock(nothing, { strategy: 'enforce' });
    expect(code).toBe(3);
    expect(host.told.stderr).toBe(`there is no ${FILE} | To make it anew, name a policy: --policy FILE\n`);
    expect(await lock(nothing, { policy: 'p.yaml' })).toMatchObject({ code: 0 });
  });

  test('a damaged copy is not used', async () => {
    const broken = { [COPY]: { seen: observation({ path: COPY }), content: '<plist>' } };
    const { code, host } = await lock(moved, { strategy: 'enforce' }, { places: broken });
    expect(code).toBe(3);
    expect(host.told.stderr).toContain('could not use');
  });

  test('has no state', async () => {
    expect(await lock(undefined, { status: true })).toMatchObject({ code: 3 });
    expect(await lock(moved, { status: true })).toMatchObject({ code: 1 });
  });
});

test('the user, not root, is told what would be done, and refused', async () => {
  const { code, host, asked } = await lock(UNLOCKED, { dryRun: true }, { isRoot: false });
  expect(code).toBe(3);
  expect(host.told.stdout).toContain('would be locked\n  ~ DisallowSave');
  expect(host.told.stderr).toBe('only root can lock and unlock files | Run it with sudo.\n');
  expect(asked.locked).toEqual([]);
});

describe('--undo', () => {
  const locked = { seen: observation(), content: DENIED };
  test.each<[options: { readonly [name: string]: string }, expected: object]>([
    [{}, { user: 501, group: 20 }],
    [{ owner: '502' }, { user: 502, group: 20 }],
    [{ owner: 'alice' }, { user: 501, group: 20 }],
  ])('%j', async (options, expected) => {
    const { code, asked } = await lock(locked, { undo: true, ...options });
    expect(code).toBe(0);
    expect(asked.unlocked).toEqual([{ path: FILE, ...expected }]);
  });

  test('in a folder of root needs a name', async () => {
    const parents = [{ path: '/', owner: 0, group: 0, mode: '0755', flags: [] }];
    const place = { seen: observation({ parents }), content: DENIED };
    expect(await lock(place, { undo: true })).toMatchObject({ code: 2 });
    expect(await lock(place, { undo: true, owner: '501' })).toMatchObject({ code: 0 });
  });

  test('of what is not locked, not there, or somebody else', async () => {
    expect(await lock(UNLOCKED, { undo: true }, { isRoot: false })).toMatchObject({ code: 0 });
    expect(await lock(undefined, { undo: true })).toMatchObject({ code: 3 });
    const { code, asked } = await lock(locked, { undo: true, owner: 'bob' });
    expect(code).toBe(3);
    expect(asked.unlocked).toEqual([]);
  });
});

describe('--status', () => {
  test('for people', async () => {
    const { code, host } = await lock(
      { seen: observation({ file: { ...HIS, owner: 0 } }), content: OPEN },
      { status: true },
    );
    expect(code).toBe(1);
    expect(host.told.stdout).toBe(
      `${FILE}: bypassable because\n` +
        '  - it has no immutable flag, so it can be replaced [lock/flag-missing]\n' +
        '  - DisallowSave is Boolean false, not Boolean true [lock/save-not-denied]\n' +
        '  note: user 501 can rename Microsoft, Preferences, Library, and the locked file with it [lock/folder-can-be-renamed]\n',
    );
  });

  test('what could not be looked at is exit 3, in every format, and told', async () => {
    const file = { owner: 0, group: 0, mode: '0444', flags: { unknown: 'lsattr: permission denied' }, links: 1 };
    const place = { seen: observation({ file }), content: DENIED };
    const human = await lock(place, { status: true });
    expect(human.code).toBe(3);
    expect(human.host.told.stdout).toContain(
      `${FILE}: could not look\n  could not look: the flags could not be read`,
    );
    const plain = await lock(place, { status: true, format: 'plain' });
    expect(plain.code).toBe(3);
    expect(plain.host.told.stderr).toContain('lsattr: permission denied');
  });
});
