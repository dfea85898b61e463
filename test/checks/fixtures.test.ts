import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { FIXTURES, judgeFixture } from './harness.ts';

const fixtures = (id: string, prefix: string): string[] => {
  const folder = join(FIXTURES, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.base.yaml'))
    .map((name) => join(folder, name))
    .toSorted();
};

describe.each(ALL_CHECKS.map((info) => [info.id, info] as const))('%s', (id, info) => {
  const bad = fixtures(id, 'bad');
  const good = fixtures(id, 'good');

  test('has a bad and a good fixture', () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
  });

  test.each(bad)('finds it, alone, in %s', async (path) => {
    const { findings, sources } = await judgeFixture(path);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual([id]);
    for (const { severity, where, message, fix } of findings) {
      expect(severity).toBe(info.severity);
      expect(message).toMatch(/^\S.*[^.\s]$/s);
      expect(fix).toMatch(/[.?)]$/);
      const { span } = where;
      if (!span) continue;
      const lines = sources[where.file]!.split(/\r\n|\r|\n/);
      for (const place of [span.start, span.end]) {
        expect(place.line).toBeLessThanOrEqual(lines.length);
        expect(place.column).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1);
      }
    }
  });

  test.each(good)('is silent, and so is every other check, about %s', async (path) => {
    const { findings } = await judgeFixture(path);
    expect(findings).toEqual([]);
  });
});

test('every fixture folder belongs to a check', () => {
  const known = new Set(ALL_CHECKS.map(({ id }) => id));
  const folders = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => entry.parentPath.slice(FIXTURES.length + 1));
  expect([...new Set(folders)].filter((folder) => !known.has(folder))).toEqual([]);
});

test('ids are unique, and every check says why, what to do and who says so', () => {
  expect(new Set(ALL_CHECKS.map(({ id }) => id)).size).toBe(ALL_CHECKS.length);
  for (const { id, title, why, fix, cite } of ALL_CHECKS) {
    expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
    expect(title).toMatch(/^[A-Z"`].*[^.]$/);
    expect(why).toMatch(/\.$/);
    expect(fix).toMatch(/\.\)?$/);
    expect(cite.length).toBeGreaterThan(0);
  }
});
