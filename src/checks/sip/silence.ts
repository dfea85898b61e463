import { hostPort, type SipSeen } from '../../core/server.ts';
import { readResponse, SipError } from '../../wire/sip/index.ts';
import { defineCheck, type Check } from '../define.ts';
import { rfc3261 } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';

type Args = { readonly server: string; readonly reason: string };

const STARTS = 'Sign-in is a SIP REGISTER; without an answer to it nobody gets in.';

/** Unknown where nothing was asked: the one check that says so, for there is nothing to judge for the others. */
export const noReply = defineCheck<SipSubject, Args>({
  id: 'sip/no-reply',
  severity: 'error',
  title: 'The server does not answer SIP in time',
  why: `${STARTS} The connection comes about, so something listens there; that it is silent points to a hung service or a device in between.`,
  fix: 'Look whether the Live Communications Server service runs behind this port, or whether a proxy or firewall took the connection; or give it longer with --timeout.',
  cite: [rfc3261('17.1.2.2', 'a client gives up on a request that is not answered in time')],
  applies: () => true,
  judge: (subject, emit) => {
    const { server } = subject;
    const [first] = server.sip;
    if (first?.status === 'timeout') {
      emit(placeOf(subject), { server: hostPort(server), reason: first.reason });
      return undefined;
    }
    if (!first) {
      const isOpen = server.connects.some(({ status }) => status === 'open');
      return { unknown: `no SIP could be spoken, for no ${isOpen ? 'session' : 'connection'} came about` };
    }
    if (first.status === 'refused' || first.status === 'unreachable') {
      return { unknown: `no SIP could be spoken: ${first.reason}` };
    }
    return undefined;
  },
  message: ({ server, reason }) => `${server} does not answer a REGISTER: ${reason}`,
});

export const closed = defineCheck<SipSubject, Args>({
  id: 'sip/closed',
  severity: 'error',
  title: 'The server closes the connection instead of answering',
  why: `${STARTS} Servers close on what they do not take: other transports than they expect, or clients that are to show a certificate.`,
  fix: 'Look at the listening addresses of the server: port, transport, and whether this is a port for servers (MTLS).',
  cite: [rfc3261('18.4', 'a connection that is closed makes the request fail')],
  applies: ({ server }) => server.sip.length > 0,
  judge: (subject, emit) => {
    const [first] = subject.server.sip;
    if (first?.status !== 'closed' && first?.status !== 'reset') return;
    emit(placeOf(subject), { server: hostPort(subject.server), reason: first.reason });
  },
  message: ({ server, reason }) => `${server} does not answer a REGISTER: ${reason}`,
});

export const malformed = defineCheck<SipSubject, Args>({
  id: 'sip/malformed',
  severity: 'error',
  title: 'What answers is not SIP',
  why: `${STARTS} A server of another kind on the port, or a device that rewrites what passes, is no Live Communications Server.`,
  fix: 'Look what runs on this port, and whether a proxy stands in between.',
  cite: [rfc3261('7', 'says what a response looks like')],
  applies: ({ server }) => server.sip.length > 0,
  judge: (subject, emit) => {
    const [first] = subject.server.sip;
    const reason = first && whatIsWrong(first);
    if (reason !== undefined) emit(placeOf(subject), { server: hostPort(subject.server), reason });
  },
  message: ({ server, reason }) => `${server} does not answer in SIP: ${reason}`,
});

function whatIsWrong(seen: SipSeen): string | undefined {
  if (seen.status === 'malformed') return seen.reason;
  if (seen.status !== 'response') return undefined;
  try {
    readResponse(seen.text);
    return undefined;
  } catch (error) {
    if (error instanceof SipError) return error.message;
    throw error;
  }
}

export const SILENCE_CHECKS: readonly Check<SipSubject>[] = [noReply, closed, malformed];
