import type { KdcSeen } from '../../core/kerberos.ts';
import { CODE } from '../../wire/kerberos/index.ts';
import { defineCheck } from '../define.ts';
import { isTooFar, skewText } from '../sip/clock.ts';
import { kdcReply, type KdcReply } from './reply.ts';
import { EXPERIENCE, GUIDE_NO_FALLBACK, RFC_TRANSPORT } from './sources.ts';
import { kdcsOf, placeOf, type Kdc, type KerberosSubject, type Transport } from './subject.ts';

const anyKdc = ({ kerberos }: KerberosSubject): boolean => kerberos.kdcs.length > 0;

/** What came back, and could be read or not. */
function replies({ seen }: Pick<Kdc, 'seen'>): (KdcReply & { readonly by: KdcSeen })[] {
  return seen.flatMap((by) => (by.status === 'reply' ? [{ ...kdcReply(by), by }] : []));
}

/** True if something answered, though it be no KDC; `malformed` is an answer, too. */
function hasAnswered(kdc: Kdc): boolean {
  return kdc.seen.some(({ status }) => status === 'reply' || status === 'malformed');
}

function reasons({ seen }: Kdc): string {
  const all = seen.flatMap((one) =>
    one.status === 'reply' ? [] : [`${one.transport.toUpperCase()}: ${one.reason}`],
  );
  return all.join('; ');
}

export const kdcSilent = defineCheck<KerberosSubject, { kdc: string; reasons: string }>({
  id: 'kerberos/kdc-silent',
  severity: 'error',
  title: 'No KDC of the realm answers',
  why: 'Without a KDC there is no ticket, and Messenger does not try NTLM after Kerberos. With NTLM it is the server that talks to the domain controller; with Kerberos the Mac has to reach it by itself.',
  fix: 'Let the Macs reach port 88 of the domain controllers by UDP and TCP, and look whether the KDC service runs; or clear "Use my network ID and password".',
  cite: [RFC_TRANSPORT, GUIDE_NO_FALLBACK],
  applies: () => true,
  judge: (subject, emit) => {
    const kdcs = kdcsOf(subject);
    if (kdcs.length === 0) return { unknown: 'no KDC is known' };
    if (kdcs.some(hasAnswered)) return undefined;
    for (const kdc of kdcs) emit(placeOf(subject, kdc.name), { kdc: kdc.name, reasons: reasons(kdc) });
    return undefined;
  },
  message: ({ kdc, reasons: why }) => `${kdc} does not answer (${why})`,
});

export const someKdcsSilent = defineCheck<KerberosSubject, { kdc: string; reasons: string }>({
  id: 'kerberos/some-kdcs-silent',
  severity: 'warning',
  title: 'A KDC of the realm does not answer, others do',
  why: 'Clients take KDCs by the order and weight of their records: each time it is the turn of this one, log-on takes long or fails.',
  fix: 'Look at this domain controller, and at the way to its port 88; take its records out of the DNS if it is gone.',
  cite: [
    RFC_TRANSPORT,
    { source: 'rfc', where: '2782', says: 'clients choose among targets by priority and weight' },
  ],
  applies: anyKdc,
  judge: (subject, emit) => {
    const kdcs = kdcsOf(subject);
    if (!kdcs.some(hasAnswered)) return;
    for (const kdc of kdcs.filter((one) => !hasAnswered(one))) {
      emit(placeOf(subject, kdc.name), { kdc: kdc.name, reasons: reasons(kdc) });
    }
  },
  message: ({ kdc, reasons: why }) => `${kdc} does not answer (${why})`,
});

function oneBlocked(
  transport: Transport,
  why: string,
): ReturnType<typeof defineCheck<KerberosSubject, { kdc: string; reason: string }>> {
  const upper = transport.toUpperCase();
  const other = transport === 'udp' ? 'TCP' : 'UDP';
  return defineCheck<KerberosSubject, { kdc: string; reason: string }>({
    id: `kerberos/${transport}-blocked`,
    severity: 'warning',
    title: `A KDC answers by ${other}, and not by ${upper}`,
    why,
    fix: `Let ${upper} port 88 through between the Macs and the domain controllers, both ways.`,
    cite: [RFC_TRANSPORT, EXPERIENCE],
    applies: anyKdc,
    judge: (subject, emit) => {
      for (const kdc of kdcsOf(subject)) {
        if (!replies(kdc).some(({ message, by }) => message && by.transport !== transport)) continue;
        for (const one of kdc.seen) {
          if (one.transport !== transport || one.status === 'reply' || one.status === 'malformed') continue;
          emit(placeOf(subject, `${kdc.name} ${upper}`), { kdc: kdc.name, reason: one.reason });
        }
      }
    },
    message: ({ kdc, reason }) => `${kdc} answers by ${other}, and not by ${upper}: ${reason}`,
  });
}

export const udpBlocked = oneBlocked(
  'udp',
  'Kerberos of Mac OS X 10.3 and 10.4 asks by UDP first. From experience, not documented: it waits long before it takes TCP, if it does.',
);

export const tcpBlocked = oneBlocked(
  'tcp',
  'Tickets of Active Directory hold the groups of a user and often are too long for UDP; the KDC then asks for TCP. From experience: users in few groups get in, those in many do not.',
);

