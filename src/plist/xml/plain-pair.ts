import type { PlistEntry, PlistValue } from '../value.ts';

// Text without markup, entities, carriage returns, control characters, or anything from the surrogates upwards; and
// without "]", for "]]>" is an error outside a CDATA section.
const PLAIN = '[^<&\\]\\x00-\\x08\\x0b-\\x1f\\ud800-\\uffff]*';
const PAIR = new RegExp(
  `([ \\t\\n]*)<key>(${PLAIN})</key>([ \\t\\n]*)<(?:string>(${PLAIN})</string>|(true|false)/>|integer>(-?[0-9]{1,15})</integer>)`,
  'y',
);

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
  return { key, value: plainValue(match, start, PAIR.lastIndex), keyStart, keyEnd };
}

function plainValue(match: RegExpExecArray, start: number, end: number): PlistValue {
  const string = match[4];
  if (string !== undefined) return { kind: 'string', value: string, start, end };
  const flag = match[5];
  if (flag !== undefined) return { kind: 'boolean', value: flag === 'true', start, end };
  // "-0" is the integer 0: adding 0 takes the sign off.
  return { kind: 'integer', value: Number(match[6]) + 0, start, end };
}
