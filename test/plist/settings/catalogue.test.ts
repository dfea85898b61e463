import { describe, expect, test } from 'vitest';
import { findByAlias, findSetting, SETTINGS } from '../../../src/plist/settings/index.ts';
import type { PlainValue, Setting, SettingType, StringFormat } from '../../../src/plist/settings/setting.ts';

const FORMATS: { readonly [format in StringFormat]: RegExp } = {
  'left, top': /^-?\d+, ?-?\d+$/,
  'width, height': /^[1-9]\d*, ?[1-9]\d*$/,
  host: /^[A-Za-z0-9.-]+$/,
  'host or host:port': /^[A-Za-z0-9.-]+(?::\d+)?$/,
  domain: /^[A-Za-z0-9.-]+$/,
  address: /^[^\s@]+@[A-Za-z0-9.-]+$/,
  url: /^https?:\/\/\S+$/,
  path: /^\//,
  sound: /^.+$/,
  country: /^[A-Z]{2}$/,
  name: /^.+$/,
};

const hasType = (value: PlainValue, type: SettingType): boolean =>
  type === 'integer' ? Number.isInteger(value) : type !== 'data' && typeof value === type;

function misfits({ type, alsoType, allowed, otherValues, range, format }: Setting, value: PlainValue): string[] {
  const inRange = !range || typeof value !== 'number' || (value >= range.min && value <= range.max);
  return [
    ...(hasType(value, type) || (alsoType && hasType(value, alsoType)) ? [] : ['type']),
    ...(!allowed || otherValues !== undefined || allowed.some((each) => each.value === value) ? [] : ['allowed']),
    ...(inRange ? [] : ['range']),
    ...(!format || typeof value !== 'string' || FORMATS[format].test(value) ? [] : ['format']),
  ];
}

describe.each(SETTINGS.map((setting) => [setting.key, setting] as const))('%s', (_, setting) => {
  const { type, alsoType, effect, section, alsoIn, defaults, allowed, otherValues, range, unit, format } = setting;
  const { aliases = [], contradictions = [] } = setting;

  test('its effect is a sentence', () => {
    expect(effect).toMatch(/^[A-Z].{18,}[^.]\.$/);
    expect(effect).not.toMatch(/\s{2}|\n/);
  });

  test('its defaults and values fit it', () => {
    expect(defaults.flatMap(({ value }) => misfits(setting, value))).toEqual([]);
    expect((allowed ?? []).flatMap(({ value }) => misfits(setting, value))).toEqual([]);
  });

  test('its values are at least two, told apart, and explained', () => {
    expect(allowed === undefined || new Set(allowed.map(({ value }) => value)).size >= 2).toBe(true);
    expect(new Set(allowed?.map(({ meaning }) => meaning)).size).toBe(allowed?.length ?? 0);
    expect(otherValues === undefined || allowed !== undefined).toBe(true);
  });

  test('it has only what its type can have', () => {
    const types = [type, alsoType];
    expect(types.includes('string') || format === undefined).toBe(true);
    expect(types.includes('integer') || (range === undefined && unit === undefined)).toBe(true);
    expect(alsoType === undefined || contradictions.some(({ about }) => about === 'type')).toBe(true);
    expect(alsoType).not.toBe(type);
  });

  test('a range has a beginning before its end, and a port is a port', () => {
    expect(!range || range.min < range.max).toBe(true);
    if (unit === 'port') expect(range).toEqual({ min: 1, max: 65_535 });
    expect(setting.key.endsWith('Port') && setting.class !== 'inert').toBe(unit === 'port');
  });

  test('an inert key has nothing to choose', () => {
    if (setting.class !== 'inert') return;
    expect([defaults, allowed, otherValues, range, unit, format]).toEqual([[], ...Array(5).fill(undefined)]);
  });

  test('defaults that disagree are a contradiction, and so is another spelling', () => {
    const kinds = contradictions.map(({ about }) => about);
    const disagree = new Set(defaults.map(({ value }) => value)).size > 1;
    expect(disagree).toBe(defaults.length > 1);
    expect(!disagree || kinds.includes('default')).toBe(true);
    expect(aliases.length > 0).toBe(kinds.includes('name'));
  });

  test('a contradiction has readings that differ', () => {
    for (const { readings } of contradictions) {
      expect(readings.length).toBeGreaterThanOrEqual(2);
      expect(new Set(readings).size).toBe(readings.length);
      for (const reading of readings) expect(reading).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('it is cited once from each section, and every default from one of them', () => {
    const sections = [section, ...(alsoIn ?? [])];
    expect(new Set(sections).size).toBe(sections.length);
    for (const { section: stated } of defaults) expect(sections).toContain(stated);
  });

  test('it is found by its key and its aliases', () => {
    expect(findSetting(setting.key)).toBe(setting);
    for (const alias of aliases) expect(findByAlias(alias.name)).toEqual({ setting, alias });
  });
});

test('there are 111 keys, and no name is used twice', () => {
  const names = SETTINGS.flatMap(({ key, aliases = [] }) => [key, ...aliases.map(({ name }) => name)]);
  expect(SETTINGS).toHaveLength(111);
  expect(new Set(names).size).toBe(names.length);
});

test('they are sorted by code units', () => {
  const keys = SETTINGS.map(({ key }) => key);
  expect(keys).toEqual(keys.toSorted());
});

test('no two do the same', () => {
  const effects = SETTINGS.map(({ effect }) => effect);
  expect(effects.filter((effect, i) => effects.indexOf(effect) !== i)).toEqual([]);
});

test('keys that an effect or an alias speaks of exist', () => {
  const words = SETTINGS.flatMap(({ effect }) => effect.match(/\b[A-Z]\w*[a-z0-9][A-Z]\w+\b/g) ?? []);
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((word) => !findSetting(word))).toEqual([]);
});

test.each(['', 'disallowsave', 'DontAutoIdle', 'constructor', '__proto__'])('%j is no key', (key) => {
  expect(findSetting(key)).toBeUndefined();
});

test.each(['', 'DontAutoldle', 'dontautoidle', 'constructor', '__proto__'])('%j is no alias', (name) => {
  expect(findByAlias(name)).toBeUndefined();
});