export const notAKdc = defineCheck<KerberosSubject, { kdc: string; transport: string; reason: string }>({
  id: 'kerberos/not-a-kdc',
  severity: 'error',
  title: 'What answers on the port is no KDC',
  why: 'Something else runs there, or the record leads to the wrong machine or port: no ticket comes from it.',
  fix: 'Look what runs on this port, and at the SRV records of the realm.',
  cite: [{ source: 'rfc', where: '4120, section 5.9.1', says: 'a KDC that refuses answers with a KRB-ERROR' }],
  applies: anyKdc,
  judge: (subject, emit) => {
    for (const kdc of kdcsOf(subject)) {
      const odd = [
        ...replies(kdc).flatMap(({ message, said, by }) => (message ? [] : [{ by, reason: said }])),
        ...kdc.seen.flatMap((by) => (by.status === 'malformed' ? [{ by, reason: by.reason }] : [])),
      ];
      const [first] = odd;
      if (!first) continue;
      emit(placeOf(subject, kdc.name), { kdc: kdc.name, transport: first.by.transport, reason: first.reason });
    }
  },
  message: ({ kdc, transport, reason }) => `${kdc} answers by ${transport.toUpperCase()}, but is no KDC: ${reason}`,
});

export const wrongRealm = defineCheck<KerberosSubject, { kdc: string; realm: string; other: string }>({
  id: 'kerberos/wrong-realm',
  severity: 'error',
  title: 'The KDC serves another realm',
  why: 'It is reached and answers, but gives no tickets for this realm: Kerberos fails, and Messenger does not try NTLM after it.',
  fix: 'Look at the spelling of the realm (the name of the Active Directory domain, in capitals), and at its SRV records.',
  cite: [{ source: 'rfc', where: '4120, section 7.5.9', says: 'error 68: the realm is not the one of this KDC' }],
  // Then the KDC may mean the capitals; that has a check of its own.
  applies: (subject) => anyKdc(subject) && subject.kerberos.realm === subject.kerberos.realm.toUpperCase(),
  judge: (subject, emit) => {
    const { realm } = subject.kerberos;
    for (const kdc of kdcsOf(subject)) {
      const refusal = replies(kdc).flatMap(({ message }) =>
        message?.type === 'error' && message.code === CODE.wrongRealm ? [message] : [],
      )[0];
      if (refusal) {
        emit(placeOf(subject, kdc.name), { kdc: kdc.name, realm, other: refusal.clientRealm ?? refusal.realm });
      }
    }
  },
  message: ({ kdc, realm, other }) =>
    `${kdc} says that ${realm} is not its realm${other === realm || other === '' ? '' : `, but names ${other}`}`,
});

export const serviceUnavailable = defineCheck<KerberosSubject, { kdc: string }>({
  id: 'kerberos/kdc-unavailable',
  severity: 'warning',
  title: 'A KDC answers that it cannot serve at the moment',
  why: 'It runs, but something that it needs does not: its database, or another domain controller.',
  fix: 'Look into the event log of the domain controller.',
  cite: [{ source: 'rfc', where: '4120, section 7.5.9', says: 'error 29: a service is not available' }],
  applies: anyKdc,
  judge: (subject, emit) => {
    for (const kdc of kdcsOf(subject)) {
      const codes = replies(kdc).map(({ message }) => (message?.type === 'error' ? message.code : undefined));
      if (codes.includes(CODE.serviceUnavailable)) emit(placeOf(subject, kdc.name), { kdc: kdc.name });
    }
  },
  message: ({ kdc }) => `${kdc} answers that a service it needs is not available`,
});

export const clockSkew = defineCheck<KerberosSubject, { kdc: string; seconds: number }>({
  id: 'kerberos/clock-skew',
  severity: 'error',
  title: 'The clock of the KDC is more than five minutes off',
  why: 'Kerberos refuses clients whose clocks differ by more than five minutes, and Messenger does not try NTLM after it. The KDC is compared with the clock of the machine that msgrctl runs on.',
  fix: 'Let domain controllers, Macs and this machine take their time from the same time server, and look at the time zones.',
  cite: [
    { source: 'rfc', where: '4120, section 5.9.1', says: 'a KRB-ERROR holds the time of the KDC' },
    {
      source: 'apple',
      where: 'Kerberos preferences (edu.mit.Kerberos), Mac OS X 10.4',
      says: 'clockskew is 5 minutes',
    },
    GUIDE_NO_FALLBACK,
  ],
  applies: (subject) => kdcsOf(subject).some((kdc) => replies(kdc).some(({ skew }) => skew !== undefined)),
  judge: (subject, emit) => {
    for (const kdc of kdcsOf(subject)) {
      const [clock] = replies(kdc).flatMap(({ skew }) => skew ?? []);
      if (!clock || !isTooFar(clock)) continue;
      emit(placeOf(subject, kdc.name), { kdc: kdc.name, seconds: Math.round(clock.seconds) });
    }
  },
  message: ({ kdc, seconds }) => `the clock of ${kdc} is ${skewText(seconds)} of this machine's`,
});
