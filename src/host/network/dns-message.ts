import packet from 'dns-packet';
import type { DnsAnswer, DnsQuestion, DnsRecord } from '../../core/dns.ts';

/** Room for an answer over UDP (RFC 6891); 1232 bytes pass every usual network in one piece. */
const UDP_SIZE = 1232;
const MAX_ALIASES = 16;

/** What a message says in answer to a question, apart from how it came. */
export type Said = Pick<
  DnsAnswer,
  'status' | 'reason' | 'records' | 'negativeTtl' | 'authoritative' | 'truncated'
> & {
  /** The server did not understand the question; maybe it understands it without EDNS (RFC 6891, section 7). */
  readonly formatError: boolean;
};

export function encodeQuestion(id: number, { name, type }: DnsQuestion, edns: boolean): Uint8Array {
  return packet.encode({
    id,
    type: 'query',
    flags: packet.RECURSION_DESIRED,
    questions: [{ name, type, class: 'IN' }],
    additionals: edns ? [{ type: 'OPT', name: '.', udpPayloadSize: UDP_SIZE, flags: 0, options: [] }] : [],
  });
}

/** True if these bytes may be the answer to that question: everything else on the socket is passed over. */
export function isAnswerTo(bytes: Uint8Array, id: number): boolean {
  return bytes.length >= 12 && ((bytes[0]! << 8) | bytes[1]!) === id && (bytes[2]! & 0x80) !== 0;
}

/** Reads an answer. Never throws: what cannot be read is `malformed`. */
export function decodeAnswer(bytes: Uint8Array, question: DnsQuestion): Said {
  let message: ReturnType<typeof packet.decode>;
  try {
    message = packet.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    // The counts of a truncated or damaged packet promise more than there is; its header may still tell what happened.
    return headerOnly(bytes);
  }
  const authoritative = message.flag_aa;
  const truncated = message.flag_tc;
  const base = { records: [], authoritative, truncated, formatError: message.rcode === 'FORMERR' } as const;
  const [asked] = message.questions;
  if (asked && (!sameName(asked.name, question.name) || asked.type !== question.type)) {
    return { ...base, status: 'malformed', reason: `it answers another question: ${asked.name} ${asked.type}` };
  }
  const { rcode } = message;
  if (rcode === 'SERVFAIL') return { ...base, status: 'servfail' };
  if (rcode === 'REFUSED') return { ...base, status: 'refused' };
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { ...base, status: 'other-code', reason: rcode };
  const records = onTheWay(message.answers.flatMap(record), question);
  const negativeTtl = negative(message.authorities);
  const found = records.some(({ type }) => type === question.type);
  return {
    ...base,
    records,
    status: found ? 'answer' : rcode === 'NXDOMAIN' ? 'nxdomain' : 'no-data',
    ...(found || negativeTtl === undefined ? {} : { negativeTtl }),
  };
}

function headerOnly(bytes: Uint8Array): Said {
  const flags = bytes.length >= 4 ? bytes[2]! : 0;
  return {
    status: 'malformed',
    reason: 'the answer cannot be read',
    records: [],
    authoritative: (flags & 0x04) !== 0,
    truncated: (flags & 0x02) !== 0,
    formatError: bytes.length >= 4 && (bytes[3]! & 0x0f) === 1,
  };
}

type Answer = ReturnType<typeof packet.decode>['answers'][number];

function record({ name, type, ttl = 0, data }: Answer): DnsRecord[] {
  switch (type) {
    case 'A':
    case 'AAAA':
      return typeof data === 'string' ? [{ type, name, ttl, address: data }] : [];
    case 'CNAME':
      return typeof data === 'string' ? [{ type, name, ttl, target: root(data) }] : [];
    case 'SOA':
      return [{ type, name, ttl }];
    case 'SRV': {
      const { priority, weight, port, target } = data as {
        [key in 'priority' | 'weight' | 'port' | 'target']?: unknown;
      };
      if (typeof priority !== 'number' || typeof weight !== 'number' || typeof port !== 'number') return [];
      return [{ type, name, ttl, priority, weight, port, target: root(typeof target === 'string' ? target : '') }];
    }
    default:
      return [];
  }
}

/** The root has an empty name. */
function root(name: string): string {
  return name === '' ? '.' : name;
}

/** Aliases from the name asked for on, and the records at their end; whatever else a server put in is left out. */
function onTheWay(records: readonly DnsRecord[], { name, type }: DnsQuestion): DnsRecord[] {
  const way: DnsRecord[] = [];
  let at = name;
  for (let i = 0; i <= MAX_ALIASES; i += 1) {
    const here = records.filter((each) => sameName(each.name, at));
    const wanted = here.filter((each) => each.type === type);
    if (wanted.length > 0) return [...way, ...wanted];
    const alias = here.find((each) => each.type === 'CNAME');
    if (alias?.type !== 'CNAME') break;
    way.push(alias);
    at = alias.target;
  }
  return way;
}

/** RFC 2308, section 5: the lesser of the SOA record's TTL and its minimum. */
function negative(authorities: readonly Answer[]): number | undefined {
  const soa = authorities.find(({ type }) => type === 'SOA');
  const minimum = (soa?.data as { minimum?: unknown } | undefined)?.minimum;
  return soa && typeof minimum === 'number' ? Math.min(soa.ttl ?? 0, minimum) : undefined;
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
