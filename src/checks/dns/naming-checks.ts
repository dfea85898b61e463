import { defineCheck } from '../define.ts';
import { refusal } from './naming.ts';
import { profile } from './profiles.ts';
import { isAutomatic, placeIn, targetsOf, unlessRecordsSeen, type DnsSubject } from './subject.ts';
import { isWithin, sameName } from './view.ts';

type Named = { target: string; by: string; domain: string };

export const breaksStrictNaming = defineCheck<DnsSubject, Named & { reason: string; client: string }>({
  id: 'dns/srv-target-breaks-strict-naming',
  severity: 'error',
  title: 'The client does not take a server of that name',
  why: 'With strict naming, which is the default, Messenger takes a detected server only if its name starts with "sip"; other clients have rules of their own (--client). It stops forged records.',
  fix: 'Name the server sip.<SIP domain>, which all rules take; or set DisableStrictDNSNaming; or configure the Macs manually.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences, DisableStrictDNSNaming',
      says: 'forces the name of a detected server to start with sip',
    },
    {
      source: 'microsoft',
      where: 'KB 830540',
      says: 'switching strict naming off is the way out where names cannot match',
    },
  ],
  applies: (subject) => isAutomatic(subject) && subject.seen.want.strictNaming,
  judge: (subject, emit) => {
    const { domain, seen } = subject;
    for (const { target, by } of targetsOf(subject)) {
      const reason = refusal(target, domain, seen.want);
      const { client } = profile(seen.want.client);
      if (reason !== undefined) emit(placeIn(subject, `${by} SRV`), { target, by, domain, reason, client });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ target, by, reason, client }) => `${by} names ${target}, which ${client} does not take: ${reason}`,
});

export const targetElsewhere = defineCheck<DnsSubject, Named>({
  id: 'dns/srv-target-elsewhere',
  severity: 'warning',
  title: 'The server is not in the SIP domain',
  why: 'Other clients of Live Communications Server take only servers in the domain of the sign-in address, for that is all a user can vouch for. The guide says nothing of it for the Mac.',
  fix: 'Name the server sip.<SIP domain>, give that name an address of its own, and have the certificate name it.',
  cite: [
    {
      source: 'microsoft',
      where: 'Communicator automatic configuration (Doug Lawty, 2007); Skype for Business, DNS requirements',
      says: 'the target must lie in the domain of the SRV record, though the record is valid',
    },
  ],
  applies: isAutomatic,
  judge: (subject, emit) => {
    const { domain, seen } = subject;
    for (const { target, by } of targetsOf(subject)) {
      const refused = seen.want.strictNaming && refusal(target, domain, seen.want) !== undefined;
      if (!refused && !isWithin(target, domain)) emit(placeIn(subject, `${by} SRV`), { target, by, domain });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ target, by, domain }) => `${by} names ${target}, which is not in ${domain}`,
});

export const targetNotSip = defineCheck<DnsSubject, Named>({
  id: 'dns/srv-target-not-sip',
  severity: 'info',
  title: 'The server is not named sip.<SIP domain>',
  why: 'Messenger for Mac takes any name that starts with "sip". Windows Messenger 5 takes over TLS exactly sip.<SIP domain>, so that name serves both.',
  fix: 'Name the server sip.<SIP domain> where other clients use the same record.',
  cite: [
    {
      source: 'microsoft',
      where: 'RTC Client API (ms912432)',
      says: 'for someone@example.com the record must lead to sip.example.com',
    },
  ],
  applies: (subject) => isAutomatic(subject) && subject.seen.want.strictNaming,
  judge: (subject, emit) => {
    const { domain, seen } = subject;
    for (const { target, by } of targetsOf(subject)) {
      const taken = refusal(target, domain, seen.want) === undefined && isWithin(target, domain);
      if (taken && !sameName(target, `sip.${domain}`)) emit(placeIn(subject, `${by} SRV`), { target, by, domain });
    }
    return unlessRecordsSeen(subject);
  },
  message: ({ target, by, domain }) => `${by} names ${target}, not sip.${domain}`,
});
