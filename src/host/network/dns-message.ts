import packet from 'dns-packet';
import type { DnsAnswer, DnsQuestion, DnsRecord } from '../../core/dns.ts';
import { readFirstQuestion, readMessage, type DnsMessage } from './dns-reader.ts';

/** Room for an answer over UDP (RFC 6891); 1232 bytes pass every usual network in one piece. */
const UDP_SIZE = 1232;
const MAX_ALIASES = 16;
const MAX_LABEL = 63;
const MAX_NAME = 253;

/** What a message says in answer to a question, apart from how it came. */
export type Said = Pick<
  DnsAnswer,
  'status' | 'reason' | 'records' | 'negativeTtl' | 'authoritative' | 'truncated'
> & {
  /** The server did not understand the question; maybe it understands it without EDNS (RFC 6891, section 7). */
  readonly formatError: boolean;
};

/** @throws Error for a name that no message can hold: dns-packet would write one that says something else */
export function encodeQuestion(id: number, { name, type }: DnsQuestion, edns: boolean): Uint8Array {
  const labels = name.replace(/\.$/, '').split('.');
  const tooLong = Buffer.byteLength(name) > MAX_NAME || labels.some((label) => Buffer.byteLength(label) > MAX_LABEL);
  if (tooLong || labels.includes('')) throw new Error('no name in the DNS can be like that');
  return packet.encode({
    id,
    type: 'query',
    flags: packet.RECURSION_DESIRED,
    questions: [{ name, type, class: 'IN' }],
    additionals: edns ? [{ type: 'OPT', name: '.', udpPayloadSize: UDP_SIZE, flags: 0, options: [] }] : [],
  });
}

/**
 * Whether these bytes are the answer to that question. `other`: they have its number, and answer something else: a packet that
 * somebody guessed, or a server in disorder. Everything else on the socket is `no`.
 */
export function isAnswerTo(bytes: Uint8Array, id: number, question: DnsQuestion): 'yes' | 'other' | 'no' {
  if (bytes.length < 12 || ((bytes[0]! << 8) | bytes[1]!) !== id || (bytes[2]! & 0x80) === 0) return 'no';
  try {
    return isAsked(readFirstQuestion(bytes), question) ? 'yes' : 'other';
  } catch {
    // Damage on the way; waiting for more of it brings nothing.
    return 'yes';
  }
}

/** Reads an answer. Never throws: what cannot be read is `malformed`. */
export function decodeAnswer(bytes: Uint8Array, question: DnsQuestion): Said {
  let message: DnsMessage;
  try {
    message = readMessage(bytes);
  } catch {
    return headerOnly(bytes);
  }
  const { rcode, authoritative, truncated } = message;
  const base = {
    records: [],
    authoritative,
    truncated,
    formatError: rcode === 'FORMERR' || rcode === 'NOTIMP',
  } as const;
  if (!isAsked(message.question, question)) {
    const { name, type } = message.question!;
    return { ...base, status: 'malformed', reason: `it answers another question: ${name} ${type}` };
  }
  if (rcode === 'SERVFAIL') return { ...base, status: 'servfail' };
  if (rcode === 'REFUSED') return { ...base, status: 'refused' };
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { ...base, status: 'other-code', reason: rcode };
  const records = onTheWay(message.answers, question);
  if (records === undefined) return { ...base, status: 'malformed', reason: 'its aliases lead in a circle' };
  const found = records.some(({ type }) => type === question.type);
  if (!found && rcode === 'NOERROR' && !authoritative && message.refers) {
    return { ...base, status: 'refused', reason: 'it names other DNS servers and looks nothing up for others' };
  }
  return {
    ...base,
    records,
    status: found ? 'answer' : rcode === 'NXDOMAIN' ? 'nxdomain' : 'no-data',
    ...(found || message.negativeTtl === undefined ? {} : { negativeTtl: message.negativeTtl }),
  };
}

/** The header of a damaged message may still tell what happened. */
function headerOnly(bytes: Uint8Array): Said {
  const [, , flags = 0, code = 0] = bytes;
  return {
    status: 'malformed',
    reason: 'the answer cannot be read',
    records: [],
    authoritative: (flags & 0x04) !== 0,
    truncated: (flags & 0x02) !== 0,
    formatError: (code & 0x0f) === 1,
  };
}

/** An answer without a question is taken: some servers leave it out of errors. */
function isAsked(asked: DnsMessage['question'], { name, type }: DnsQuestion): boolean {
  return asked === undefined || (sameName(asked.name, name) && asked.type === type);
}

/** Aliases from the name asked for on, and the records at their end; whatever else is left out. Undefined if they do not end. */
function onTheWay(records: readonly DnsRecord[], { name, type }: DnsQuestion): DnsRecord[] | undefined {
  const way: DnsRecord[] = [];
  let at = name;
  for (let i = 0; i <= MAX_ALIASES; i += 1) {
    const here = records.filter((each) => sameName(each.name, at));
    const wanted = here.filter((each) => each.type === type);
    if (wanted.length > 0) return [...way, ...wanted];
    const alias = here.find((each) => each.type === 'CNAME');
    if (alias?.type !== 'CNAME') return way;
    way.push(alias);
    at = alias.target;
  }
  return undefined;
}

function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
