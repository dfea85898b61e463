import { hostPort } from '../../core/server.ts';
import type { DnsAnswer, DnsView } from '../../core/dns.ts';
import type { DomainObservation, Observation } from '../../core/observation.ts';
import type { Fact } from '../../core/report.ts';
import { candidates, type Candidate } from './candidates.ts';

/** What each DNS server says, and what a client would make of the first. */
export function dnsFacts(domain: DomainObservation, { want }: Observation): Fact[] {
  const several = domain.views.length > 1;
  return domain.views.flatMap((view): Fact[] => [
    ...(several ? [{ name: 'DNS server', value: view.resolver }] : []),
    ...published(view),
    ...(want.mode === 'automatic' ? candidates(domain, view, want).map(choice) : []),
  ]);
}

/** The answers to all SRV questions, and those about addresses that brought one. */
export function published({ answers }: DnsView): Fact[] {
  return answers
    .filter(({ question, status }) => question.type === 'SRV' || (question.type === 'A' && status === 'answer'))
    .map(({ question, ...answer }) => ({ name: question.name, value: `${question.type} ${answerText(answer)}` }));
}

const WORDS: { readonly [status in Exclude<DnsAnswer['status'], 'answer'>]: string } = {
  'no-data': 'none (the name has other records)',
  nxdomain: 'none (there is no such name)',
  servfail: 'the DNS server failed',
  refused: 'the DNS server refused',
  'other-code': 'the DNS server gave an error',
  timeout: 'no answer in time',
  unreachable: 'the DNS server cannot be reached',
  malformed: 'the answer cannot be read',
};

function answerText({ status, records, reason }: Omit<DnsAnswer, 'question'>): string {
  if (status !== 'answer') {
    const said = WORDS[status];
    return reason === undefined || reason === said ? said : `${said}: ${reason}`;
  }
  return records
    .map((record) => {
      const ttl = `TTL ${record.ttl}`;
      switch (record.type) {
        case 'SRV':
          return `${record.target}:${record.port} (priority ${record.priority}, weight ${record.weight}, ${ttl})`;
        case 'A':
        case 'AAAA':
          return `${record.address} (${ttl})`;
        case 'CNAME':
          return `alias of ${record.target}`;
        case 'SOA':
          return 'its own zone';
      }
    })
    .join(', ');
}

function choice({ name, host, port, transport, picked, refused }: Candidate): Fact {
  const what = `${hostPort({ host, port })} by ${transport.toUpperCase()} (${name})`;
  return {
    name: picked ? 'a Mac picks' : refused === undefined ? 'then' : 'refused',
    value: refused === undefined ? what : `${what}: ${refused}`,
  };
}
