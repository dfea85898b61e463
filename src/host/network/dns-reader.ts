import packet from 'dns-packet';
import rcodes from 'dns-packet/rcodes.js';
import types from 'dns-packet/types.js';
import type { DnsRecord } from '../../core/dns.ts';

/**
 * Reads a DNS message (RFC 1035, section 4) within its bounds. Names are read by dns-packet, which follows pointers backwards
 * only; its readers of records are not used, for they look past the end of a record, and of the message.
 */
export interface DnsMessage {
  readonly authoritative: boolean;
  readonly truncated: boolean;
  /** `NOERROR`, `NXDOMAIN`, ... or `RCODE_12`. */
  readonly rcode: string;
  /** The first question; some servers leave it out of errors. */
  readonly question: { readonly name: string; readonly type: string } | undefined;
  readonly answers: readonly DnsRecord[];
  /** Of the SOA record in the authority section: the lesser of its TTL and its minimum (RFC 2308, section 5). */
  readonly negativeTtl: number | undefined;
  /** The authority section names other servers and holds no SOA record: a referral, if nothing was found (RFC 2308, section 2.2). */
  readonly refers: boolean;
}

const HEADER = 12;
const CLASS_IN = 1;

/** More makes no sense, and names that lead over thousands of pointers would take their time. */
const MAX_RECORDS = 500;

/**
 * Beside answers, damage in the authority section does no harm; the additional section is never read.
 *
 * @throws Error where the bytes are no message, in the sections that are read
 */
export function readMessage(bytes: Uint8Array): DnsMessage {
  const at = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [, flags, questions, answers, authorities] = [at.u16(), at.u16(), at.u16(), at.u16(), at.u16(), at.u16()];
  const truncated = (flags & 0x0200) !== 0;
  const [question] = Array.from({ length: Math.min(questions, at.left) }, () => readQuestion(at));
  const found = readRecords(at, answers, truncated);
  return {
    authoritative: (flags & 0x0400) !== 0,
    truncated,
    rcode: rcodes.toString(flags & 0x0f),
    question,
    answers: found.flatMap(({ record }) => record ?? []),
    ...authority(readRecords(at, authorities, truncated || found.length > 0)),
  };
}

/** The question of a message; undefined if it has none. @throws Error */
export function readFirstQuestion(bytes: Uint8Array): DnsMessage['question'] {
  const at = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [, , questions] = [at.u16(), at.u16(), at.u16()];
  at.skip(HEADER - 6);
  return questions === 0 ? undefined : readQuestion(at);
}

function readQuestion(at: Reader): { name: string; type: string } {
  const name = at.name();
  const type = types.toString(at.u16());
  at.skip(2);
  return { name, type };
}

interface Found {
  /** Undefined for types that are of no interest here. */
  readonly record: DnsRecord | undefined;
  readonly minimum?: number;
  readonly isServer?: true;
}

/** The records of a section. If `lenient`, those before the damage: a truncated message promises more than it holds. */
function readRecords(at: Reader, count: number, lenient: boolean): Found[] {
  const found: Found[] = [];
  if (count > MAX_RECORDS) throw new Error('too many records');
  for (let i = 0; i < count; i += 1) {
    try {
      found.push(readRecord(at));
    } catch (error) {
      if (lenient) break;
      throw error;
    }
  }
  return found;
}

function readRecord(at: Reader): Found {
  const name = at.name();
  const type = types.toString(at.u16());
  const isIn = at.u16() === CLASS_IN;
  const ttl = at.ttl();
  const data = at.part(at.u16());
  return isIn ? readData(data, { name, ttl }, type) : { record: undefined };
}

function readData(data: Reader, base: { name: string; ttl: number }, type: string): Found {
  switch (type) {
    case 'A': {
      const address = [data.u8(), data.u8(), data.u8(), data.u8()].join('.');
      return data.end({ record: { type, ...base, address } });
    }
    case 'AAAA': {
      const groups = Array.from({ length: 8 }, () => data.u16());
      return data.end({ record: { type, ...base, address: ipv6(groups) } });
    }
    case 'CNAME':
      return data.end({ record: { type, ...base, target: data.name() } });
    case 'SOA': {
      data.name();
      data.name();
      data.skip(16);
      return data.end({ record: { type, ...base }, minimum: data.ttl() });
    }
    case 'SRV': {
      const [priority, weight, port] = [data.u16(), data.u16(), data.u16()];
      return data.end({ record: { type, ...base, priority, weight, port, target: data.name() } });
    }
    case 'NS':
      return { record: undefined, isServer: true };
    default:
      return { record: undefined };
  }
}

function authority(found: readonly Found[]): Pick<DnsMessage, 'negativeTtl' | 'refers'> {
  const soa = found.find(({ minimum }) => minimum !== undefined);
  return {
    negativeTtl: soa?.record === undefined ? undefined : Math.min(soa.record.ttl, soa.minimum!),
    refers: soa === undefined && found.some(({ isServer }) => isServer),
  };
}

/** The longest run of zeros is left out (RFC 5952). */
function ipv6(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(':');
  const [longest] = [...text.matchAll(/\b0(?::0)+\b/g)].toSorted((a, b) => b[0].length - a[0].length);
  if (longest === undefined) return text;
  const [before, after] = [text.slice(0, longest.index), text.slice(longest.index + longest[0].length)];
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`;
}

/** A place in a message that moves on as it is read; throws at the end of its part. */
class Reader {
  readonly #bytes: Buffer;
  readonly #limit: number;
  #at: number;

  constructor(bytes: Buffer, at = 0, limit = bytes.length) {
    this.#bytes = bytes;
    this.#at = at;
    this.#limit = limit;
  }

  get left(): number {
    return this.#limit - this.#at;
  }

  skip(count: number): number {
    const from = this.#at;
    if (count > this.left) throw new Error('it ends too early');
    this.#at += count;
    return from;
  }

  u8(): number {
    return this.#bytes.readUInt8(this.skip(1));
  }

  u16(): number {
    return this.#bytes.readUInt16BE(this.skip(2));
  }

  /** Seconds; the topmost bit set counts as zero (RFC 2181, section 8). */
  ttl(): number {
    const seconds = this.#bytes.readUInt32BE(this.skip(4));
    return seconds > 0x7fffffff ? 0 : seconds;
  }

  name(): string {
    const name = packet.name.decode(this.#bytes, this.#at, { mail: true });
    this.skip(packet.name.decode.bytes);
    return name;
  }

  part(length: number): Reader {
    const from = this.skip(length);
    return new Reader(this.#bytes, from, from + length);
  }

  /** Hands on what was read of a part, if that was all of it. */
  end<Read>(read: Read): Read {
    if (this.left > 0) throw new Error('a record is longer than what it holds');
    return read;
  }
}
