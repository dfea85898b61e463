import { suiteName } from '../../wire/tls/suites.ts';
import { defineCheck } from '../define.ts';
import { EXPERIENCE, TLS_HANDSHAKE } from './sources.ts';
import { isAccepted, isGreeted, type ServerSubject } from './subject.ts';

/** What our own TLS 1.0 can carry a session with. */
const OUR_SUITES: readonly number[] = [0x0004, 0x0005, 0x000a, 0x002f, 0x0035];

const asksForCertificate = ({ server }: ServerSubject): boolean =>
  server.hellos.some((hello) => hello.status === 'server-hello' && hello.certificateRequest);

export const sessionFailed = defineCheck<ServerSubject, { server: string; reason: string }>({
  id: 'server/session-failed',
  severity: 'error',
  title: 'TLS begins, but the handshake does not come to its end',
  why: 'The server chose version and suite and showed its certificate, and then it failed. From experience, its private key often does not belong to the certificate, or cannot be read.',
  fix: 'Look into the event log of the server for Schannel, and install the certificate again with its private key.',
  cite: [TLS_HANDSHAKE, EXPERIENCE],
  // A server that asks for a certificate may well give up when it gets none: server/certificate-requested.
  applies: (subject) => isGreeted(subject) && subject.server.session !== undefined && !asksForCertificate(subject),
  judge: ({ server: { hellos, session }, where, name }, emit) => {
    if (!session || 'engine' in session) return undefined;
    const old = hellos.filter(({ kind }) => kind === 'panther' || kind === 'tiger-aes').find(isAccepted);
    if (!old) {
      // Neither engine came through with what newer clients are offered, and that is not what a Mac of 2006 meets.
      return hellos.some(isAccepted) ? { unknown: `no session came about: ${session.reason}` } : undefined;
    }
    if (!OUR_SUITES.includes(old.suite)) return { unknown: `msgrctl has no session with ${suiteName(old.suite)}` };
    if (old.version !== '3.1') return { unknown: 'msgrctl has no session with SSL 3.0' };
    emit(where, { server: name, reason: session.reason });
    return undefined;
  },
  message: ({ server, reason }) => `the TLS handshake with ${server} fails: ${reason}`,
});

export const certificateRequested = defineCheck<ServerSubject, { server: string }>({
  id: 'server/certificate-requested',
  severity: 'warning',
  title: 'The server asks its clients for a certificate',
  why: 'Servers do so among each other. Messenger has no certificate to show, so this may well be a listener for servers, which lets no Mac in. From experience; not documented by Microsoft.',
  fix: 'Let the Macs use a listener for TLS without mutual authentication.',
  cite: [
    {
      source: 'guide',
      where: 'Certificates',
      says: 'one server shows the other its certificate on an MTLS connection; clients are not among them',
    },
    EXPERIENCE,
  ],
  applies: (subject) => isGreeted(subject) && !subject.want.mtls,
  judge: (subject, emit) => {
    if (asksForCertificate(subject)) emit(subject.where, { server: subject.name });
  },
  message: ({ server }) => `${server} asks for a certificate of the client, as listeners for other servers do`,
});
