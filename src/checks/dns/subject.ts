import type { Citation } from '../../core/finding.ts';
import type { DnsView } from '../../core/dns.ts';
import type { Location } from '../../core/location.ts';
import type { DomainObservation, Observation } from '../../core/observation.ts';
import { CLIENT_SERVICES } from './questions.ts';
import { profile } from './profiles.ts';
import type { CouldNotLook } from '../define.ts';
import { answerTo, isSettled, srvRecords, type SrvRecord } from './view.ts';

/** One SIP domain as one DNS server has it. */
export interface DnsSubject {
  readonly domain: string;
  readonly view: DnsView;
  readonly seen: Observation;
}

/** A place in the DNS: the name, the type, and the server where several are compared. */
export function placeIn({ view, seen }: DnsSubject, what: string): Location {
  const several = seen.domains.some(({ views }) => views.length > 1);
  return { file: seen.target, entity: several ? `${what} at ${view.resolver}` : what };
}

export function isAutomatic({ seen }: DnsSubject): boolean {
  return seen.want.mode === 'automatic';
}

/** The names of SRV records that the client asks for. */
export function servicesOf({ domain, seen }: DnsSubject): string[] {
  return profile(seen.want.client).srv.map(({ service }) => `${service}.${domain}`);
}

/** All of the records that the client asks for. */
export function clientRecords(subject: DnsSubject): SrvRecord[] {
  return servicesOf(subject).flatMap((name) => srvRecords(subject.view, name));
}

/** Each server that a record names, once; `.` names none. */
export function targetsOf(subject: DnsSubject): { readonly target: string; readonly by: string }[] {
  const found = new Map<string, { target: string; by: string }>();
  for (const { name, target } of clientRecords(subject)) {
    const key = target.toLowerCase();
    if (target !== '.' && !found.has(key)) found.set(key, { target, by: name });
  }
  return [...found.values()];
}

/** True if every SRV question that the client would ask got an answer, be it that there is nothing. */
export function servicesSettled(subject: DnsSubject): boolean {
  return servicesOf(subject).every((name) => isSettled(answerTo(subject.view, name, 'SRV')));
}

/** What a check on SRV records says where it found nothing: that it could not see all of them, if so. */
export function unlessRecordsSeen(subject: DnsSubject): CouldNotLook | undefined {
  return servicesSettled(subject)
    ? undefined
    : { unknown: 'the DNS server did not answer for all of the SRV records' };
}

/** The same for a check on the servers that the records name, and their IPv4 addresses. */
export function unlessAddressesSeen(subject: DnsSubject): CouldNotLook | undefined {
  const seen = targetsOf(subject).every(({ target }) => isSettled(answerTo(subject.view, target, 'A')));
  return seen
    ? unlessRecordsSeen(subject)
    : { unknown: 'the DNS server did not answer for the address of the server' };
}

/** Records that any client asks for, whatever the profile: for comparing domains. */
export function hasAnyRecord(domain: DomainObservation): boolean {
  return domain.views.some((view) =>
    CLIENT_SERVICES.some((service) => srvRecords(view, `${service}.${domain.domain}`).length > 0),
  );
}

export const GUIDE_SRV: Citation = {
  source: 'guide',
  where: 'Installing Messenger for Mac on the client',
  says: 'automatic configuration requires a DNS SRV record for the Live Communications Server',
};
export const RFC_2782: Citation = {
  source: 'rfc',
  where: '2782',
  says: 'the target of an SRV record is a host name with addresses, no alias; "." says that the service is not there',
};
export const EXPERIENCE: Citation = {
  source: 'msgrctl',
  where: 'experience',
  says: 'not documented for Messenger for Mac 6.0',
};
