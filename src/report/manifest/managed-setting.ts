import type { PlainValue, Setting, SettingType, StringFormat } from '../../plist/settings/setting.ts';

/**
 * What an admin may manage: what decides policy, and tastes. Where a Mac was, what it learned and whose it is are not for a
 * form that writes the same to every Mac.
 */
export function isManageable({ class: kind }: Setting): boolean {
  return kind === 'policy' || kind === 'preference';
}

/** The default, where the guide states one only, of the type that it gives the key, and does not contradict itself. */
export function settledDefault({ defaults, type, contradictions = [] }: Setting): PlainValue | undefined {
  const [first, ...others] = defaults.map(({ value }) => value);
  const isSettled =
    others.every((value) => value === first) && contradictions.every(({ about }) => about !== 'default');
  return isSettled && typeof first === JS_TYPES[type] ? first : undefined;
}

const JS_TYPES: { readonly [type in SettingType]: string } = {
  boolean: 'boolean',
  integer: 'number',
  string: 'string',
  data: 'none',
};

/** Points in which the guide contradicts itself, for people. */
export function doubts({ contradictions = [] }: Setting): string | undefined {
  if (contradictions.length === 0) return undefined;
  return contradictions.map(({ about, readings }) => `The guide on its ${about}: ${readings.join(' / ')}`).join(' ');
}

/** A regular expression for a text, as loose as the checks of msgrctl are strict: a form must not refuse what is right. */
export function patternOf({ format, type }: Setting): string | undefined {
  return type === 'string' && format !== undefined ? PATTERNS[format] : undefined;
}

const HOST = '[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?';
const PATTERNS: { readonly [format in StringFormat]?: string } = {
  host: `^${HOST}$`,
  'host or host:port': `^${HOST}(?::[0-9]{1,5})?$`,
  path: '^/.+$',
};
