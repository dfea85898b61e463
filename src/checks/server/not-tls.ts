import { defineCheck } from '../define.ts';
import { GUIDE_TRANSPORT, SIP_PORTS, TLS_HANDSHAKE } from './sources.ts';
import { isGreeted, refusalOf, type ServerSubject } from './subject.ts';

type Args = { server: string; starts: string };

/** What came instead of TLS: its first line, and what that is. */
function insteadOfTls(subject: ServerSubject): { kind: 'sip' | 'http' | 'other'; starts: string } | undefined {
  const seen = refusalOf(subject);
  if (seen?.status !== 'not-tls') return undefined;
  const starts = seen.starts
    .split(/[\r\n]/, 1)[0]!
    .replaceAll(/[^ -~]/g, '.')
    .slice(0, 60);
  if (/^SIP\/2\.0 /i.test(seen.starts)) return { kind: 'sip', starts };
  if (/^(?:HTTP\/\d|<!doctype html|<html)/i.test(seen.starts)) return { kind: 'http', starts };
  return { kind: 'other', starts };
}

export const plainSip = defineCheck<ServerSubject, Args>({
  id: 'server/plain-sip',
  severity: 'error',
  title: 'The port for TLS speaks SIP without TLS',
  why: 'A Mac that begins with TLS cannot understand what comes, and sign-in fails.',
  fix: 'Set the listener of this port to TLS in the Live Communications Server console; or point the clients at the port for TLS, 5061.',
  cite: [SIP_PORTS, GUIDE_TRANSPORT],
  applies: isGreeted,
  judge: (subject, emit) => {
    const seen = insteadOfTls(subject);
    if (seen?.kind === 'sip') emit(subject.where, { server: subject.name, starts: seen.starts });
  },
  message: ({ server, starts }) => `${server} speaks SIP without TLS ("${starts}")`,
});

export const http = defineCheck<ServerSubject, Args>({
  id: 'server/http',
  severity: 'error',
  title: 'A web server or proxy answers on the port for TLS',
  why: 'What listens there is no Live Communications Server, or a proxy stands in front of it.',
  fix: 'Correct the port, or take the proxy out of the way: this sign-in goes through none.',
  cite: [SIP_PORTS, TLS_HANDSHAKE],
  applies: isGreeted,
  judge: (subject, emit) => {
    const seen = insteadOfTls(subject);
    if (seen?.kind === 'http') emit(subject.where, { server: subject.name, starts: seen.starts });
  },
  message: ({ server, starts }) => `${server} speaks HTTP ("${starts}")`,
});

export const notTls = defineCheck<ServerSubject, Args>({
  id: 'server/not-tls',
  severity: 'error',
  title: 'Something else than TLS answers on the port for TLS',
  why: 'What listens there is another service.',
  fix: 'Correct the server or the port: Live Communications Server listens for TLS on 5061 unless told otherwise.',
  cite: [SIP_PORTS, TLS_HANDSHAKE],
  applies: isGreeted,
  judge: (subject, emit) => {
    const seen = insteadOfTls(subject);
    if (seen?.kind === 'other') emit(subject.where, { server: subject.name, starts: seen.starts });
  },
  message: ({ server, starts }) => `${server} does not speak TLS${starts === '' ? '' : ` ("${starts}")`}`,
});
