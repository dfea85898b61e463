import { describe, expect, test } from 'vitest';
import { judgeLock, type LockContent } from '../../src/checks/lock/target.ts';
import type { LockObservation, LockState, SeenFile } from '../../src/core/lock.ts';
import { FILE, observation } from '../helpers/fake-locks.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const DENIED = bytes('<plist><dict><key>DisallowSave</key><true/></dict></plist>');
const OPEN = bytes('<plist><dict><key>DisallowSave</key><false/></dict></plist>');

const LOCKED: SeenFile = { owner: 0, group: 0, mode: '0444', flags: ['uchg'], links: 1 };
const seenWith = (file: Partial<SeenFile>): LockObservation => observation({ file: { ...LOCKED, ...file } });
const GONE = { file: null, gap: { path: FILE, kind: 'missing', at: 'file' } } as const;
const HOLE = 'lock/folder-can-be-renamed';

test.each<[name: string, seen: LockObservation, content: LockContent, state: LockState, checks: string[]]>([
  ['locked', observation(), DENIED, 'locked', [HOLE]],
  ['on Linux', { ...seenWith({ flags: ['immutable'] }), system: 'linux' }, DENIED, 'locked', [HOLE]],
  ['schg', seenWith({ flags: ['schg'] }), DENIED, 'locked', ['lock/flag-needs-single-user', HOLE]],
  [
    'nothing done',
    seenWith({ owner: 501, mode: '0600', flags: [] }),
    OPEN,
    'unlocked',
    ['lock/flag-missing', HOLE, 'lock/not-owned-by-root', 'lock/save-not-denied'],
  ],
  ['the owner alone', seenWith({ flags: [] }), DENIED, 'bypassable', ['lock/flag-missing', HOLE]],
  ['the flag alone', seenWith({ owner: 501 }), DENIED, 'bypassable', [HOLE, 'lock/not-owned-by-root']],
  ['append-only', seenWith({ flags: ['uappnd'] }), DENIED, 'bypassable', ['lock/flag-missing', HOLE]],
  ['writable', seenWith({ mode: '0666' }), DENIED, 'bypassable', [HOLE, 'lock/writable']],
  ['saving allowed', observation(), OPEN, 'bypassable', [HOLE, 'lock/save-not-denied']],
  ['damaged', observation(), bytes('<plist>'), 'bypassable', [HOLE, 'plist/unreadable']],
  [
    'an array',
    observation(),
    bytes('<plist><array/></plist>'),
    'bypassable',
    [HOLE, 'lock/save-not-denied', 'plist/not-a-dictionary'],
  ],
  ['OpenStep text', observation(), bytes('{ DisallowSave = 1; }'), 'bypassable', [HOLE, 'lock/save-not-denied']],
  ['moved aside', observation({ ...GONE, aside: ['/x'] }), undefined, 'unlocked', ['lock/moved-aside']],
  ['an old copy elsewhere', observation({ aside: ['/x'] }), DENIED, 'locked', [HOLE]],
  [
    'a link',
    observation({ file: null, gap: { path: FILE, kind: 'link', at: 'file' } }),
    undefined,
    'unlocked',
    ['lock/not-a-file'],
  ],
  ['flags unknown', seenWith({ flags: { unknown: 'no lsattr' } }), DENIED, 'unknown', [HOLE]],
  [
    'flags unknown, and more',
    seenWith({ owner: 501, flags: { unknown: 'no lsattr' } }),
    DENIED,
    'bypassable',
    [HOLE, 'lock/not-owned-by-root'],
  ],
  ['not to be read', observation(), { unread: 'permission denied' }, 'unknown', [HOLE]],
])('%s', (_name, seen, content, state, checks) => {
  const report = judgeLock(seen, content);
  expect(report.findings.map(({ check }) => check).toSorted()).toEqual(checks.toSorted());
  expect(report.kind).toBe(state);
});

test('what could not be looked at is told', () => {
  const { outcomes } = judgeLock(seenWith({ flags: { unknown: 'lsattr: permission denied' } }), {
    unread: 'could not read it',
  });
  expect(outcomes.filter(({ status }) => status === 'unknown')).toEqual([
    {
      check: 'lock/flag-missing',
      status: 'unknown',
      reason: 'the flags could not be read: lsattr: permission denied',
    },
    { check: 'lock/save-not-denied', status: 'unknown', reason: 'could not read it' },
  ]);
});

describe('schg by release', () => {
  test.each<[release: string | undefined, warned: boolean]>([
    [undefined, true],
    ['10.3', true],
    ['10.3.9', true],
    ['10.4.11', true],
    ['10.5', false],
    ['10.40', false],
    ['10.15.7', false],
  ])('%s', (release, warned) => {
    const seen = { ...seenWith({ flags: ['schg'] }), ...(release === undefined ? {} : { release }) };
    const found = judgeLock(seen, DENIED).findings.map(({ check }) => check);
    expect(found.includes('lock/flag-needs-single-user')).toBe(warned);
  });
});

describe('who can rename what', () => {
  type Folder = Partial<LockObservation['parents'][number]>;
  const ROOTS: Folder = { owner: 0, group: 0, mode: '0755', flags: [] };
  /** `/h/f` in `/h` in `/`, with changes. */
  const told = (h: Folder, root: Folder = {}, system: 'mac' | 'linux' = 'mac'): string[] => {
    const parents = [
      { path: '/h', ...ROOTS, ...h },
      { path: '/', ...ROOTS, ...root },
    ] as LockObservation['parents'];
    return judgeLock(observation({ parents, system }), DENIED).findings.map(({ message }) => message);
  };
  const HIS = { owner: 501, group: 20 };
  test.each<[string, string[], string[]]>([
    ['all of root', told({}), []],
    ['his folder in one of root', told(HIS), []],
    ['his folder in his own', told(HIS, HIS), ['user 501 can rename h, and the locked file with it']],
    ['an immutable folder', told({ ...HIS, flags: ['uchg'] }, HIS), []],
    ['in an immutable folder', told(HIS, { ...HIS, flags: ['schg'] }), []],
    [
      'his folder in a sticky one for all',
      told(HIS, { mode: '1777' }),
      ['user 501 can rename h, and the locked file with it'],
    ],
    ['one of root in a sticky one for all', told({}, { mode: '1777' }), []],
    [
      'in a folder for all',
      told(HIS, { mode: '0777' }),
      ['the folder / has mode 0777: others than its owner can rename what is in it'],
    ],
    ['in a folder for the group admin', told(HIS, { mode: '0775', group: 80 }), []],
    [
      'in a folder for the group 80 of Linux',
      told(HIS, { mode: '0775', group: 80 }, 'linux'),
      ['the folder / has mode 0775: others than its owner can rename what is in it'],
    ],
    ['in a folder for the group wheel', told(HIS, { mode: '0775' }), []],
    ['the folder of the file itself for all', told({ mode: '0777' }), []],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });
});
