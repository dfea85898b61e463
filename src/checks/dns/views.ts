import type { Citation } from '../../core/finding.ts';
import type { DnsView } from '../../core/dns.ts';
import type { DomainObservation, Observation } from '../../core/observation.ts';
import { defineCheck, type CouldNotLook } from '../define.ts';
import { profile } from './profiles.ts';
import { addresses, answerTo, isSettled, srvRecords } from './view.ts';

/** One SIP domain as several DNS servers have it. */
export interface ViewsSubject {
  readonly domain: DomainObservation;
  readonly seen: Observation;
}

const SPLIT: Citation = {
  source: 'microsoft',
  where: 'Skype for Business, DNS requirements (split-brain DNS)',
  says: 'inside and outside hold different records of one domain, and each has to hold all that its clients ask for',
};

/** What a view makes of a name, as one text to compare; undefined if it did not answer. */
function reading(view: DnsView, name: string): string | undefined {
  if (!isSettled(answerTo(view, name, 'SRV'))) return undefined;
  return srvRecords(view, name)
    .map(({ priority, weight, target, port }) => `${target.toLowerCase()}:${port} (${priority}/${weight})`)
    .join(', ');
}

function names({ domain: { domain }, seen }: ViewsSubject): string[] {
  return profile(seen.want.client).srv.map(({ service }) => `${service}.${domain}`);
}

/** What the comparison cannot tell where a server did not answer. */
function unlessAnswered(subject: ViewsSubject): CouldNotLook | undefined {
  const silent = subject.domain.views.find((view) =>
    names(subject).some((name) => reading(view, name) === undefined),
  );
  return silent && { unknown: `${silent.resolver} did not answer for all of the SRV records` };
}

export const viewsDiffer = defineCheck<
  ViewsSubject,
  { name: string; readings: { readonly [resolver: string]: string } }
>({
  id: 'dns/views-differ',
  severity: 'warning',
  title: 'DNS servers disagree on a record',
  why: 'A Mac that comes in from outside, or asks the other server, goes to another server. That may be meant (inside and outside); where it is not, sign-in depends on the network.',
  fix: 'Look whether both servers hold the zone that they should; if the difference is meant, suppress this.',
  cite: [SPLIT],
  applies: ({ domain, seen }) => seen.want.mode === 'automatic' && domain.views.length > 1,
  judge: (subject, emit) => {
    const { domain, seen } = subject;
    for (const name of names(subject)) {
      const told = domain.views.flatMap((view) => {
        const text = reading(view, name);
        return text === undefined || text === '' ? [] : [[view.resolver, text] as const];
      });
      if (new Set(told.map(([, text]) => text)).size > 1) {
        emit({ file: seen.target, entity: `${name} SRV` }, { name, readings: Object.fromEntries(told) });
      }
    }
    for (const { host, told } of hostReadings(subject)) {
      if (new Set(told.map(([, text]) => text)).size > 1) {
        emit({ file: seen.target, entity: `${host} A` }, { name: host, readings: Object.fromEntries(told) });
      }
    }
    return unlessAnswered(subject);
  },
  message: ({ name, readings }) =>
    `${name} is ${Object.entries(readings)
      .map(([resolver, text]) => `${text} at ${resolver}`)
      .join(', and ')}`,
});

export const onlyInSomeViews = defineCheck<
  ViewsSubject,
  { name: string; with: readonly string[]; without: readonly string[] }
>({
  id: 'dns/only-in-some-views',
  severity: 'info',
  title: 'Only some of the DNS servers have a record',
  why: 'Inside and outside usually hold different names: _sipinternaltls inside, _sip._tls outside. Where all Macs should find the server by the same name, one server lacks it.',
  fix: 'Make the record there as well, if Macs ask that server.',
  cite: [SPLIT],
  applies: ({ domain, seen }) => seen.want.mode === 'automatic' && domain.views.length > 1,
  judge: (subject, emit) => {
    const { domain, seen } = subject;
    for (const name of names(subject)) {
      const told = domain.views.map((view) => [view.resolver, reading(view, name)] as const);
      const having = told.flatMap(([resolver, text]) => (text ? [resolver] : []));
      const lacking = told.flatMap(([resolver, text]) => (text === '' ? [resolver] : []));
      if (having.length > 0 && lacking.length > 0) {
        emit({ file: seen.target, entity: `${name} SRV` }, { name, with: having, without: lacking });
      }
    }
    return unlessAnswered(subject);
  },
  message: (args) => `${args.name} is known to ${args.with.join(', ')} and not to ${args.without.join(', ')}`,
});

/** The addresses of servers that records name, where several views were asked for them. */
function hostReadings({ domain, seen }: ViewsSubject): { host: string; told: (readonly [string, string])[] }[] {
  const hosts = new Set(
    domain.views.flatMap((view) =>
      profile(seen.want.client).srv.flatMap(({ service }) =>
        srvRecords(view, `${service}.${domain.domain}`).map(({ target }) => target.toLowerCase()),
      ),
    ),
  );
  return [...hosts].map((host) => ({
    host,
    told: domain.views.flatMap((view) => {
      const found = addresses(view, host, 'A').toSorted();
      return found.length === 0 ? [] : [[view.resolver, found.join(', ')] as const];
    }),
  }));
}
