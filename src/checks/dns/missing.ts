import { defineCheck, type CouldNotLook } from '../define.ts';
import { candidates, type Candidate } from './candidates.ts';
import { profile } from './profiles.ts';
import { FALLBACK_LABELS, FEDERATION_SERVICE, WILDCARD_LABEL } from './questions.ts';
import {
  clientRecords,
  GUIDE_SRV,
  hasAnyRecord,
  isAutomatic,
  placeIn,
  servicesOf,
  unlessRecordsSeen,
  type DnsSubject,
} from './subject.ts';
import { addresses, answerTo, isSettled, srvRecords } from './view.ts';

const BREAKS =
  'Automatic configuration finds no server: sign-in fails, and the user is told that the service is temporarily unavailable.';

/** The names that other clients try where there is no SRV record, and that have an address. */
export function fallbacks({ domain, view }: DnsSubject): string[] {
  return FALLBACK_LABELS.map((label) => `${label}.${domain}`).filter((name) => addresses(view, name, 'A').length > 0);
}

export function hasWildcard({ domain, view }: DnsSubject): boolean {
  return addresses(view, `${WILDCARD_LABEL}.${domain}`, 'A').length > 0;
}

function isMissing({ domain, view }: DnsSubject): boolean {
  return answerTo(view, domain, 'SOA')?.status === 'nxdomain';
}

function federates({ domain, view }: DnsSubject): boolean {
  return srvRecords(view, `${FEDERATION_SERVICE}.${domain}`).length > 0;
}

/** Other domains of the same question have records, so this one was forgotten. */
function isForgotten({ domain, seen }: DnsSubject): boolean {
  return seen.domains.some((other) => other.domain !== domain && hasAnyRecord(other));
}

/** Why there are no records, as far as there are none: one reason and no more. */
type Lack = 'named' | 'domain' | 'federation' | 'forgotten' | 'wildcard' | 'no-data' | 'none';

function lackOf(subject: DnsSubject): Lack | undefined {
  if (!isAutomatic(subject) || clientRecords(subject).length > 0) return undefined;
  if (byName(subject)) return 'named';
  if (isMissing(subject) && fallbacks(subject).length === 0) return 'domain';
  if (federates(subject)) return 'federation';
  if (isForgotten(subject)) return 'forgotten';
  if (hasWildcard(subject)) return 'wildcard';
  return servicesOf(subject).some((name) => answerTo(subject.view, name, 'SRV')?.status === 'no-data')
    ? 'no-data'
    : 'none';
}

/** The server that a client finds without an SRV record, where it is documented that this one tries names. */
function byName({ domain, view, seen: { want } }: DnsSubject): Candidate | undefined {
  return profile(want.client).triesNames
    ? candidates({ domain }, view, want).find(({ picked }) => picked)
    : undefined;
}

/** One record is enough to know that there is no lack. */
function unlessLackSeen(subject: DnsSubject): CouldNotLook | undefined {
  return clientRecords(subject).length > 0 ? undefined : unlessRecordsSeen(subject);
}

export const domainMissing = defineCheck<DnsSubject, { domain: string }>({
  id: 'dns/domain-missing',
  severity: 'error',
  title: 'The SIP domain does not exist in the DNS',
  why: BREAKS,
  fix: 'Look at the spelling of the sign-in address; or make the zone on the DNS servers that the Macs ask.',
  cite: [
    GUIDE_SRV,
    { source: 'rfc', where: '2308, section 2.1', says: 'NXDOMAIN: the name does not exist' },
    { source: 'rfc', where: '8020, section 2', says: 'nor does any name below it' },
  ],
  applies: isAutomatic,
  judge: (subject, emit) => {
    if (lackOf(subject) === 'domain') emit(placeIn(subject, subject.domain), { domain: subject.domain });
    return clientRecords(subject).length > 0 || isSettled(answerTo(subject.view, subject.domain, 'SOA'))
      ? undefined
      : { unknown: 'the DNS server did not answer whether the domain exists' };
  },
  message: ({ domain }) => `there is no domain ${domain}`,
});

