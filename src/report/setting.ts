import type { Setting, SettingType } from '../plist/settings/setting.ts';
import { fold } from '../core/fold.ts';

const WIDEST = 80;
const NAME_WIDTH = 9;

/** One setting as a block of text: its facts, what it does, and where the guide says so. */
export function settingText(setting: Setting, columns: number): string {
  const { key, effect, defaults, allowed, otherValues, aliases, contradictions } = setting;
  const width = Math.min(columns, WIDEST);
  const fact = (name: string, text: string): string =>
    `  ${name.padEnd(NAME_WIDTH)}${fold(text, width - 2 - NAME_WIDTH, ' '.repeat(2 + NAME_WIDTH))}\n`;
  return [
    `${key}\n\n  ${fold(effect, width - 2, '  ')}\n\n`,
    fact('type', typeName(setting)),
    fact('class', `${setting.class} (${CLASS_MEANING[setting.class]})`),
    fact('account', setting.account),
    ...defaults.map(({ value, section }) => fact('default', `${String(value)} ("${section}")`)),
    ...(defaults.length === 0 ? [fact('default', 'the guide gives none')] : []),
    ...(allowed ?? []).map(({ value, meaning }) => fact('value', `${String(value)}: ${meaning}`)),
    ...(otherValues === undefined ? [] : [fact('others', otherValues)]),
    ...(setting.range ? [fact('range', `${setting.range.min} to ${setting.range.max}`)] : []),
    ...(setting.unit ? [fact('unit', setting.unit)] : []),
    ...(setting.format ? [fact('format', setting.format)] : []),
    ...(aliases ?? []).map(({ name, why }) => fact('alias', `${name}: ${why}`)),
    ...(contradictions ?? []).flatMap(({ about, readings }) => readings.map((reading) => fact(`${about}?`, reading))),
    fact('guide', [setting.section, ...(setting.alsoIn ?? [])].map((section) => `"${section}"`).join(', ')),
  ].join('');
}

export function typeName({ type, alsoType }: Setting): string {
  return alsoType ? `${TYPE_NAMES[type]} (or ${TYPE_NAMES[alsoType]})` : TYPE_NAMES[type];
}

const TYPE_NAMES: { readonly [type in SettingType]: string } = {
  boolean: 'Boolean',
  integer: 'integer',
  string: 'string',
  data: 'data',
};

const CLASS_MEANING: { readonly [kind in Setting['class']]: string } = {
  policy: 'decides how the account connects, signs in or archives',
  preference: 'a taste that an admin may preset',
  state: 'what the program remembers of itself',
  cache: 'what the program learned from servers',
  identity: 'whose Mac it is',
  inert: 'does not apply to Messenger for Mac',
};

/** Settings as a table: key, type, class, default, effect; the last column is cut to the width. */
export function settingsTable(settings: readonly Setting[], width: number): string {
  const rows = settings.map((setting) => [
    setting.key,
    typeName(setting),
    setting.class,
    setting.defaults.map(({ value }) => String(value)).join(' / ') || '-',
    setting.effect,
  ]);
  const table = [['KEY', 'TYPE', 'CLASS', 'DEFAULT', 'EFFECT'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  const room = Math.max(20, width - widths.reduce((sum, each) => sum + each + 2, 0));
  return table
    .map((row) => {
      const cells = widths.map((cell, i) => row[i]!.padEnd(cell));
      const effect = row[4]!;
      return `${[...cells, effect.length > room ? `${effect.slice(0, room - 1)}…` : effect].join('  ')}\n`;
    })
    .join('');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Settings as a Markdown table, for docs/settings.md. */
export function settingsMarkdown(settings: readonly Setting[]): string {
  const rows = settings.map((setting) => {
    const { key, effect, account, defaults, allowed, range, contradictions, aliases } = setting;
    const notes = [
      ...(allowed ?? []).map(({ value, meaning }) => `${String(value)}: ${meaning}`),
      ...(range ? [`${range.min} to ${range.max}`] : []),
      ...(setting.format ? [`format: ${setting.format}`] : []),
      ...(aliases ?? []).map(({ name, why }) => `also ${name}: ${why}`),
      ...(contradictions ?? []).map(({ about, readings }) => `${about}: ${readings.join(' / ')}`),
    ];
    const stated = defaults.map(({ value }) => `\`${String(value)}\``).join(' / ');
    return [`\`${key}\``, typeName(setting), setting.class, account, stated, cell(effect), cell(notes.join('; '))];
  });
  const lines = [
    ['Key', 'Type', 'Class', 'Account', 'Default', 'Effect', 'Values and notes'],
    Array(7).fill('---'),
    ...rows,
  ];
  return lines.map((row) => `| ${row.join(' | ')} |\n`).join('');
}
