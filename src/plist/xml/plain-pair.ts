import type { PlistEntry, PlistValue } from '../value.ts';

// Text without markup, entities, carriage returns, control characters, or anything from the surrogates upwards; and
// without "]", for "]]>" is an error outside a CDATA section.
export const PLAIN = '[^<&\\]\\x00-\\x08\\x0b-\\x1f\\ud800-\\uffff]*';
const VALUE = `<(?:string>(${PLAIN})</string>|(true|false)/>|integer>(-?[0-9]{1,15})</integer>)`;
const PAIR = new RegExp(`([ \\t\\n]*)<key>(${PLAIN})</key>([ \\t\\n]*)${VALUE}`, 'y');
const VALUE_ALONE = new RegExp(VALUE, 'y');

/**
 * The short cut that makes the reader fast: one key with one plain string, Boolean or integer, as every writer spells
 * them, taken by a single regular expression. Undefined where anything else stands at `at`; the reader then goes the
 * long way, which takes every legal spelling and explains every illegal one.
 */
export function plainPair(text: string, at: number): PlistEntry | undefined {
  PAIR.lastIndex = at;
  const match = PAIR.exec(text);
  if (!match) return undefined;
  const key = match[2]!;
  const keyStart = at + match[1]!.length;
  const keyEnd = keyStart + key.length + '<key></key>'.length;
  const start = keyEnd + match[3]!.length;
  return { key, value: valueOf(match[4], match[5], match[6], start, PAIR.lastIndex), keyStart, keyEnd };
}

/** The same for a value alone. */
export function plainValue(text: string, at: number): PlistValue | undefined {
  VALUE_ALONE.lastIndex = at;
  const match = VALUE_ALONE.exec(text);
  return match ? valueOf(match[1], match[2], match[3], at, VALUE_ALONE.lastIndex) : undefined;
}

function valueOf(
  string: string | undefined,
  flag: string | undefined,
  integer: string | undefined,
  start: number,
  end: number,
): PlistValue {
  if (string !== undefined) return { kind: 'string', value: string, start, end };
  if (flag !== undefined) return { kind: 'boolean', value: flag === 'true', start, end };
  // "-0" is the integer 0: adding 0 takes the sign off.
  return { kind: 'integer', value: Number(integer) + 0, start, end };
}