export const srvMissing = defineCheck<
  DnsSubject,
  { domain: string; asked: readonly string[]; instead: readonly string[] }
>({
  id: 'dns/srv-missing',
  severity: 'error',
  title: 'There is no SRV record that the client asks for',
  why: BREAKS,
  fix: 'Make an SRV record such as _sipinternaltls._tcp (inside) or _sip._tls (outside) that names sip.<domain>; or configure the Macs manually.',
  cite: [GUIDE_SRV],
  applies: (subject) => isAutomatic(subject) && lackOf(subject) !== 'domain',
  judge: (subject, emit) => {
    const unseen = unlessLackSeen(subject);
    if (unseen || lackOf(subject) !== 'none') return unseen;
    const asked = servicesOf(subject);
    emit(placeIn(subject, `${asked[0]!} SRV`), { domain: subject.domain, asked, instead: fallbacks(subject) });
    return undefined;
  },
  message: ({ domain, instead }) =>
    `${domain} has no SRV record for sign-in${instead.length > 0 ? `; ${instead.join(', ')} has an address, but only other clients are known to try it` : ''}`,
});

export const foundByName = defineCheck<DnsSubject, { domain: string; host: string; client: string }>({
  id: 'dns/found-by-name-only',
  severity: 'warning',
  title: 'There is no SRV record, and only some clients find the server without one',
  why: 'Communicator tries names such as sip.<domain>. The guide says that Messenger for Mac requires an SRV record, and nothing of other names.',
  fix: 'Make an SRV record such as _sipinternaltls._tcp (inside) or _sip._tls (outside) that names the same server.',
  cite: [GUIDE_SRV],
  applies: isAutomatic,
  judge: (subject, emit) => {
    const unseen = unlessLackSeen(subject);
    if (unseen || lackOf(subject) !== 'named') return unseen;
    const { host } = byName(subject)!;
    const { client } = profile(subject.seen.want.client);
    emit(placeIn(subject, `${host} A`), { domain: subject.domain, host, client });
    return undefined;
  },
  message: ({ domain, host, client }) => `${domain} has no SRV record for sign-in; ${client} tries ${host}`,
});

export const srvNoData = defineCheck<DnsSubject, { names: readonly string[] }>({
  id: 'dns/srv-no-data',
  severity: 'error',
  title: 'The name of the SRV record exists, but holds no SRV record',
  why: `${BREAKS} Somebody made a record of another type there, or the DNS editor lost the type.`,
  fix: 'Make the record at this name an SRV record: priority, weight, port, target.',
  cite: [
    GUIDE_SRV,
    {
      source: 'rfc',
      where: '2308, section 2.2',
      says: 'an empty answer without an error: the name has other records',
    },
  ],
  applies: (subject) => isAutomatic(subject) && lackOf(subject) !== 'domain',
  judge: (subject, emit) => {
    const unseen = unlessLackSeen(subject);
    if (unseen || lackOf(subject) !== 'no-data') return unseen;
    const names = servicesOf(subject).filter((name) => answerTo(subject.view, name, 'SRV')?.status === 'no-data');
    emit(placeIn(subject, `${names[0]!} SRV`), { names });
    return undefined;
  },
  message: ({ names }) => `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} records, but no SRV record`,
});

export const srvOnlyFederation = defineCheck<DnsSubject, { domain: string }>({
  id: 'dns/srv-only-federation',
  severity: 'error',
  title: 'The only SRV record is the one for federation, which no client asks for',
  why: `_sipfederationtls._tcp is how servers of other organizations find yours. ${BREAKS}`,
  fix: 'Keep it, and make a record for clients as well: _sipinternaltls._tcp or _sip._tls.',
  cite: [
    GUIDE_SRV,
    {
      source: 'microsoft',
      where: 'Lync 2010 protocol workloads poster',
      says: '_sipfederationtls._tcp is for federation',
    },
  ],
  applies: isAutomatic,
  judge: (subject, emit) => {
    const unseen = unlessLackSeen(subject);
    if (unseen || lackOf(subject) !== 'federation') return unseen;
    emit(placeIn(subject, `${FEDERATION_SERVICE}.${subject.domain} SRV`), { domain: subject.domain });
    return undefined;
  },
  message: ({ domain }) => `${domain} has an SRV record for federation and none for clients`,
});

