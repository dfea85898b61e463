import { addressQuestions, domainQuestions, targetQuestions } from '../../checks/dns/questions.ts';
import type { DnsAnswer, DnsQuestion, DnsView } from '../../core/dns.ts';
import type { NetworkDoor } from '../../core/network.ts';
import type { DomainObservation } from '../../core/observation.ts';
import type { CheckRequest } from './request.ts';

type Asking = Pick<CheckRequest, 'resolvers' | 'milliseconds'>;

/**
 * Everything that a client could ask of a SIP domain: all at once, then the addresses of what was named. With manual
 * configuration the address of the named server as well.
 */
export async function lookUpDomain(
  domain: string,
  asking: Asking & Pick<CheckRequest, 'want'>,
  network: NetworkDoor,
): Promise<DomainObservation> {
  const usual = domainQuestions(domain);
  const questions = [
    ...usual,
    ...namedQuestions(asking.want).filter((one) => !usual.some((other) => same(one, other))),
  ];
  return { domain, views: await viewsOf(questions, targetQuestions, asking, network) };
}

function namedQuestions({ mode, server }: CheckRequest['want']): DnsQuestion[] {
  return mode === 'manual' && server && !isAddress(server.host) ? addressQuestions(server.host) : [];
}

function same(one: DnsQuestion, other: DnsQuestion): boolean {
  return one.type === other.type && one.name.toLowerCase() === other.name.toLowerCase();
}

/** The addresses of one host; undefined if it is an address itself. */
export async function lookUpHost(
  host: string,
  asking: Asking,
  network: NetworkDoor,
): Promise<DomainObservation | undefined> {
  if (isAddress(host)) return undefined;
  return { domain: host, views: await viewsOf(addressQuestions(host), () => [], asking, network) };
}

/** One view a resolver; `more` says what to ask next, given what was answered. */
export async function viewsOf(
  first: readonly DnsQuestion[],
  more: (answers: readonly DnsAnswer[]) => readonly DnsQuestion[],
  { resolvers, milliseconds }: Asking,
  network: NetworkDoor,
): Promise<DnsView[]> {
  return Promise.all(
    resolvers.map(async (resolver) => {
      const ask = (questions: readonly DnsQuestion[]): Promise<DnsAnswer[]> =>
        Promise.all(questions.map((question) => network.ask(resolver, question, { milliseconds })));
      const answers = await ask(first);
      return { resolver, answers: [...answers, ...(await ask(more(answers)))] };
    }),
  );
}

/** The IPv4 addresses of a host as a view has them, in its order; the IPv6 ones if there is no other. */
export function addressesOf(host: string, view: DnsView | undefined): string[] {
  if (isAddress(host)) return [host];
  const found = (type: 'A' | 'AAAA'): string[] =>
    (view?.answers ?? [])
      .filter(({ question }) => question.type === type && question.name.toLowerCase() === host.toLowerCase())
      .flatMap(({ records }) => records.flatMap((record) => (record.type === type ? [record.address] : [])));
  const v4 = found('A');
  return v4.length > 0 ? v4 : found('AAAA');
}

export function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
}
