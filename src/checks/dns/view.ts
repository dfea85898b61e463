import type { DnsAnswer, DnsRecord, DnsType, DnsView } from '../../core/dns.ts';

export type SrvRecord = Extract<DnsRecord, { type: 'SRV' }>;

/** How a question was answered; undefined if it was not asked. */
export function answerTo(view: DnsView, name: string, type: DnsType): DnsAnswer | undefined {
  return view.answers.find(({ question }) => question.type === type && sameName(question.name, name));
}

/** True if an answer tells whether there are records: failures of servers and networks do not, nor does one that was cut off before them. */
export function isSettled(answer: DnsAnswer | undefined): answer is DnsAnswer {
  if (answer === undefined || (answer.status === 'no-data' && isCut(answer))) return false;
  return ['answer', 'no-data', 'nxdomain'].includes(answer.status);
}

/** True if only the beginning of an answer came: over UDP, where TCP was to bring the rest. */
export function isCut({ truncated, transport }: DnsAnswer): boolean {
  return truncated && transport === 'udp';
}

/** The SRV records of a name in the order in which a client takes them: lowest priority, then greatest weight (RFC 2782). */
export function srvRecords(view: DnsView, name: string): SrvRecord[] {
  const records = answerTo(view, name, 'SRV')?.records ?? [];
  return records
    .filter((record): record is SrvRecord => record.type === 'SRV')
    .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight || compare(a.target, b.target));
}

export function addresses(view: DnsView, name: string, type: 'A' | 'AAAA'): string[] {
  const records = answerTo(view, name, type)?.records ?? [];
  return records.flatMap((record) => (record.type === type ? [record.address] : []));
}

/** The aliases that a name leads through, if it is one. */
export function aliases(view: DnsView, name: string): string[] {
  const records = answerTo(view, name, 'A')?.records ?? answerTo(view, name, 'AAAA')?.records ?? [];
  return records.flatMap((record) => (record.type === 'CNAME' ? [record.target] : []));
}

/** This network, link-local, multicast, reserved (RFC 6890): nobody listens there. */
const UNUSABLE = /^(?:0\.|169\.254\.|22[4-9]\.|23\d\.|24\d\.|25[0-5]\.)/;

/** True for an address at which a server can be. */
export function isUsable(address: string): boolean {
  return !UNUSABLE.test(address);
}

/** Those that a client connects to: IPv4, for Messenger 6.0 is older than servers with IPv6; IPv6 if there is no other. */
export function reachable(view: DnsView, name: string): string[] {
  const v4 = addresses(view, name, 'A');
  return v4.length > 0 ? v4.filter(isUsable) : addresses(view, name, 'AAAA');
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function isWithin(name: string, domain: string): boolean {
  return sameName(name, domain) || name.toLowerCase().endsWith(`.${domain.toLowerCase()}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