export const domainWithoutRecords = defineCheck<DnsSubject, { domain: string; others: readonly string[] }>({
  id: 'dns/domain-without-records',
  severity: 'error',
  title: 'One of several SIP domains has no SRV records',
  why: 'Each SIP domain needs its own record: users of this one are not found automatically, while those of the others are.',
  fix: 'Make the same record for this domain, naming a server in it (sip.<domain>) that its certificate names, too.',
  cite: [
    GUIDE_SRV,
    {
      source: 'microsoft',
      where: 'OCS 2007, automatic configuration (bb663700)',
      says: 'one SRV record for each SIP domain',
    },
  ],
  applies: (subject) => isAutomatic(subject) && subject.seen.domains.length > 1,
  judge: (subject, emit) => {
    const unseen = unlessLackSeen(subject);
    if (unseen || lackOf(subject) !== 'forgotten') return unseen;
    const others = subject.seen.domains
      .filter((other) => other.domain !== subject.domain && hasAnyRecord(other))
      .map(({ domain }) => domain);
    emit(placeIn(subject, subject.domain), { domain: subject.domain, others });
    return undefined;
  },
  message: ({ domain, others }) =>
    `${domain} has no SRV record for sign-in, though ${others.join(', ')} ${others.length === 1 ? 'has' : 'have'}`,
});

export const wildcard = defineCheck<DnsSubject, { domain: string; addresses: readonly string[] }>({
  id: 'dns/wildcard',
  severity: 'warning',
  title: 'Every name in the domain has an address',
  why: 'With a wildcard record sip, sipinternal and sipexternal all seem to exist: clients that try these names end up at a web server. From experience, not documented.',
  fix: 'Take the wildcard out, or make these three names lead where they should.',
  cite: [{ source: 'rfc', where: '4592', says: 'a wildcard answers for every name that is not there' }],
  applies: (subject) => isAutomatic(subject) && lackOf(subject) === undefined,
  judge: (subject, emit) => {
    const answer = answerTo(subject.view, `${WILDCARD_LABEL}.${subject.domain}`, 'A');
    if (!isSettled(answer)) return { unknown: 'whether there is a wildcard was not answered' };
    if (hasWildcard(subject)) {
      const found = addresses(subject.view, answer.question.name, 'A');
      emit(placeIn(subject, `*.${subject.domain} A`), { domain: subject.domain, addresses: found });
    }
    return undefined;
  },
  message: ({ domain, addresses: found }) => `*.${domain} leads to ${found.join(', ')}`,
});

export const fallbackOnlyByWildcard = defineCheck<DnsSubject, { domain: string; addresses: readonly string[] }>({
  id: 'dns/fallback-only-by-wildcard',
  severity: 'error',
  title: 'There is no SRV record, and other names exist only by a wildcard',
  why: `${BREAKS} Clients that try sipinternal, sip and sipexternal are led to whatever the wildcard names, mostly a web server, and fail there in odd ways.`,
  fix: 'Make the SRV record; then take the wildcard out, or give these names their own addresses.',
  cite: [GUIDE_SRV, { source: 'rfc', where: '4592', says: 'a wildcard answers for every name that is not there' }],
  applies: (subject) => isAutomatic(subject) && lackOf(subject) !== 'domain',
  judge: (subject, emit) => {
    const unseen = unlessLackSeen(subject);
    if (unseen || lackOf(subject) !== 'wildcard') return unseen;
    const found = addresses(subject.view, `${WILDCARD_LABEL}.${subject.domain}`, 'A');
    emit(placeIn(subject, `*.${subject.domain} A`), { domain: subject.domain, addresses: found });
    return undefined;
  },
  message: ({ domain, addresses: found }) =>
    `${domain} has no SRV record for sign-in, and every name in it leads to ${found.join(', ')}`,
});
