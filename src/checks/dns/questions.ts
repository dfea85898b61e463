import type { DnsAnswer, DnsQuestion } from '../../core/dns.ts';

/** What any client asks of a SIP domain, in the order of the usual preference. */
export const CLIENT_SERVICES = ['_sipinternaltls._tcp', '_sipinternal._tcp', '_sip._tls', '_sip._tcp'] as const;
/** Servers of other organizations ask for it; clients do not. */
export const FEDERATION_SERVICE = '_sipfederationtls._tcp';
/** Names that clients try where there is no SRV record. */
export const FALLBACK_LABELS = ['sipinternal', 'sip', 'sipexternal'] as const;
/** A name that nobody makes: what it has, every name has. */
export const WILDCARD_LABEL = 'msgrctl-no-such-name';

/** Everything to ask at first, at the same time. */
export function domainQuestions(domain: string): DnsQuestion[] {
  return [
    ...[...CLIENT_SERVICES, FEDERATION_SERVICE].map((service): DnsQuestion => ({
      name: `${service}.${domain}`,
      type: 'SRV',
    })),
    ...FALLBACK_LABELS.flatMap((label) => addressQuestions(`${label}.${domain}`)),
    { name: `${WILDCARD_LABEL}.${domain}`, type: 'A' },
    { name: domain, type: 'SOA' },
  ];
}

/** The addresses of what SRV records name, where they were not asked for yet. */
export function targetQuestions(answers: readonly DnsAnswer[]): DnsQuestion[] {
  const asked = new Set(answers.map(({ question }) => key(question)));
  const targets = answers.flatMap(({ records }) =>
    records.flatMap((record) => (record.type === 'SRV' && record.target !== '.' ? [record.target] : [])),
  );
  const distinct = new Map(targets.map((target) => [target.toLowerCase(), target]));
  return [...distinct.values()].flatMap(addressQuestions).filter((question) => !asked.has(key(question)));
}

export function addressQuestions(name: string): DnsQuestion[] {
  return [
    { name, type: 'A' },
    { name, type: 'AAAA' },
  ];
}

function key({ name, type }: DnsQuestion): string {
  return `${name.toLowerCase()} ${type}`;
}
