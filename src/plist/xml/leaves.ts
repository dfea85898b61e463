import { INTEGER_MAX, INTEGER_MIN, narrowInteger } from '../value.ts';

/**
 * The texts inside leaf elements, turned into values. Each function gives undefined for a text that is not one of its
 * kind. Numbers may have blanks in front, but not behind, and dates have none: Apple's reader (CFPropertyList.c,
 * parseIntegerTag, parseRealTag, parseDateTag) takes no more.
 */

/** Decimal, or hexadecimal after `0x`, with an optional sign. Undefined too if it is beyond 64 bits. */
export function parseInteger(text: string): number | bigint | undefined {
  const match = /^[ \t\r\n]*([+-]?)(?:0[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(text);
  if (!match) return undefined;
  const [, sign, hex, decimal] = match;
  if (decimal !== undefined && decimal.length <= 15) return narrowInteger(Number(`${sign}${decimal}`));
  // The longest honest spelling has 20 digits; leading zeros are cut, so that a megabyte of digits costs nothing.
  const digits = (hex ?? decimal)!.replace(/^0+(?=.)/, '');
  if (digits.length > 20) return undefined;
  const magnitude = BigInt(hex === undefined ? digits : `0x${digits}`);
  const value = sign === '-' ? -magnitude : magnitude;
  return value < INTEGER_MIN || value > INTEGER_MAX ? undefined : narrowInteger(value);
}

/** A decimal fraction with an optional exponent, `nan`, or an infinity in the spellings Apple's reader knows. */
export function parseReal(text: string): number | undefined {
  if (/^[ \t\r\n]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  if (word === 'nan') return NaN;
  if (/^[+-]?inf(?:inity)?$/.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  return undefined;
}

/** 2001-01-01T00:00:00Z in milliseconds since 1970, where JavaScript counts from. */
export const EPOCH_2001 = 978_307_200_000;

/** `YYYY-MM-DDTHH:MM:SSZ`, in seconds since 2001; undefined for days and hours that do not exist. */
export function parseDate(text: string): number | undefined {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  // Date.parse takes 24:00:00 and the 30th of February for other days: only what reads back alike is a date.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== `${text.slice(0, -1)}.000Z`)
    return undefined;
  return (milliseconds - EPOCH_2001) / 1000;
}

/** Base64 with white space anywhere; the padding must be whole. */
export function parseData(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/ \t\r\n]*(?:=[ \t\r\n]*){0,2}$/.test(text)) return undefined;
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x20) digits += 1;
  // Node's decoder passes over the white space itself, which is much faster than taking it out first.
  return digits % 4 === 0 ? new Uint8Array(Buffer.from(text, 'base64')) : undefined;
}
