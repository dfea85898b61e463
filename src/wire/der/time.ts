import { DerError } from './error.ts';
import { TAG, type DerNode } from './node.ts';

/**
 * The time of a UTCTime or GeneralizedTime in the form that RFC 5280, section 4.1.2.5, and RFC 4120, section 5.2.3, ask
 * for: whole seconds, `Z`. Milliseconds since 1970. A UTCTime's year is one of 1950 to 2049. Throws DerError.
 */
export function readTime(node: DerNode | undefined, what: string, parent?: DerNode): number {
  if (!node) throw new DerError(parent?.end ?? 0, `${what} is missing`);
  const isUtc = node.tag === TAG.utcTime;
  if (node.tagClass !== 'universal' || node.constructed || !(isUtc || node.tag === TAG.generalizedTime)) {
    throw new DerError(node.start, `${what} should be a time`);
  }
  const text = String.fromCharCode(...node.bytes.subarray(0, 32));
  const parts = /^(\d{4}|\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts || parts[1]!.length !== (isUtc ? 2 : 4)) {
    throw new DerError(node.start, `${what} is not written as ${isUtc ? 'YYMMDDHHMMSSZ' : 'YYYYMMDDHHMMSSZ'}`);
  }
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(isUtc ? (year < 50 ? 2000 : 1900) + year : year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) throw new DerError(node.start, `${what} is a time that does not exist`);
  return date.getTime();
}
