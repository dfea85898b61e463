import type { DnsAnswer, DnsQuestion } from '../../core/dns.ts';
import { targetQuestions } from '../dns/questions.ts';

/** Where the KDCs of a realm stand in the DNS (RFC 4120, section 7.2.3.2). */
export const KDC_SERVICES = { udp: '_kerberos._udp', tcp: '_kerberos._tcp' } as const;

/** Asked at first, at the same time. */
export function realmQuestions(realm: string): DnsQuestion[] {
  return Object.values(KDC_SERVICES).map((service) => ({ name: `${service}.${realm}`, type: 'SRV' }));
}

/** The addresses of the KDCs that the answers name, where they were not asked for yet. */
export function kdcQuestions(answers: readonly DnsAnswer[]): DnsQuestion[] {
  return targetQuestions(answers);
}
