import { describe, expect, test } from 'vitest';
import { findByAlias, findSetting, SETTINGS } from '../../../src/plist/settings/index.ts';
import type { PlainValue, Setting } from '../../../src/plist/settings/setting.ts';
import rows from './guide-table.json' with { type: 'json' };

/** What the guide's table prints, extracted from its text: key or range of keys, type, default. */
const TABLE = rows as [key: string, type: string, preset: string | null][];

const keysOf = (row: string): string[] => {
  const range = /^(.*MRU0)1 - .*5$/.exec(row);
  return range ? [1, 2, 3, 4, 5].map((place) => `${range[1]}${place}`) : [row];
};

describe("the guide's table", () => {
  test('has 103 rows, which are 111 keys, and the catalogue has them and no others', () => {
    expect(TABLE).toHaveLength(103);
    const keys = TABLE.flatMap(([row]) => keysOf(row));
    expect(keys).toHaveLength(111);
    expect(SETTINGS.map(({ key }) => key)).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test.each(TABLE)('%s is of type %s, with default %s', (row, type, preset) => {
    for (const key of keysOf(row)) {
      const setting = findSetting(key)!;
      expect(setting.type).toBe(type);
      const stated = setting.defaults.filter(({ section }) => section === 'Messenger for Mac preferences');
      const spelled = preset === null ? [] : [preset.replace(/^yes$/, 'true').replace(/^no$/, 'false')];
      expect(stated.map(({ value }) => String(value))).toEqual(spelled);
    }
  });
});

const fits = (setting: Setting, value: PlainValue): boolean => {
  const types: unknown[] = [setting.type, setting.alsoType].map((type) => (type === 'integer' ? 'number' : type));
  if (!types.includes(typeof value)) return false;
  if (typeof value === 'number' && setting.range && (value < setting.range.min || value > setting.range.max)) return false;
  return !setting.allowed || setting.allowed.some((one) => one.value === value);
};

describe.each(SETTINGS.map((setting) => [setting.key, setting] as const))('%s', (key, setting) => {
  test('is consistent in itself', () => {
    for (const { value } of [...setting.defaults, ...(setting.allowed ?? [])]) expect(fits(setting, value)).toBe(true);
    expect(setting.effect).toMatch(/^[A-Z].{18,}\.$/);
    if (setting.range) expect(setting.type).toBe('integer');
    if (setting.range) expect(setting.range.min).toBeLessThan(setting.range.max);
    if (setting.unit === 'port') expect(setting.range).toEqual({ min: 1, max: 65_535 });
    if (setting.format) expect([setting.type, setting.alsoType]).toContain('string');
    if (setting.class === 'inert') expect(setting.allowed ?? setting.range ?? setting.format).toBeUndefined();
    for (const { readings } of setting.contradictions ?? []) expect(readings.length).toBeGreaterThan(1);
    for (const { name } of setting.aliases ?? []) {
      expect(findSetting(name)).toBeUndefined();
      expect(findByAlias(name)?.setting.key).toBe(key);
    }
  });
});

test('the defaults that the guide states two ways', () => {
  const twice = SETTINGS.filter(({ defaults }) => new Set(defaults.map(({ value }) => value)).size > 1);
  expect(twice.map(({ key, defaults }) => [key, defaults.map(({ value }) => value)])).toEqual([['DisallowSave', [false, true]]]);
});
