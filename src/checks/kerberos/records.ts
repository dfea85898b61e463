import { addresses, answerTo, isSettled } from '../dns/view.ts';
import { defineCheck } from '../define.ts';
import { APPLE_DNS, EXPERIENCE, GUIDE_NO_FALLBACK, RFC_SRV } from './sources.ts';
import {
  answerFor,
  placeOf,
  recordsFor,
  serviceName,
  unsettled,
  type KerberosSubject,
  type Transport,
} from './subject.ts';

export const realmNotUpperCase = defineCheck<KerberosSubject, { realm: string }>({
  id: 'kerberos/realm-not-upper-case',
  severity: 'warning',
  title: 'The realm is not written in capitals',
  why: 'Kerberos tells realms apart by case, and the realm of an Active Directory domain is its name in capitals. The DNS does not tell them apart, so the KDC is found, and then may refuse.',
  fix: 'Write the realm in capitals, in the policy and on the Macs.',
  cite: [
    { source: 'rfc', where: '4120, section 6.1', says: 'realms are compared with regard to case' },
    { source: 'microsoft', where: 'Active Directory', says: 'the realm is the DNS name of the domain in capitals' },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    const { realm } = subject.kerberos;
    if (realm !== realm.toUpperCase()) emit(placeOf(subject), { realm });
  },
  message: ({ realm }) => `the realm "${realm}" is not in capitals`,
  advice: ({ realm }) => `Write it as ${realm.toUpperCase()}, in the policy and on the Macs.`,
});

export const srvMissing = defineCheck<KerberosSubject, { realm: string; names: readonly string[] }>({
  id: 'kerberos/srv-missing',
  severity: 'error',
  title: 'The DNS names no KDC of the realm',
  why: 'A Mac finds its KDC by these records, unless one is listed in its file edu.mit.Kerberos. Without a KDC there is no ticket, and Messenger does not try NTLM after Kerberos.',
  fix: 'Let the Macs ask the DNS servers of Active Directory, which publish the records, or publish them; or list the KDC on each Mac.',
  cite: [RFC_SRV, APPLE_DNS, GUIDE_NO_FALLBACK],
  applies: () => true,
  judge: (subject, emit) => {
    const { views, realm } = subject.kerberos;
    const reasons: string[] = [];
    for (const view of views) {
      const names = (['udp', 'tcp'] as const).map((transport) => serviceName(subject, transport));
      if ((['udp', 'tcp'] as const).some((transport) => recordsFor(subject, view, transport).length > 0)) continue;
      const reason = unsettled(subject, view);
      if (reason === undefined) emit(placeOf(subject, names[0], view), { realm, names });
      else reasons.push(reason);
    }
    if (views.length === 0) return { unknown: 'no DNS server was asked' };
    return reasons[0] === undefined ? undefined : { unknown: reasons[0] };
  },
  message: ({ realm, names }) => `there is no KDC of ${realm} in the DNS: neither ${names.join(' nor ')} exists`,
});

const OTHER = { udp: 'tcp', tcp: 'udp' } as const;

function oneMissing(
  transport: Transport,
  why: string,
): ReturnType<typeof defineCheck<KerberosSubject, { name: string }>> {
  const upper = transport.toUpperCase();
  return defineCheck<KerberosSubject, { name: string }>({
    id: `kerberos/srv-${transport}-missing`,
    severity: 'warning',
    title: `The DNS names KDCs for ${OTHER[transport].toUpperCase()} alone`,
    why,
    fix: `Publish the record for ${upper} as well; a domain controller does so by itself (Netlogon).`,
    cite: [RFC_SRV, EXPERIENCE],
    applies: () => true,
    judge: (subject, emit) => {
      for (const view of subject.kerberos.views) {
        const other = recordsFor(subject, view, OTHER[transport]);
        if (other.length === 0 || recordsFor(subject, view, transport).length > 0) continue;
        if (unsettled(subject, view) === undefined) {
          const name = serviceName(subject, transport);
          emit(placeOf(subject, name, view), { name });
        } else {
          const answer = answerFor(subject, view, transport);
          return {
            unknown: `${serviceName(subject, transport)} could not be looked up: ${answer?.status ?? 'not asked'}`,
          };
        }
      }
      return undefined;
    },
    message: ({ name }) => `there is no ${name}`,
  });
}

export const srvUdpMissing = oneMissing(
  'udp',
  'Kerberos of Mac OS X 10.3 and 10.4 asks by UDP first. From experience: without the record it may find no KDC.',
);

export const srvTcpMissing = oneMissing(
  'tcp',
  'Tickets of Active Directory often are too long for UDP; the KDC then asks for TCP. From experience: without the record the client may not find it there.',
);

export const kdcWithoutAddress = defineCheck<KerberosSubject, { target: string; by: string }>({
  id: 'kerberos/kdc-without-address',
  severity: 'error',
  title: 'A KDC that the DNS names has no address',
  why: 'Each try with this KDC fails, and costs time; if it is the only one, there is no ticket at all.',
  fix: 'Publish an A record for the domain controller, or take its SRV records out if it is gone.',
  cite: [{ source: 'rfc', where: '2782', says: 'the target of an SRV record has at least one address' }, RFC_SRV],
  applies: ({ kerberos }) => kerberos.views.some(({ answers }) => answers.some(({ status }) => status === 'answer')),
  judge: (subject, emit) => {
    let unknown: string | undefined;
    for (const view of subject.kerberos.views) {
      const records = (['udp', 'tcp'] as const).flatMap((transport) => recordsFor(subject, view, transport));
      const targets = new Map(records.map((record) => [record.target.toLowerCase(), record]));
      for (const { target, name } of targets.values()) {
        if (isAddress(target) || (['A', 'AAAA'] as const).some((type) => addresses(view, target, type).length > 0))
          continue;
        const answers = (['A', 'AAAA'] as const).map((type) => answerTo(view, target, type));
        if (answers.every(isSettled)) emit(placeOf(subject, target, view), { target, by: name });
        else unknown = `the addresses of ${target} could not be looked up`;
      }
    }
    return unknown === undefined ? undefined : { unknown };
  },
  message: ({ target, by }) => `${target}, named by ${by}, has no address`,
});

/** An SRV record should not name one; where it does, it needs no look-up. */
function isAddress(target: string): boolean {
  return /^\d+(?:\.\d+){3}$/.test(target);
}
