import { expect, test } from 'vitest';
import { figures } from '../../src/plan/figures.ts';
import type { Figure, FigureId, PlanInput } from '../../src/plan/types.ts';

const BASE: PlanInput = { users: 800, contacts: 12_000, concurrent: 800, link: undefined, wave: 1800 };

function figureOf(id: FigureId, more: Partial<PlanInput>): Figure | undefined {
  return figures({ ...BASE, ...more }).find((figure) => figure.id === id);
}

/** Worked out by hand from the guide: 15,000 connections; 15,000 and 100,000 users; 1 MB for 10,000 contacts. */
test.each<[FigureId, Partial<PlanInput>, number | string]>([
  ['edition', { users: 1, concurrent: 1 }, 'Standard Edition'],
  ['edition', { users: 15_000, concurrent: 15_000 }, 'Standard Edition'],
  ['edition', { users: 15_000, concurrent: 15_001 }, 'Enterprise Edition'],
  ['edition', { users: 15_001, concurrent: 100 }, 'Enterprise Edition'],
  ['front-ends', { users: 1 }, 1],
  ['front-ends', { users: 15_000 }, 1],
  ['front-ends', { users: 15_001 }, 2],
  ['front-ends', { users: 30_000 }, 2],
  ['front-ends', { users: 30_001 }, 3],
  ['front-ends', { users: 10_000_000 }, 667],
  ['back-ends', { users: 100_000 }, 1],
  ['back-ends', { users: 100_001 }, 2],
  ['back-ends', { users: 10_000_000 }, 100],
  ['address-book', { contacts: 10_000 }, 1_000_000],
  ['address-book', { contacts: 1 }, 100],
  ['address-book', { contacts: 0 }, 0],
  // 12,000 contacts are 1.2 MB, or 9.6 million bits: 0.96 s at 10 Mbit/s.
  ['first-download-time', { link: 10e6 }, 0.96],
  ['first-download-time', { link: 10e6, contacts: 0 }, 0],
  // 960 MB are 7.68 thousand million bits, in half an hour 4.27 Mbit/s.
  ['wave', {}, 960_000_000],
  ['wave-rate', {}, 7_680_000_000 / 1800],
  ['wave-rate', { wave: 1 }, 7_680_000_000],
  ['wave-rate', { contacts: 0 }, 0],
  ['wave-time', { link: 10e6 }, 768],
  ['wave', { users: 10_000_000, contacts: 10_000_000 }, 1e16],
])('%s for %j is %s', (id, more, expected) => {
  expect(figureOf(id, more)?.value).toBe(expected);
});

test('times are there with a link only', () => {
  const ids = (link?: number): string[] => figures({ ...BASE, link }).map(({ id }) => id);
  expect(ids()).toEqual(['edition', 'front-ends', 'back-ends', 'address-book', 'wave', 'wave-rate']);
  expect(ids(1e6)).toEqual([
    'edition',
    'front-ends',
    'back-ends',
    'address-book',
    'first-download-time',
    'wave',
    'wave-rate',
    'wave-time',
  ]);
});

// 960 MB x 8 / 1,800 s = 4,266,666.67 bits a second.
test.each([
  [4_266_666, 'does not carry'],
  [4_266_667, 'carries'],
])('a link of %i bit/s %s the wave', (link, expected) => {
  expect(figureOf('wave-rate', { link })?.because).toBe(`960 MB x 8 / 30 min; the link ${expected} that`);
});

test('says how each was worked out', () => {
  expect(figures({ ...BASE, link: 10e6 }).map(({ because }) => because)).toEqual([
    '800 connections at a time: no more than 15,000',
    '800 users / 15,000, rounded up',
    '800 users / 100,000, rounded up',
    '12,000 contacts x 1 MB / 10,000',
    '1.2 MB x 8 / 10 Mbit/s',
    '800 users x 1.2 MB',
    '960 MB x 8 / 30 min; the link carries that',
    '960 MB x 8 / 10 Mbit/s',
  ]);
});

test.each<[Partial<PlanInput>, RegExp, string]>([
  [{}, /no more than 15,000$/, 'Messenger for Mac topology'],
  [{ concurrent: 15_001 }, /^15,001 connections at a time: more than 15,000$/, 'Messenger for Mac topology'],
  [{ users: 15_001 }, /several front ends$/, 'Planning for the number of users supported'],
])('the edition for %j: %s', (more, because, section) => {
  const { because: said, source } = figureOf('edition', more)!;
  expect(said).toMatch(because);
  expect(source.section).toBe(section);
});

test('each figure says what it leaves out; where the guide ends, it says more', () => {
  for (const { id, source, leavesOut } of figures({ ...BASE, link: 1e6 })) {
    expect([id, source.section.length > 0, source.says.length > 0]).toEqual([id, true, true]);
    expect(leavesOut, id).not.toEqual([]);
  }
  const said = (id: FigureId, users: number): string => figureOf(id, { users })!.leavesOut.join('\n');
  expect(said('back-ends', 100_000)).not.toContain('several back ends');
  expect(said('back-ends', 100_001)).toContain('several back ends');
  expect(said('edition', 15_000)).not.toContain('Enterprise Edition server');
  expect(said('edition', 15_001)).toContain('Enterprise Edition server');
});
