import type { DnsAnswer, DnsStatus } from '../../core/dns.ts';
import type { Citation } from '../../core/finding.ts';
import { defineCheck, type Check } from '../define.ts';
import { EXPERIENCE, placeIn, servicesOf, targetsOf, type DnsSubject } from './subject.ts';
import { isCut, isSettled, sameName, srvRecords } from './view.ts';

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
    what: ({ resolver, names, reason }) =>
      `${resolver} refuses ${several(names)}${reason === '' ? '' : `: ${reason}`}`,
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
      const failed = subject.view.answers.filter(
        (answer) => answer.status === status && !isCut(answer) && isDecisive(answer, subject),
      );
      const [first] = failed;
      if (!first) return;
      const names = failed.map(nameOf);
      emit(placeIn(subject, names[0]!), { resolver: subject.view.resolver, names, reason: first.reason ?? '' });
    },
    message: what,
  }),
);

export const unansweredAside = defineCheck<DnsSubject, { resolver: string; names: readonly string[] }>({
  id: 'dns/unanswered-aside',
  severity: 'info',
  title: 'Questions that do not decide a sign-in got no answer',
  why: 'The server was found without them. But a client that asks them, for IPv6 addresses or for later records, waits for the answer.',
  fix: 'Look into the log of the DNS server, and at what stands between: some devices drop questions of a type that they do not know.',
  cite: [EXPERIENCE],
  applies: () => true,
  judge: (subject, emit) => {
    const failed = subject.view.answers.filter((answer) => !isSettled(answer));
    // Where one of those that decide is missing, that is what is wrong.
    if (failed.length === 0 || failed.some((answer) => isDecisive(answer, subject))) return;
    const names = failed.map(nameOf);
    emit(placeIn(subject, names[0]!), { resolver: subject.view.resolver, names });
  },
  message: ({ resolver, names }) => `${resolver} does not answer for ${several(names)}, which nothing hangs on`,
});

function nameOf({ question: { name, type } }: DnsAnswer): string {
  return `${name} ${type}`;
}

/**
 * True for what a client has to know: the SRV records up to the first that is published, and the address of what they name; by
 * hand, the address of the named server. No source has a Mac of 2006 ask for more.
 */
function isDecisive({ question: { name, type } }: DnsAnswer, subject: DnsSubject): boolean {
  const { want } = subject.seen;
  if (want.mode === 'manual') return type === 'A' && sameName(name, want.server?.host ?? '');
  const services = servicesOf(subject);
  const first = services.findIndex((service) => srvRecords(subject.view, service).length > 0);
  const asked = first < 0 ? services : services.slice(0, first + 1);
  if (type === 'SRV') return asked.some((service) => sameName(service, name));
  return (
    type === 'A' &&
    targetsOf(subject).some(
      ({ target, by }) => sameName(target, name) && asked.some((service) => sameName(service, by)),
    )
  );
}

export const tcpBlocked = defineCheck<DnsSubject, { resolver: string; name: string; reason: string }>({
  id: 'dns/tcp-blocked',
  severity: 'warning',
  title: 'An answer is too long for UDP, and the DNS server takes no TCP',
  why: 'A cut answer is to be asked for again over TCP. Where that is blocked, a client sees some of the records or none, and which ones changes.',
  fix: 'Let TCP port 53 through, or shorten the answer.',
  cite: [{ source: 'rfc', where: '7766, section 5', says: 'DNS servers and resolvers must support TCP' }],
  applies: ({ view }) => view.answers.some(({ truncated }) => truncated),
  judge: (subject, emit) => {
    for (const answer of subject.view.answers) {
      if (!isCut(answer)) continue;
      const { question, reason } = answer;
      const name = `${question.name} ${question.type}`;
      emit(placeIn(subject, name), { resolver: subject.view.resolver, name, reason: reason ?? '' });
    }
  },
  message: ({ resolver, name, reason }) => `the answer of ${resolver} for ${name} is cut off, and ${reason}`,
});

function several(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names[0]!} and ${names.length - 1} more`;
}
