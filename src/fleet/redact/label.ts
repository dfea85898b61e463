import { fold, type Names } from './names.ts';
import { ACCOUNTS, LABELS, SECOND_LEVEL } from './words.ts';

/** The longest label and name of the DNS (RFC 1035, section 2.3.4). */
const LONGEST_LABEL = 63;

/** A user's name, or a group's. */
export function user(name: string, names: Names): string {
  if (name === '' || ACCOUNTS.has(fold(name))) return name;
  return names.replace('user', name, (next) => `user${next()}`);
}

/** A name without dots: of a Mac, a server, or a part of a domain. */
export function host(label: string, names: Names): string {
  if (label === '' || fold(label) === 'localhost') return label;
  return names.replace('host', label, (next) => shaped(label, `host${next()}`));
}

/** A NetBIOS domain; the DNS domain that begins with the same label has the same number. */
export function netbios(label: string, names: Names): string {
  return names.replace('domain', label, () => shaped(label, `domain${domainNumber(label, label, names)}`));
}

/**
 * A DNS name, label by label, so that one that lies within another still does. Stays: what a server is for (`sip`), and
 * `local`, which Macs do not ask DNS about.
 */
export function dnsName(name: string, names: Names): string {
  const labels = name.split('.');
  const isName = labels.filter((label) => label !== '').length > 1;
  if (!isName) return labels.map((label) => host(label, names)).join('.');
  // Dots at the ends make empty labels.
  const end = labels.findLastIndex((label) => label !== '') + 1;
  const start = labels.findIndex((label) => label !== '');
  return [...labels.slice(0, start), ...inside(labels.slice(start, end), names), ...labels.slice(end)].join('.');
}

/** Long numbers may tell something, and each stands for itself. */
function numeral(label: string, names: Names): string {
  return label.length <= 3 ? label : `9000${host(label, names).replace(/\D/g, '')}`;
}

function inside(labels: readonly string[], names: Names): readonly string[] {
  const last = labels.at(-1)!;
  // A number at the end makes it no name: a check says so.
  if (/^\d+$/.test(last)) return [...labels.slice(0, -1).map((label) => host(label, names)), numeral(last, names)];
  const own = registered(labels);
  const others = labels.slice(0, labels.length - own.length);
  return [
    ...others.map((label) => (LABELS.has(label.toLowerCase()) ? label : host(label, names))),
    domain(own, names),
  ];
}

/** The labels of the domain that somebody registered: the last two, or three where the second says what kind it is. */
function registered(labels: readonly string[]): readonly string[] {
  const [second = '', top = ''] = labels.slice(-2);
  const isKind = top.length === 2 && SECOND_LEVEL.has(second.toLowerCase());
  return labels.slice(isKind && labels.length > 2 ? -3 : -2);
}

function domain(labels: readonly string[], names: Names): string {
  const name = labels.join('.');
  return names.replace('domain', name, () => {
    const top = labels.at(-1)!;
    const [first = '', ...rest] = labels;
    const end = top.toLowerCase() === 'local' ? 'local' : ends(rest.find(isUnusual) ?? top, 'example');
    return `${shaped(first, `domain${domainNumber(name, first, names)}`)}.${end}`;
  });
}

function domainNumber(name: string, label: string, names: Names): number {
  return names.numberOfDomain(fold(label), name.includes('.') ? 'dns' : 'netbios');
}

/** The replacement with what is unusual about the original, for checks look at it: characters, hyphens at an end, length. */
function shaped(original: string, replacement: string): string {
  const text = /^sip/i.test(original) ? `sip-${replacement}` : replacement;
  return isUnusual(original) ? ends(original, text) : text;
}

function isUnusual(label: string): boolean {
  return label.length > LONGEST_LABEL || /^-|-$|[^A-Za-z0-9-]/u.test(label);
}

function ends(original: string, replacement: string): string {
  let text = replacement;
  if (/[^A-Za-z0-9-]/u.test(original)) text += /[^\x20-\x7e]/u.test(original) ? '\u00fc' : '_x';
  if (original.length > LONGEST_LABEL) text = text.padEnd(LONGEST_LABEL + 1, 'x');
  if (original.startsWith('-')) text = `-${text}`;
  return original.endsWith('-') ? `${text}-` : text;
}
