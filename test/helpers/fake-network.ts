import type { DnsAnswer, DnsQuestion, DnsRecord } from '../../src/core/dns.ts';
import type { NetworkDoor } from '../../src/core/network.ts';

/** A network in which there is nothing but some DNS records; everything else is unreachable. */
export function fakeNetwork(records: readonly DnsRecord[] = [], over: Partial<NetworkDoor> = {}): NetworkDoor {
  const gone = { status: 'unreachable', reason: 'there is no network', milliseconds: 0 } as const;
  return {
    resolvers: () => ['192.0.2.53'],
    ask: async (_resolver, question) => answerOf(question, records),
    connect: async ({ address }) => ({ ...gone, address }),
    hello: async ({ address }, kind) => ({ ...gone, address, kind }),
    sip: async () => ({ sip: undefined }),
    kdc: async ({ host, address, port }, transport) => ({ ...gone, host, address, port, transport, sentAt: NOW }),
    systemRoots: () => [],
    signatures: () => ({ signatures: [], failed: [] }),
    now: () => NOW,
    ...over,
  };
}

const NOW = '2026-11-23T12:00:00.000Z';

function answerOf(question: DnsQuestion, all: readonly DnsRecord[]): DnsAnswer {
  const named = all.filter(({ name }) => name.toLowerCase() === question.name.toLowerCase());
  const records = named.filter(({ type }) => type === question.type);
  const status = records.length > 0 ? 'answer' : named.length > 0 ? 'no-data' : 'nxdomain';
  return { question, status, records, authoritative: true, transport: 'udp', truncated: false, milliseconds: 1 };
}
