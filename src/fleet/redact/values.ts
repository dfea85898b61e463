import type { Setting, StringFormat } from '../../plist/settings/setting.ts';
import { array, data, integer, real, string, type PlistDict, type PlistValue } from '../../plist/value.ts';
import { redactKey, settingOf } from './keys.ts';
import { fold, type Names } from './names.ts';
import { netText } from './net.ts';
import { path } from './path.ts';
import { user } from './label.ts';
import { betweenControls, freeText, trimmed } from './text.ts';
import { SOUNDS } from './words.ts';

/** A property list with the same keys in the same order, and values of the same types. */
export function redactRoot(root: PlistValue, names: Names): PlistValue {
  return root.kind === 'dict'
    ? dictionary(root, names, (key, value) => setting(key, value, names))
    : unknown(root, names);
}

function dictionary(
  source: PlistDict,
  names: Names,
  replace: (key: string, value: PlistValue) => PlistValue,
): PlistDict {
  const value = source.value.map((entry) => ({
    ...entry,
    key: redactKey(entry.key, names),
    value: replace(entry.key, entry.value),
  }));
  return { ...source, value };
}

function setting(key: string, value: PlistValue, names: Names): PlistValue {
  const known = settingOf(key);
  if (!known) return unknown(value, names);
  if (value.kind === 'string') return string(settingText(known, value.value, names));
  const isName = known.type === 'string' && known.alsoType === undefined;
  // A number where a name belongs may be that of a person.
  if (isName && value.kind === 'integer') return integer(0);
  if (isName && value.kind === 'real') return real(0);
  return unknown(value, names);
}

/** Of what the catalogue does not know, numbers, Booleans and dates stay; data keeps its length alone. */
function unknown(value: PlistValue, names: Names): PlistValue {
  switch (value.kind) {
    case 'string':
      return string(unknownText(value.value, names));
    case 'data':
      return data(new Uint8Array(value.value.length));
    case 'array':
      return array(value.value.map((item) => unknown(item, names)));
    case 'dict':
      return dictionary(value, names, (_, member) => unknown(member, names));
    case 'integer':
    case 'real':
    case 'boolean':
    case 'date':
    case 'uid':
      return value;
  }
}

export function unknownText(text: string, names: Names): string {
  return isPlain(text) ? text : freeText(text, names);
}

/**
 * A Boolean, a date or a short number in letters, as OpenStep text has them. Longer numbers may be those of telephones.
 */
function isPlain(text: string): boolean {
  return (
    /^(?:[-+]?\d{1,5}(?:\.\d{1,5})?|yes|no|true|false)$/i.test(text) ||
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [-+]\d{4}$/.test(text)
  );
}

/** The text of a setting that the catalogue knows. */
export function settingText({ type, alsoType, format }: Setting, text: string, names: Names): string {
  if (type !== 'string' && /^-?\d{1,10}$/.test(text)) return text;
  if (type !== 'string' && /^-?\d{11,20}$/.test(text)) return text.replace(/\d+/, '99999999999');
  const isText = type === 'string' || alsoType === 'string';
  if (!isText) return isPlain(text) ? text : freeText(text, names);
  return format === undefined ? netText(text, names) : BY_FORMAT[format](text, names);
}

type Rule = (text: string, names: Names) => string;

const BY_FORMAT: { readonly [format in StringFormat]: Rule } = {
  'left, top': pair,
  'width, height': pair,
  host: netText,
  'host or host:port': netText,
  domain: netText,
  address: netText,
  url: netText,
  path,
  sound: (text, names) =>
    betweenControls(text, (piece) => (SOUNDS.has(fold(piece)) ? piece : freeText(piece, names))),
  country: (text, names) => (/^(?:[A-Za-z]{2}|\+?\d{1,4})$/.test(text) ? text : country(text, names)),
  name: person,
};

function pair(text: string): string {
  // Four parts with dots are an address of the network, and no place on a screen.
  return text
    .replace(/\d+(?:\.\d+){2,}/g, 'x')
    .replace(/[^\s\d{},.+-]+/g, 'x')
    .replace(/\d{6,}/g, '99999');
}

function country(text: string, names: Names): string {
  return /^\+?\d+$/.test(text) ? text.replace(/\d+/, '99999') : freeText(text, names);
}

/** A user's name, alone or with a domain in front or behind. */
function person(text: string, names: Names): string {
  if (/[@\\]/.test(text)) return netText(text, names);
  return betweenControls(text, (piece) => trimmed(piece, (core) => user(core, names)));
}
