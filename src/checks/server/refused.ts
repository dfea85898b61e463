import type { HelloSeen } from '../../core/server.ts';
import { alertName, HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY, PROTOCOL_VERSION } from '../../wire/tls/alerts.ts';
import { defineCheck } from '../define.ts';
import { answersOutOfTurn } from './out-of-turn.ts';
import { EXPERIENCE, SECURE_TRANSPORT, TLS_ALERTS, TLS_HANDSHAKE } from './sources.ts';
import { isGreeted, refusalOf, type ServerSubject } from './subject.ts';

/** The alert with which a server refuses every ClientHello, today's as well. */
function refusingAlert(subject: ServerSubject): (HelloSeen & { readonly status: 'alert' }) | undefined {
  const seen = refusalOf(subject);
  return seen?.status === 'alert' ? seen : undefined;
}

const isAboutSuites = (description: number): boolean =>
  description === HANDSHAKE_FAILURE || description === INSUFFICIENT_SECURITY;

export const refusesVersion = defineCheck<ServerSubject, { server: string }>({
  id: 'server/refuses-version',
  severity: 'error',
  title: 'The server takes no version of TLS up to 1.2',
  why: 'Messenger speaks TLS 1.0. A server that takes TLS 1.3 only, or SSL 2.0 only, cannot be reached by any Mac of the fleet.',
  fix: 'Switch TLS 1.0 on at the server; on what stands in front of it, if something does.',
  cite: [TLS_ALERTS, SECURE_TRANSPORT],
  applies: isGreeted,
  judge: (subject, emit) => {
    if (refusingAlert(subject)?.description === PROTOCOL_VERSION) emit(subject.where, { server: subject.name });
  },
  message: ({ server }) => `${server} takes neither TLS 1.0 nor TLS 1.2`,
});

export const noSuiteInCommon = defineCheck<ServerSubject, { server: string; alert: string }>({
  id: 'server/no-suite-in-common',
  severity: 'error',
  title: 'The server takes none of the cipher suites that are offered',
  why: 'Neither the suites of old Macs nor those of today are taken. So it is also where a server has no certificate that it can use.',
  fix: 'Look whether the server has a certificate with its private key, and allow RC4, 3DES or AES with RSA.',
  cite: [TLS_ALERTS],
  applies: isGreeted,
  judge: (subject, emit) => {
    const alert = refusingAlert(subject);
    if (alert && isAboutSuites(alert.description)) {
      emit(subject.where, { server: subject.name, alert: alertName(alert.description) });
    }
  },
  message: ({ server, alert }) => `${server} refuses every TLS ClientHello with the alert ${alert}`,
});

export const refusesWithAlert = defineCheck<ServerSubject, { server: string; alert: string }>({
  id: 'server/refuses-with-alert',
  severity: 'error',
  title: 'The server ends the TLS handshake with an alert',
  why: 'The server speaks TLS, and refuses every client; its own log has the reason.',
  fix: 'Look into the log of the server for what it refused.',
  cite: [TLS_ALERTS],
  applies: isGreeted,
  judge: (subject, emit) => {
    const alert = refusingAlert(subject);
    if (!alert || isAboutSuites(alert.description) || alert.description === PROTOCOL_VERSION) return;
    emit(subject.where, { server: subject.name, alert: alertName(alert.description) });
  },
  message: ({ server, alert }) => `${server} refuses every TLS ClientHello with the alert ${alert}`,
});

export const resetInHandshake = defineCheck<ServerSubject, { server: string; reason: string }>({
  id: 'server/reset-in-handshake',
  severity: 'error',
  title: 'The server ends the connection as soon as TLS begins',
  why: 'Servers on Windows do so where they have no certificate for the port, or take nothing that was offered. Something on the way that wants no TLS does it, too. From experience; not documented by Microsoft.',
  fix: 'Look whether the listener has a certificate with its private key, and into the event log of the server for Schannel.',
  cite: [TLS_HANDSHAKE, EXPERIENCE],
  applies: isGreeted,
  judge: (subject, emit) => {
    const seen = refusalOf(subject);
    if (seen?.status === 'reset' || seen?.status === 'closed') {
      emit(subject.where, { server: subject.name, reason: seen.reason });
    }
  },
  message: ({ server, reason }) => `${server} does not begin TLS: ${reason}`,
});

export const handshakeTimeout = defineCheck<ServerSubject, { server: string }>({
  id: 'server/handshake-timeout',
  severity: 'error',
  title: 'The port is open, but TLS gets no answer',
  why: 'Something takes the connection and stays silent: a service that hangs, one that waits for something else, or a load balancer with nothing behind it.',
  fix: 'Look whether the service behind the port runs, and whether the port is the right one.',
  cite: [TLS_HANDSHAKE],
  applies: isGreeted,
  judge: (subject, emit) => {
    const seen = refusalOf(subject);
    if (seen?.status === 'timeout') emit(subject.where, { server: subject.name });
    if (seen?.status === 'refused' || seen?.status === 'unreachable') return { unknown: seen.reason };
  },
  message: ({ server }) => `${server} takes the connection, but does not answer a TLS ClientHello`,
});

export const helloMalformed = defineCheck<ServerSubject, { server: string; reason: string }>({
  id: 'server/hello-malformed',
  severity: 'error',
  title: 'The answer of the server breaks the rules of TLS',
  why: 'No client can go on with such an answer.',
  fix: 'Look at what stands between here and the server: a load balancer, a filter, or a TLS library with a fault.',
  cite: [TLS_HANDSHAKE],
  applies: isGreeted,
  judge: (subject, emit) => {
    const seen = refusalOf(subject);
    const reason =
      seen?.status === 'malformed'
        ? seen.reason
        : seen?.status === 'server-hello'
          ? answersOutOfTurn(seen)
          : undefined;
    if (reason !== undefined) emit(subject.where, { server: subject.name, reason });
  },
  message: ({ server, reason }) => `${server} answers TLS wrongly: ${reason}`,
});
