/** What was seen in the DNS: plain JSON, judged by src/checks/dns without another look. */

export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'SOA' | 'SRV';

export interface DnsQuestion {
  /** Without a final dot, in the letters in which it was asked. */
  readonly name: string;
  readonly type: DnsType;
}

/** Of the answer section. Names without a final dot (the root is `.`), TTLs in seconds. */
export type DnsRecord =
  | { readonly type: 'A' | 'AAAA'; readonly name: string; readonly ttl: number; readonly address: string }
  | { readonly type: 'CNAME'; readonly name: string; readonly ttl: number; readonly target: string }
  | { readonly type: 'SOA'; readonly name: string; readonly ttl: number }
  | {
      readonly type: 'SRV';
      readonly name: string;
      readonly ttl: number;
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: string;
    };

/**
 * How a question ended. `answer`: records of the type asked for, maybe behind aliases. `no-data`: the name exists, without
 * such records (RFC 2308); `nxdomain`: it does not. `other-code`: another RCODE, named in `reason`. `unreachable` covers a
 * closed port, too.
 */
export type DnsStatus =
  'answer' | 'no-data' | 'nxdomain' | 'servfail' | 'refused' | 'other-code' | 'timeout' | 'unreachable' | 'malformed';

export interface DnsAnswer {
  readonly question: DnsQuestion;
  readonly status: DnsStatus;
  /** For people, where `status` does not say it all. */
  readonly reason?: string;
  /** The answer section in its order: aliases, and what they lead to. */
  readonly records: readonly DnsRecord[];
  /** Seconds for which the lack of records may be remembered (RFC 2308), where the answer says so. */
  readonly negativeTtl?: number;
  readonly authoritative: boolean;
  /** What the answer that counts came over; `tcp` after a truncated one. */
  readonly transport: 'udp' | 'tcp';
  /** Whether the answer over UDP was truncated. With `transport: 'udp'` the same question over TCP failed, see `reason`. */
  readonly truncated: boolean;
  /** From the first packet sent to the answer. */
  readonly milliseconds: number;
}

/** What one resolver knows; several are compared (inside and outside). */
export interface DnsView {
  /** `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`. */
  readonly resolver: string;
  readonly answers: readonly DnsAnswer[];
}
