import { isPlainHost } from './plain-host.ts';

/** What keeps a text from being a host name or an IPv4 address. */
export interface HostProblem {
  /** Continues a sentence whose subject is the text: `has the port 5061 behind the name`. */
  readonly problem: string;
  /** The text without what is too much, where that leaves a host. */
  readonly better: string | undefined;
}

const IPV4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;

/** True for four numbers with dots between them, whether or not they are in range. */
export function looksLikeIpv4(text: string): boolean {
  return IPV4.test(text);
}

/**
 * Judges a text by the rules for host names (RFC 952, RFC 1123 section 2.1) and for IPv4 addresses in dotted decimal, the two
 * forms in which RFC 1123 has users enter a host. The first thing that is wrong is told.
 */
export function hostProblem(text: string): HostProblem | undefined {
  if (isPlainHost(text)) return undefined;
  const problem = wrapping(text) ?? bare(text);
  if (problem === undefined) return undefined;
  const core = unwrapped(text);
  return {
    problem,
    better: core !== text && wrapping(core) === undefined && bare(core) === undefined ? core : undefined,
  };
}

/** What people put around a host: parts of URLs and SIP addresses, ports, white space. */
function wrapping(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.trim() === '') return 'is blank';
  if (text !== text.trim()) return 'has white space before or behind the name';
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text) ?? /^(?:sips?|im|mailto):(?![0-9]+$)/i.exec(text);
  if (scheme) return `has "${scheme[0]}" in front of the name`;
  if (text.includes(',')) return 'has a comma in it, as if it were a list';
  if (/\s/.test(text)) return 'has white space in it';
  if (/^\[.*\]/.test(text) || /^[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*(?:%\w+)?$/i.test(text)) return 'is an IPv6 address';
  const user = /^[^@]*@/.exec(text);
  if (user) return `has "${user[0]}" in front of the name`;
  const behind = /[/?#;].*$/.exec(text);
  if (behind) return `has "${behind[0]}" behind the name`;
  const port = /:([0-9]*)$/.exec(text);
  if (port) return port[1] === '' ? 'has a colon behind the name' : `has the port ${port[1]} behind the name`;
  return undefined;
}

function unwrapped(text: string): string {
  return text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^(?:sips?|im|mailto):(?![0-9]+$)/i, '')
    .replace(/^[^@]*@/, '')
    .replace(/[/?#;].*$/, '')
    .replace(/:[0-9]*$/, '')
    .replace(/\.$/, '');
}

/** What is wrong with the name or the address itself. */
function bare(text: string): string | undefined {
  if (text.endsWith('.')) return 'ends with a dot';
  if (text.startsWith('.')) return 'begins with a dot';
  if (text.includes('..')) return 'has two dots in a row';
  const labels = text.split('.');
  const stranger = /[^A-Za-z0-9.-]/u.exec(text);
  if (stranger)
    return `has ${JSON.stringify(stranger[0])} in it; only letters, digits, hyphens and dots may stand there`;
  // RFC 1123: the highest label of a name is alphabetic, so a number at the end makes it an address.
  if (/^[0-9]+$/.test(labels.at(-1)!)) return address(text, labels);
  const hyphened = labels.find((label) => label.startsWith('-') || label.endsWith('-'));
  if (hyphened) return `has the part "${hyphened}", with a hyphen at an end`;
  const long = labels.find((label) => label.length > 63);
  if (long) return `has a part of ${long.length} characters; 63 is the most`;
  return text.length > 253 ? `has ${text.length} characters; 253 is the most` : undefined;
}

function address(text: string, numbers: readonly string[]): string | undefined {
  if (!/^[0-9.]+$/.test(text)) return 'ends in a number, as only an IPv4 address does';
  if (numbers.length !== 4) {
    return `has ${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}, where an IPv4 address has 4`;
  }
  const large = numbers.find((number) => Number(number) > 255);
  if (large) return `has the number ${large}, where an IPv4 address goes up to 255`;
  // inet_aton, which old resolvers use, reads 010 as octal 8.
  const octal = numbers.find((number) => number.length > 1 && number.startsWith('0'));
  return octal ? `has the number ${octal}, whose zero in front makes some programs read it as octal` : undefined;
}
