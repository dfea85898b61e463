import type { PlainValue, SettingType } from '../../../plist/settings/setting.ts';
import type { PlistValue } from '../../../plist/value.ts';

/**
 * What a value says if it is taken as a Boolean, an integer or a string; undefined if it is none. OpenStep text has only
 * strings, so there the spelling decides.
 */
export function readAs(type: SettingType, value: PlistValue, typed: boolean): PlainValue | undefined {
  if (value.kind === 'integer' && type === 'integer') return Number(value.value);
  if (value.kind === 'boolean' && type === 'boolean') return value.value;
  if (value.kind !== 'string') return undefined;
  if (type === 'string') return value.value;
  return typed ? undefined : spelled(type, value.value);
}

/** A Boolean or an integer from its spelling. */
export function spelled(type: SettingType, text: string): boolean | number | undefined {
  if (type === 'integer') return /^-?[0-9]{1,20}$/.test(text) ? Number(text) : undefined;
  if (type !== 'boolean') return undefined;
  if (/^(?:1|yes|true)$/i.test(text)) return true;
  return /^(?:0|no|false)$/i.test(text) ? false : undefined;
}

/** A text in quotes on one line, cut where it gets long. Backslashes stay as they are: names and paths have them. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return `"${short.replace(/[\p{Cc}\u2028\u2029]/gu, escaped)}"`;
}

function escaped(control: string): string {
  const code = control.charCodeAt(0).toString(16).padStart(4, '0');
  return { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[control] ?? `\\u${code}`;
}
