import type { DnsStatus } from '../../core/dns.ts';
import type { Citation } from '../../core/finding.ts';
import { defineCheck, type Check } from '../define.ts';
import { placeIn, type DnsSubject } from './subject.ts';

type Failed = { resolver: string; names: readonly string[]; reason: string };

interface Kind {
  readonly id: string;
  readonly status: DnsStatus;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly cite: Citation;
  readonly what: (args: Failed) => string;
}

const NO_ANSWER = 'Without an answer nobody knows whether the record is there: a Mac behaves as if it were not.';
const RFC_1035: Citation = {
  source: 'rfc',
  where: '1035, section 4.1.1',
  says: 'a server that cannot or will not answer says so by its response code',
};

const KINDS: readonly Kind[] = [
  {
    id: 'dns/server-failure',
    status: 'servfail',
    title: 'The DNS server fails on a question',
    why: `${NO_ANSWER} Usual causes: a zone that does not load, a forwarder that is down, DNSSEC that does not validate.`,
    fix: 'Look into the log of the DNS server, and ask the servers of the zone itself with --server.',
    cite: RFC_1035,
    what: ({ resolver, names }) => `${resolver} fails (SERVFAIL) on ${several(names)}`,
  },
  {
    id: 'dns/refused',
    status: 'refused',
    title: 'The DNS server refuses a question',
    why: `${NO_ANSWER} The server does not serve this network, or not this zone.`,
    fix: 'Let the server answer the network of the Macs, or give the Macs another server.',
    cite: RFC_1035,
    what: ({ resolver, names }) => `${resolver} refuses ${several(names)}`,
  },
  {
    id: 'dns/timeout',
    status: 'timeout',
    title: 'The DNS server does not answer in time',
    why: NO_ANSWER,
    fix: 'Look whether the server runs and UDP port 53 is let through both ways; or give it longer with --timeout.',
    cite: RFC_1035,
    what: ({ resolver, names }) => `${resolver} does not answer for ${several(names)}`,
  },
  {
    id: 'dns/unreachable',
    status: 'unreachable',
    title: 'The DNS server cannot be reached',
    why: NO_ANSWER,
    fix: 'Look at the address, and whether a DNS server runs there.',
    cite: RFC_1035,
    what: ({ resolver, reason }) => `${resolver} cannot be reached: ${reason}`,
  },
  {
    id: 'dns/error-code',
    status: 'other-code',
    title: 'The DNS server answers with an error',
    why: NO_ANSWER,
    fix: 'Look into the log of the DNS server.',
    cite: RFC_1035,
    what: ({ resolver, names, reason }) => `${resolver} answers ${reason} for ${several(names)}`,
  },
  {
    id: 'dns/malformed-answer',
    status: 'malformed',
    title: 'An answer of the DNS server cannot be read',
    why: `${NO_ANSWER} Something on the way may change DNS packets, or what answers is no DNS server.`,
    fix: 'Ask another server with --server, and look at the packets.',
    cite: { source: 'rfc', where: '1035, section 4', says: 'gives the form of messages' },
    what: ({ resolver, names, reason }) => `the answer of ${resolver} for ${several(names)} is damaged: ${reason}`,
  },
];

/** Every way in which a question got no answer is a finding of its own: they have different causes. */
export const FAILURE_CHECKS: readonly Check<DnsSubject>[] = KINDS.map(({ status, what, cite, ...info }) =>
  defineCheck<DnsSubject, Failed>({
    ...info,
    severity: 'error',
    cite: [cite],
    applies: () => true,
    judge: (subject, emit) => {
      const { resolver, answers } = subject.view;
      const failed = answers.filter((answer) => answer.status === status);
      const [first] = failed;
      if (!first) return;
      const names = failed.map(({ question: { name, type } }) => `${name} ${type}`);
      emit(placeIn(subject, names[0]!), { resolver, names, reason: first.reason ?? '' });
    },
    message: what,
  }),
);

export const tcpBlocked = defineCheck<DnsSubject, { resolver: string; name: string; reason: string }>({
  id: 'dns/tcp-blocked',
  severity: 'warning',
  title: 'An answer is too long for UDP, and the DNS server takes no TCP',
  why: 'A cut answer is to be asked for again over TCP. Where that is blocked, a client sees some of the records or none, and which ones changes.',
  fix: 'Let TCP port 53 through, or shorten the answer.',
  cite: [{ source: 'rfc', where: '7766, section 5', says: 'DNS servers and resolvers must support TCP' }],
  applies: ({ view }) => view.answers.some(({ truncated }) => truncated),
  judge: (subject, emit) => {
    for (const { question, truncated, transport, reason } of subject.view.answers) {
      if (!truncated || transport === 'tcp') continue;
      const name = `${question.name} ${question.type}`;
      emit(placeIn(subject, name), { resolver: subject.view.resolver, name, reason: reason ?? '' });
    }
  },
  message: ({ resolver, name, reason }) => `the answer of ${resolver} for ${name} is cut off, and ${reason}`,
});

function several(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names[0]!} and ${names.length - 1} more`;
}
