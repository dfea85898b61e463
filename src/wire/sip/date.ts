const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(\d{1,2}):(\d\d)(?::(\d\d))?`;
const ZONE = String.raw`(?:\s*(GMT|UTC?|Z|[+-]\d{4}))?`;
/** `Sat, 13 Nov 2010 23:29:00 GMT`, and `Saturday, 13-Nov-10 23:29:00 GMT`. */
const DAY_FIRST = new RegExp(
  String.raw`^(?:[a-z]+,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{4}|\d\d)\s+${CLOCK}${ZONE}$`,
  'i',
);
/** `Sat Nov 13 23:29:00 2010`. */
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[a-z]+,?\s+)?([a-z]{3})[a-z]*\s+(\d{1,2})\s+${CLOCK}\s+(\d{4})${ZONE}$`,
  'i',
);

/**
 * Milliseconds since 1970 of a Date header. RFC 3261, section 20.17, wants the form of RFC 1123 and GMT; the other forms of
 * HTTP, other zones and a missing one (taken for GMT) are read too. Undefined for anything else.
 */
export function readDate(text: string): number | undefined {
  const trimmed = text.trim().slice(0, 100);
  const dayFirst = DAY_FIRST.exec(trimmed);
  const monthFirst = dayFirst ? null : MONTH_FIRST.exec(trimmed);
  const parts = dayFirst?.slice(1) ?? (monthFirst && reordered(monthFirst));
  if (!parts) return undefined;
  const [day, month, year, hour, minute, second = '0', zone] = parts as [
    string,
    string,
    string,
    string,
    string,
    ...(string | undefined)[],
  ];
  const numbers = {
    year: fullYear(year),
    month: MONTHS.indexOf(month.toLowerCase()),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  const exists =
    numbers.month >= 0 &&
    numbers.day >= 1 &&
    numbers.day <= new Date(Date.UTC(numbers.year, numbers.month + 1, 0)).getUTCDate() &&
    numbers.hour < 24 &&
    numbers.minute < 60 &&
    numbers.second <= 60;
  if (!exists) return undefined;
  const { year: y, month: m, day: d, hour: h, minute: min, second: s } = numbers;
  return Date.UTC(y, m, d, h, min, s) - offset(zone);
}

/** True for the one form that RFC 3261 allows. */
export function isStrictDate(text: string): boolean {
  return /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text);
}

function reordered([, month, day, hour, minute, second, year, zone]: RegExpExecArray): (string | undefined)[] {
  return [day, month, year, hour, minute, second, zone];
}

/** Two digits as RFC 2822, section 4.3, reads them. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
}

/** Milliseconds that a zone is ahead of GMT. */
function offset(zone: string | undefined): number {
  const found = /^([+-])(\d\d)(\d\d)$/.exec(zone ?? '');
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}
