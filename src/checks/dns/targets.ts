import { defineCheck } from '../define.ts';
import {
  clientRecords,
  EXPERIENCE,
  isAutomatic,
  placeIn,
  RFC_2782,
  targetsOf,
  unlessAddressesSeen,
  unlessRecordsSeen,
  type DnsSubject,
} from './subject.ts';
import { addresses, aliases, answerTo, isSettled } from './view.ts';

type Target = { target: string; by: string };

/** A host name in the letters of RFC 952 and RFC 1123. */
const HOST_NAME =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

const NOT_ANSWERED = { unknown: 'the DNS server did not answer for the address of the server' };

export const targetIsAlias = defineCheck<DnsSubject, Target & { alias: string }>({
  id: 'dns/srv-target-is-alias',
  severity: 'error',
  title: 'The server that an SRV record names is an alias (CNAME)',
  why: 'An SRV record must name a host that has addresses itself. Some resolvers follow the alias, others do not; and the name that the certificate is compared with is in doubt.',
  fix: 'Give the name an address record, or name the host behind the alias in the SRV record.',
  cite: [RFC_2782],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { target, by } of targetsOf(subject)) {
      const [alias] = aliases(subject.view, target);
      if (alias !== undefined) emit(placeIn(subject, `${by} SRV`), { target, by, alias });
    }
    return unlessAddressesSeen(subject);
  },
  message: ({ target, by, alias }) => `${by} names ${target}, which is an alias of ${alias}`,
});

export const targetIsDot = defineCheck<DnsSubject, { by: string }>({
  id: 'dns/srv-target-is-dot',
  severity: 'error',
  title: 'An SRV record says that there is no such service',
  why: 'A target "." means that the service is decidedly not available. A client stops there and tries no other name.',
  fix: 'Name the server in the record, or take the record out.',
  cite: [RFC_2782],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { name, target } of clientRecords(subject)) {
      if (target === '.') emit(placeIn(subject, `${name} SRV`), { by: name });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ by }) => `${by} names ".": no such service`,
});

export const targetWithoutAddress = defineCheck<DnsSubject, Target>({
  id: 'dns/srv-target-without-address',
  severity: 'error',
  title: 'The server that an SRV record names has no address',
  why: 'The Mac knows the name of its server, and cannot connect to it.',
  fix: 'Make an address record (A) for the name, or correct the name in the SRV record.',
  cite: [RFC_2782],
  applies: isAutomatic,
  judge: (subject, emit) => {
    let unknown: typeof NOT_ANSWERED | undefined;
    for (const { target, by } of targetsOf(subject)) {
      if (aliases(subject.view, target).length > 0) continue;
      if (hasAddress(subject, target)) continue;
      const both = [answerTo(subject.view, target, 'A'), answerTo(subject.view, target, 'AAAA')];
      if (both.every(isSettled)) emit(placeIn(subject, `${target} A`), { target, by });
      else unknown = NOT_ANSWERED;
    }
    return unknown ?? unlessRecordsSeen(subject);
  },
  message: ({ target, by }) => `${by} names ${target}, which has no address`,
});

export const targetIpv6Only = defineCheck<DnsSubject, Target>({
  id: 'dns/srv-target-ipv6-only',
  severity: 'warning',
  title: 'The server that an SRV record names has an IPv6 address only',
  why: 'Live Communications Server 2005 speaks no IPv6, and Messenger 6.0 is not known to. From experience, not documented.',
  fix: 'Give the name an IPv4 address (A) as well.',
  cite: [EXPERIENCE],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { target, by } of targetsOf(subject)) {
      const v4 = answerTo(subject.view, target, 'A');
      if (!isSettled(v4)) continue;
      const only =
        addresses(subject.view, target, 'A').length === 0 && addresses(subject.view, target, 'AAAA').length > 0;
      if (only && aliases(subject.view, target).length === 0) emit(placeIn(subject, `${target} A`), { target, by });
    }
    return unlessAddressesSeen(subject);
  },
  message: ({ target }) => `${target} has an IPv6 address and no IPv4 address`,
});

export const targetMalformed = defineCheck<DnsSubject, Target>({
  id: 'dns/srv-target-malformed',
  severity: 'warning',
  title: 'The server that an SRV record names has characters that host names do not have',
  why: 'Underscores and spaces are refused by some clients and by certificate authorities. From experience, not documented for Messenger.',
  fix: 'Use letters, digits and hyphens in the name of the server.',
  cite: [
    { source: 'rfc', where: '1123, section 2.1', says: 'host names have letters, digits and hyphens' },
    EXPERIENCE,
  ],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { target, by } of targetsOf(subject)) {
      if (!HOST_NAME.test(target) && hasAddress(subject, target)) emit(placeIn(subject, `${by} SRV`), { target, by });
    }
    return unlessAddressesSeen(subject);
  },
  message: ({ target, by }) => `${by} names ${target}, which is no host name`,
});

function hasAddress({ view }: DnsSubject, name: string): boolean {
  return addresses(view, name, 'A').length > 0 || addresses(view, name, 'AAAA').length > 0;
}
