import { expect, test } from 'vitest';
import { findSetting, SETTINGS } from '../../../src/plist/settings/index.ts';
import type { PlainValue, Setting } from '../../../src/plist/settings/setting.ts';
import table from './guide-table.json' with { type: 'json' };

/** Key, type and default of each row, as the guide's table of preferences prints them; types without capitals. */
const ROWS = table as [row: string, type: string, printed: string | null][];

const WORDS: { readonly [word: string]: PlainValue } = { yes: true, true: true, no: false, false: false };

const defaultOf = (printed: string): PlainValue =>
  WORDS[printed] ?? (/^\d+$/.test(printed) ? Number(printed) : printed);

const settingsOf = (row: string): readonly Setting[] =>
  SETTINGS.filter((setting) => (setting.row ?? setting.key) === row);

/** "Name01 - Name05" stands for five keys. */
function keysOf(row: string): string[] {
  const [, prefix, last] = /^(\w+)01 - \1(0\d)$/.exec(row) ?? [];
  if (prefix === undefined) return [row];
  return Array.from({ length: Number(last) }, (_, i) => `${prefix}0${i + 1}`);
}

test.each(ROWS)('%s', (row, type, printed) => {
  const settings = settingsOf(row);
  expect(settings.map(({ key }) => key)).toEqual(keysOf(row));
  for (const setting of settings) {
    const stated = setting.defaults.filter(({ section }) => section === 'Messenger for Mac preferences');
    expect(setting.type).toBe(type);
    expect(stated.map(({ value }) => value)).toEqual(printed === null ? [] : [defaultOf(printed)]);
  }
});

test('the catalogue has no key that the table lacks', () => {
  expect(ROWS).toHaveLength(103);
  expect(SETTINGS.map(({ key }) => key)).toEqual(ROWS.flatMap(([row]) => keysOf(row)).toSorted());
});

test('outside the table the guide states one default', () => {
  const others = SETTINGS.flatMap(({ key, defaults }) =>
    defaults.filter(({ section }) => section !== 'Messenger for Mac preferences').map((each) => [key, each.value]),
  );
  expect(others).toEqual([['DisallowSave', false]]);
});

test('each alias still needs its setting', () => {
  for (const { aliases = [] } of SETTINGS) {
    for (const { name } of aliases) expect(findSetting(name)).toBeUndefined();
  }
});
