import { defineCheck } from '../define.ts';
import {
  clientRecords,
  EXPERIENCE,
  isAutomatic,
  placeIn,
  servicesOf,
  unlessRecordsSeen,
  type DnsSubject,
} from './subject.ts';
import { profile } from './profiles.ts';
import { answerTo, srvRecords, type SrvRecord } from './view.ts';

const PORTS = { tls: [5061, 443], tcp: [5060] } as const;
const DAY = 86_400;

/** The records that the client asks for, each with its way of talking SIP. */
function records(subject: DnsSubject): { record: SrvRecord; transport: 'tls' | 'tcp' }[] {
  return profile(subject.seen.want.client).srv.flatMap(({ service, transport }) =>
    srvRecords(subject.view, `${service}.${subject.domain}`).map((record) => ({ record, transport })),
  );
}

export const wrongPort = defineCheck<DnsSubject, { name: string; port: number; usual: readonly number[] }>({
  id: 'dns/srv-wrong-port',
  severity: 'warning',
  title: 'An SRV record names an unusual port',
  why: 'Live Communications Server listens on 5061 for TLS, and on 5060 for TCP; from outside 443 is usual. Another port works only if the server was set so, and firewalls know it.',
  fix: 'Correct the port in the SRV record, if the server does not listen there.',
  cite: [{ source: 'microsoft', where: 'LCS port information (2005-04-29)', says: 'TLS on 5061, TCP on 5060' }],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { record, transport } of records(subject)) {
      const usual: readonly number[] = PORTS[transport];
      if (record.target === '.' || usual.includes(record.port)) continue;
      emit(placeIn(subject, `${record.name} SRV`), { name: record.name, port: record.port, usual });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ name, port, usual }) => `${name} names port ${port}; ${usual.join(' or ')} is usual`,
});

export const srvSeveral = defineCheck<DnsSubject, { name: string; targets: readonly string[] }>({
  id: 'dns/srv-several',
  severity: 'warning',
  title: 'Several SRV records of one name lead to different servers',
  why: 'Clients are to find one server, which sends users on to their own. With several, users sign in by chance: those of other pools are redirected, or fail.',
  fix: 'Keep one record, to the server or pool that sign-ins are distributed from.',
  cite: [
    {
      source: 'microsoft',
      where: 'OCS 2007, automatic configuration (bb870344)',
      says: 'one SRV record for each SIP domain, none for other pools',
    },
  ],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const name of servicesOf(subject)) {
      const found = srvRecords(subject.view, name).map(({ target, port }) => `${target.toLowerCase()}:${port}`);
      const targets = [...new Set(found)].toSorted();
      if (targets.length > 1) emit(placeIn(subject, `${name} SRV`), { name, targets });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ name, targets }) => `${name} leads to ${targets.length} servers: ${targets.join(', ')}`,
});

export const weightUnbalanced = defineCheck<DnsSubject, { name: string; target: string; priority: number }>({
  id: 'dns/srv-weight-unbalanced',
  severity: 'info',
  title: 'A server has weight 0 beside others of the same priority',
  why: 'Weight 0 beside other weights means: hardly ever. To share the load evenly all need the same weight; to keep one in reserve it needs a greater priority value.',
  fix: 'Give all the same weight, or the reserve a greater priority value.',
  cite: [{ source: 'rfc', where: '2782', says: 'weight 0 beside others has a very small chance of being chosen' }],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const name of servicesOf(subject)) {
      const all = srvRecords(subject.view, name);
      for (const { priority, weight, target } of all) {
        const heavier = all.some((other) => other.priority === priority && other.weight > 0);
        if (weight === 0 && heavier) emit(placeIn(subject, `${name} SRV`), { name, target, priority });
      }
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ name, target, priority }) => `${name}: ${target} has weight 0 beside others of priority ${priority}`,
});

export const ownerIsAlias = defineCheck<DnsSubject, { name: string; alias: string }>({
  id: 'dns/srv-owner-is-alias',
  severity: 'warning',
  title: 'The name of the SRV record is an alias (CNAME)',
  why: 'It is allowed, but not all resolvers of the time followed it: for some clients the record is not there. From experience, not documented.',
  fix: 'Make the SRV record at this name itself.',
  cite: [EXPERIENCE],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const name of servicesOf(subject)) {
      // An alias without SRV records at its end is a missing record, whatever it is an alias of.
      const answer = answerTo(subject.view, name, 'SRV');
      for (const record of answer?.status === 'answer' ? answer.records : []) {
        if (record.type === 'CNAME') emit(placeIn(subject, `${name} SRV`), { name, alias: record.target });
      }
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ name, alias }) => `${name} is an alias of ${alias}`,
});

export const srvTcpOnly = defineCheck<DnsSubject, { domain: string; names: readonly string[] }>({
  id: 'dns/srv-tcp-only',
  severity: 'warning',
  title: 'The only SRV records are for TCP',
  why: 'Messenger wants TLS in automatic mode and takes TCP where there is none, without a word: all messages go over the network in the clear, and the server calls the Mac back on other ports.',
  fix: 'Give the server a certificate and publish _sipinternaltls._tcp (inside) or _sip._tls (outside).',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'automatic configuration uses TLS, and TCP if TLS is unavailable',
    },
  ],
  applies: (subject) => isAutomatic(subject) && clientRecords(subject).length > 0,
  judge: (subject, emit) => {
    const found = records(subject).filter(({ record }) => record.target !== '.');
    if (found.some(({ transport }) => transport === 'tls') || found.length === 0) return undefined;
    const unseen = unlessRecordsSeen(subject);
    if (unseen) return unseen;
    const names = [...new Set(found.map(({ record }) => record.name))];
    emit(placeIn(subject, `${names[0]!} SRV`), { domain: subject.domain, names });
    return undefined;
  },
  message: ({ domain, names }) => `${domain} has SRV records for TCP only: ${names.join(', ')}`,
});

export const ttlZero = defineCheck<DnsSubject, { name: string }>({
  id: 'dns/ttl-zero',
  severity: 'info',
  title: 'An SRV record must not be remembered (TTL 0)',
  why: 'Every sign-in asks the servers of the zone anew. With many Macs in the morning that is a load, and a moment without these servers is a moment without sign-in.',
  fix: 'Give it a TTL of five minutes to a day.',
  cite: [EXPERIENCE],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { name } of onePerName(subject, (ttl) => ttl === 0)) emit(placeIn(subject, `${name} SRV`), { name });
    return unlessRecordsSeen(subject);
  },
  message: ({ name }) => `${name} has TTL 0`,
});

export const ttlLong = defineCheck<DnsSubject, { name: string; ttl: number }>({
  id: 'dns/ttl-long',
  severity: 'info',
  title: 'An SRV record is remembered for more than a day',
  why: 'After a change, some Macs go to the old server for as long as that.',
  fix: 'Lower the TTL to an hour some days before the server is moved.',
  cite: [EXPERIENCE],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const { name, ttl } of onePerName(subject, (seconds) => seconds > DAY)) {
      emit(placeIn(subject, `${name} SRV`), { name, ttl });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ name, ttl }) => `${name} has a TTL of ${ttl} s, ${(ttl / DAY).toFixed(1)} days`,
});

function onePerName(subject: DnsSubject, wanted: (ttl: number) => boolean): SrvRecord[] {
  const found = clientRecords(subject).filter(({ ttl }) => wanted(ttl));
  return [...new Map(found.map((record) => [record.name.toLowerCase(), record])).values()];
}
