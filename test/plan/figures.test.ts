import { expect, test } from 'vitest';
import { figures } from '../../src/plan/figures.ts';
import { planFor } from '../../src/plan/plan.ts';
import type { FigureId, PlanInput } from '../../src/plan/types.ts';

const BASE: PlanInput = { users: 800, contacts: 12_000, concurrent: 800, link: undefined, wave: 1800 };

function valueOf(id: FigureId, more: Partial<PlanInput>): number | string | undefined {
  return figures({ ...BASE, ...more }).find((figure) => figure.id === id)?.value;
}

/** Worked out by hand from the guide: 15,000 connections; 15,000 and 100,000 users; 1 MB for 10,000 contacts. */
test.each<[FigureId, Partial<PlanInput>, number | string]>([
  ['edition', { users: 15_000, concurrent: 15_000 }, 'Standard Edition'],
  ['edition', { users: 15_000, concurrent: 15_001 }, 'Enterprise Edition'],
  ['edition', { users: 15_001, concurrent: 100 }, 'Enterprise Edition'],
  ['edition', { users: 1, concurrent: 1 }, 'Standard Edition'],
  ['front-ends', { users: 15_000 }, 1],
  ['front-ends', { users: 15_001 }, 2],
  ['front-ends', { users: 30_000 }, 2],
  ['front-ends', { users: 30_001 }, 3],
  ['back-ends', { users: 100_000 }, 1],
  ['back-ends', { users: 100_001 }, 2],
  ['address-book', { contacts: 10_000 }, 1_000_000],
  ['address-book', { contacts: 1 }, 100],
  ['address-book', { contacts: 0 }, 0],
  // 12,000 contacts are 1.2 MB, or 9.6 million bits: 0.96 s at 10 Mbit/s.
  ['first-download-time', { link: 10e6 }, 0.96],
  ['wave', {}, 960_000_000],
  // 960 MB are 7.68 thousand million bits, in half an hour 4.27 Mbit/s.
  ['wave-rate', {}, 7_680_000_000 / 1800],
  ['wave-time', { link: 10e6 }, 768],
  ['wave', { users: 10_000_000, contacts: 10_000_000 }, 1e16],
])('%s for %j is %s', (id, more, expected) => {
  expect(valueOf(id, more)).toBe(expected);
});

test('without a link there are no times', () => {
  expect(figures(BASE).map(({ id }) => id)).toEqual([
    'edition',
    'front-ends',
    'back-ends',
    'address-book',
    'wave',
    'wave-rate',
  ]);
});

test.each([
  [4_266_666, 'does not carry'],
  [4_266_667, 'carries'],
])('a link of %i bit/s %s the wave', (link, expected) => {
  const rate = figures({ ...BASE, link }).find(({ id }) => id === 'wave-rate');
  expect(rate?.because).toContain(`the link ${expected} that`);
});

test('each figure names a sentence of the guide, and what it leaves out', () => {
  for (const { id, source, leavesOut } of figures({ ...BASE, link: 1e6 })) {
    expect([id, source.section.length > 0, source.says.length > 0]).toEqual([id, true, true]);
    expect(leavesOut, id).not.toEqual([]);
  }
});

test('a pool needs a database server, one server does not', () => {
  const needs = (users: number): string =>
    planFor({ ...BASE, users }, [], undefined)
      .server.map(({ what }) => what)
      .join('\n');
  expect(needs(15_000)).toContain('no database server');
  expect(needs(15_001)).toContain('SQL Server 2000 with Service Pack 3a');
});
