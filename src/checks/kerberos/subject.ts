import { hostPort } from '../../core/server.ts';
import type { DnsAnswer, DnsView } from '../../core/dns.ts';
import type { KdcSeen, KerberosObservation } from '../../core/kerberos.ts';
import type { Location } from '../../core/location.ts';
import type { Observation } from '../../core/observation.ts';
import { answerTo, isSettled, srvRecords, type SrvRecord } from '../dns/view.ts';
import { KDC_SERVICES } from './questions.ts';

export interface KerberosSubject {
  readonly kerberos: KerberosObservation;
  readonly seen: Observation;
}

export type Transport = keyof typeof KDC_SERVICES;

/** The realm, or something of it; with the DNS server where several are compared. */
export function placeOf({ kerberos, seen }: KerberosSubject, what?: string, view?: DnsView): Location {
  const entity = what ?? kerberos.realm;
  const several = kerberos.views.length > 1 && view !== undefined;
  return { file: seen.target, entity: several ? `${entity} at ${view.resolver}` : entity };
}

export function serviceName({ kerberos }: KerberosSubject, transport: Transport): string {
  return `${KDC_SERVICES[transport]}.${kerberos.realm}`;
}

export function answerFor(subject: KerberosSubject, view: DnsView, transport: Transport): DnsAnswer | undefined {
  return answerTo(view, serviceName(subject, transport), 'SRV');
}

/** KDCs of one transport; a target "." says that there is none (RFC 2782). */
export function recordsFor(subject: KerberosSubject, view: DnsView, transport: Transport): SrvRecord[] {
  return srvRecords(view, serviceName(subject, transport)).filter(({ target }) => target !== '.');
}

/** Why a view does not tell which KDCs there are; undefined if it does. */
export function unsettled(subject: KerberosSubject, view: DnsView): string | undefined {
  for (const transport of ['udp', 'tcp'] as const) {
    const answer = answerFor(subject, view, transport);
    const why = answer ? (answer.reason ?? answer.status) : 'it was not asked for';
    if (!isSettled(answer)) return `${serviceName(subject, transport)} could not be looked up: ${why}`;
  }
  return undefined;
}

/** One KDC, and what came by each transport. */
export interface Kdc {
  /** `dc1.contoso.com:88`. */
  readonly name: string;
  readonly seen: readonly KdcSeen[];
}

export function kdcsOf({ kerberos }: KerberosSubject): Kdc[] {
  const found = new Map<string, KdcSeen[]>();
  for (const kdc of kerberos.kdcs) {
    const name = hostPort({ host: kdc.host.toLowerCase(), port: kdc.port });
    found.set(name, [...(found.get(name) ?? []), kdc]);
  }
  return [...found].map(([name, seen]) => ({ name, seen }));
}
