import { ipText, type Certificate, type GeneralName } from '../../wire/x509/index.ts';

/** How the name that the client connects to relates to the names of a certificate. */
export type NameMatch =
  | { readonly result: 'match'; readonly by: string }
  /** Through a wildcard only. */
  | { readonly result: 'wildcard'; readonly by: string }
  /** The common name would fit, but a DNS name among the alternative names hides it. */
  | { readonly result: 'hidden'; readonly by: string }
  | { readonly result: 'no-address' | 'mismatch' };

/**
 * Matches as Mac OS X does (Apple, libsecurity_apple_x509_tp, tpPolicies.cpp and certGroupUtils.cpp): alternative names first;
 * the common name only if none of them is a DNS name, and never for an address. `asServer`: as LCS looks at another server,
 * where the common name always counts.
 */
export function matchName(certificate: Certificate, name: string, asServer = false): NameMatch {
  const { subjectAltName = [], subject } = certificate;
  const address = addressBytes(name);
  if (address) {
    const fits = subjectAltName.some((one) => one.kind === 'ip' && sameBytes(one.bytes, address));
    return fits ? { result: 'match', by: name } : { result: 'no-address' };
  }
  const dns = subjectAltName.flatMap((one) => (one.kind === 'dns' ? [one.text] : []));
  const byAlternative = bestMatch(dns, name);
  if (byAlternative) return byAlternative;
  const byCommon = bestMatch(subject.commonNames, name);
  if (!byCommon) return { result: 'mismatch' };
  return dns.length === 0 || asServer ? byCommon : { result: 'hidden', by: byCommon.by };
}

function bestMatch(patterns: readonly string[], name: string): (NameMatch & { readonly by: string }) | undefined {
  const exact = patterns.find((pattern) => plain(pattern) === plain(name));
  if (exact !== undefined) return { result: 'match', by: exact };
  const wild = patterns.find((pattern) => fitsWildcard(plain(pattern), plain(name)));
  return wild === undefined ? undefined : { result: 'wildcard', by: wild };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Label by label, as many on both sides; a `*` may stand anywhere in a label, for as little as nothing. */
function fitsWildcard(pattern: string, name: string): boolean {
  const [patterns, labels] = [pattern.split('.'), name.split('.')];
  return patterns.length === labels.length && patterns.every((part, i) => fitsLabel(part, labels[i]!));
}

/** Each part is taken where it first comes up, without a second try: `*a` does not fit `banana`. */
function fitsLabel(pattern: string, label: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  if (parts.length === 0) return pattern === label;
  if (!label.startsWith(head)) return false;
  let rest = label.slice(head.length);
  for (const [i, part] of parts.entries()) {
    if (part === '' && i === parts.length - 1) return true;
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return rest === '';
}

/** The bytes of an IPv4 or IPv6 address; undefined for a name. */
export function addressBytes(name: string): Uint8Array | undefined {
  const host = name.replace(/^\[(.*)\]$/, '$1');
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) {
    const parts = host.split('.').map(Number);
    return parts.every((part) => part < 256) ? Uint8Array.from(parts) : undefined;
  }
  if (!/^[0-9a-f:]*:[0-9a-f:.]*$/i.test(host)) return undefined;
  const sides = host.split('::').map((side) => (side === '' ? [] : side.split(':')).flatMap(groupBytes));
  const [head = [], tail = []] = sides;
  const missing = 16 - head.length - tail.length;
  if (sides.length > 2 || missing < 0 || (sides.length === 1) !== (missing === 0)) return undefined;
  const bytes = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return bytes.every((byte) => byte >= 0 && byte < 256) ? Uint8Array.from(bytes) : undefined;
}

/** Two bytes of four digits, or the four bytes of an IPv4 end; -1 for neither. */
function groupBytes(group: string): number[] {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(group)) return group.split('.').map(Number);
  if (!/^[0-9a-f]{1,4}$/i.test(group)) return [-1, -1];
  const number = Number.parseInt(group, 16);
  return [number >> 8, number & 0xff];
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** A name for people. */
export function nameText(name: GeneralName): string {
  if (name.kind === 'ip') return ipText(name.bytes);
  if (name.kind === 'directory') return shown(name.name.text);
  if (name.kind === 'other') return `a name of kind ${name.tag}`;
  return shown(name.text);
}

/** A text from a certificate, fit to be shown: without control characters, at most 200 characters. */
export function shown(text: string): string {
  const short = text.length > 200 ? `${text.slice(0, 200)}...` : text;
  return short.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
}

/** All hosts and addresses that a certificate names, for people; the common names only if nothing hides them. */
export function hostNames({ subject, subjectAltName = [] }: Certificate): string[] {
  const hosts = subjectAltName.filter(({ kind }) => kind === 'dns' || kind === 'ip').map(nameText);
  return subjectAltName.some(({ kind }) => kind === 'dns') ? hosts : [...hosts, ...subject.commonNames.map(shown)];
}
