import { hostPort } from '../../core/server.ts';
import type { Citation } from '../../core/finding.ts';
import type { Severity } from '../../core/severity.ts';
import { valueOf } from '../../wire/sip/index.ts';
import { defineCheck, type Check } from '../define.ts';
import { decisive, isChallenge } from './answers.ts';
import { addedBy, lineOf } from './said.ts';
import { MS_DIAGNOSTICS, rfc3261 } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';
import { isVersionFilter } from './version.ts';

type Args = { server: string; method: string; answer: string; added: string | null };

interface Kind {
  readonly id: string;
  readonly severity?: Severity;
  readonly statuses: (status: number) => boolean;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly cite: readonly Citation[];
}

const any =
  (...statuses: readonly number[]) =>
  (status: number): boolean =>
    statuses.includes(status);
const NAMED = any(400, 403, 404, 405, 408, 480, 501, 503, 504);

/** Final answers to a request without credentials, where a challenge should have come. */
const KINDS: readonly Kind[] = [
  {
    id: 'sip/bad-request',
    statuses: any(400),
    title: 'The server finds the request malformed',
    why: 'A Live Communications Server says so where the transport that a request names is not the one it came by, or where a device in between has rewritten it.',
    fix: 'Look whether a proxy or firewall with SIP inspection stands in between, and whether the transport is the one of this port.',
    cite: [
      rfc3261('21.4.1', 'the request could not be understood'),
      {
        source: 'microsoft',
        where: '[MS-SIPRE], rules for Contact',
        says: 'the server answers 400 where the transport differs from the real one',
      },
    ],
  },
  {
    id: 'sip/forbidden',
    statuses: any(403),
    title: 'The server forbids the registration before it asks for credentials',
    why: 'It understood and will not do it: users from this network may not be let in, or not on this server.',
    fix: 'Look into the log of the server for the reason: remote access, network, or a filter on clients.',
    cite: [rfc3261('21.4.4', 'the server understood and refuses; authorization will not help'), MS_DIAGNOSTICS],
  },
  {
    id: 'sip/not-found',
    statuses: any(404),
    title: 'The server does not know the SIP domain, or no user of it',
    why: 'A domain has to be listed on the Live Communications Server, or nobody of it can sign in.',
    fix: 'List the SIP domain in the global properties of the Live Communications Server, or look whether this is the right server.',
    cite: [
      rfc3261('21.4.5', 'the user does not exist there, or the domain is none that the server handles'),
      MS_DIAGNOSTICS,
    ],
  },
  {
    id: 'sip/register-not-taken',
    statuses: any(405, 501),
    title: 'The server takes no registrations',
    why: 'Sign-in is a REGISTER. This speaks SIP, but is no registrar: a gateway or a telephone system, for example.',
    fix: 'Look what runs on this port, and lead the DNS or the policy to the Live Communications Server.',
    cite: [rfc3261('21.4.6 and 21.5.2', 'the method is not allowed here, or not known at all')],
  },
  {
    id: 'sip/gateway-timeout',
    statuses: any(408, 504),
    title: 'The server could not reach the one behind it in time',
    why: 'This server passes sign-ins on to another (home server, pool, proxy), and got no answer from there.',
    fix: 'Look at the way from this server to the next: its name in the DNS, its port, its certificate.',
    cite: [
      rfc3261('21.4.9 and 21.5.5', 'no answer of another server came in time'),
      {
        source: 'microsoft',
        where: 'Office Communications Server 2007 Resource Kit, REGISTER',
        says: '504: the home pool or the next server cannot be reached',
      },
    ],
  },
  {
    id: 'sip/unavailable',
    statuses: any(480, 503),
    title: 'The server is not available at the moment',
    why: 'It is overloaded, starting or in maintenance. Users read that the service is temporarily unavailable.',
    fix: 'Try again in some minutes; if it stays, look at the services and the load of the server.',
    cite: [rfc3261('21.4.18 and 21.5.4', 'the service is temporarily not there; Retry-After may say until when')],
  },
  {
    id: 'sip/server-error',
    statuses: (status) => status >= 500 && status < 600 && !NAMED(status),
    title: 'The server fails on the request',
    why: 'Something inside the server is broken; no client can mend that.',
    fix: 'Look into the event log of the server; its database is a usual cause.',
    cite: [rfc3261('21.5', 'the server itself has failed')],
  },
  {
    id: 'sip/unexpected-status',
    severity: 'warning',
    statuses: (status) => !isUsual(status) && !NAMED(status),
    title: 'The server answers with something that no sign-in should meet',
    why: 'To a request without credentials a challenge should come. What Messenger makes of this answer is not documented.',
    fix: 'Look into the log of the server, and whether this is a Live Communications Server at all.',
    cite: [rfc3261('21', 'says what each status means'), MS_DIAGNOSTICS],
  },
];

/** Judged elsewhere, or just above. */
function isUsual(status: number): boolean {
  return (status >= 200 && status < 402) || status === 407 || (status >= 500 && status < 600);
}

export const REFUSAL_CHECKS: readonly Check<SipSubject>[] = KINDS.map(({ statuses, severity = 'error', ...info }) =>
  defineCheck<SipSubject, Args>({
    ...info,
    severity,
    applies: ({ server }) => decisive(server) !== undefined,
    judge: (subject, emit) => {
      const { server } = subject;
      const { seen, response } = decisive(server)!;
      if (isChallenge(response) || !statuses(response.status) || isVersionFilter(server)) return;
      const retry = valueOf(response, 'retry-after')?.match(/^\d+/)?.[0];
      const added = addedBy(response) ?? (retry === undefined ? null : `try again in ${retry} seconds`);
      emit(placeOf(subject), { server: hostPort(server), method: seen.method, answer: lineOf(response), added });
    },
    message: ({ server, method, answer, added }) =>
      `${server} answers ${method} with ${answer}${added === null ? '' : ` (${added})`}`,
  }),
);
