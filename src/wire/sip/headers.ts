import { SipError } from './error.ts';

export interface SipHeader {
  /** In lower case, never compact: `call-id`, `content-length`. */
  readonly name: string;
  /** Unfolded, without blanks around it. */
  readonly value: string;
}

/** RFC 3261, section 7.3.3, and the registry that it set up. */
const COMPACT: { readonly [letter: string]: string } = {
  a: 'accept-contact',
  b: 'referred-by',
  c: 'content-type',
  d: 'request-disposition',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  n: 'identity-info',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
  y: 'identity',
};

const MAX_HEADERS = 500;

/**
 * Header lines without their ends. A line that starts with a blank goes on with the one before (RFC 3261, section 7.3.1). A
 * line that is no header is left out and told. Throws SipError if there are more than 500.
 */
export function readHeaders(lines: readonly string[]): { headers: SipHeader[]; defects: string[] } {
  // Parts are joined at the end: thousands of continued lines would make one long text anew each time.
  const unfolded: string[][] = [];
  const defects: string[] = [];
  for (const line of lines) {
    if (!/^[ \t]/.test(line)) unfolded.push([line]);
    else if (unfolded.length > 0) unfolded.at(-1)!.push(line);
    else if (line.trim() !== '') defects.push('a continued line stands before the first header');
  }
  if (unfolded.length > MAX_HEADERS) throw new SipError(`there are more than ${MAX_HEADERS} headers`);
  const headers: SipHeader[] = [];
  for (const parts of unfolded) {
    const line = parts.length === 1 ? parts[0]! : parts.map((part) => part.trim()).join(' ');
    const found = /^([A-Za-z0-9.!%*_+`'~-]+)[ \t]*:(.*)$/.exec(line);
    if (found) headers.push({ name: fullName(found[1]!), value: found[2]!.trim() });
    else if (line !== '') defects.push('a line of the head is no header');
  }
  return { headers, defects: [...new Set(defects)] };
}

function fullName(written: string): string {
  const name = written.toLowerCase();
  return Object.hasOwn(COMPACT, name) ? COMPACT[name]! : name;
}
