import type { PlistValue } from './value.ts';
import { dateText } from './xml/writer.ts';

const LONGEST = 60;

/** A value in a few words, with its type: `integer 4`, `string "sip.contoso.com"`, `data, 24 bytes`. One line. */
export function describeValue(value: PlistValue): string {
  switch (value.kind) {
    case 'string':
      return `string ${JSON.stringify(value.value.length > LONGEST ? `${value.value.slice(0, LONGEST)}…` : value.value)}`;
    case 'boolean':
      return `Boolean ${value.value}`;
    case 'date':
      return `date ${dateOrSeconds(value.value)}`;
    case 'data':
      return `data, ${value.value.length} bytes`;
    case 'array':
      return `array of ${value.value.length}`;
    case 'dict':
      return `dictionary of ${value.value.length}`;
    case 'integer':
    case 'real':
    case 'uid':
      return `${value.kind} ${value.value}`;
  }
}

/** Seconds of the years 0 to 9999 as a date; beyond that a number says more. */
function dateOrSeconds(seconds: number): string {
  return Number.isInteger(seconds) && seconds > -6.3e10 && seconds < 2.52e11
    ? dateText(seconds)
    : `${seconds} s after 2001`;
}
