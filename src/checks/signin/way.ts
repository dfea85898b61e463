import type { Finding, Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { ServerObservation } from '../../core/server.ts';
import { redirectsOf } from '../../wire/sip/index.ts';
import type { Part } from './parts.ts';
import { isReachable } from './reach.ts';

/** The parts of an observation that a Mac meets, in its order. */
export interface Way {
  readonly domains: readonly Part[];
  /** For each SIP domain the one that a Mac ends up with, and the one that it is sent on to. */
  readonly servers: readonly Part[];
  /** The first of them. */
  readonly server: Part | undefined;
  /** The one that asks for credentials in the end: where a redirect leads, or the first. */
  readonly home: Part | undefined;
  /** The TLS server that a Mac could not use, where it falls back to TCP. */
  readonly insteadOf: Part | undefined;
  readonly kerberos: Part | undefined;
}

const reached = (some: readonly Part[]): boolean => some.some(({ server }) => isReachable(server!));

/** TLS first; TCP where no TLS server lets a Mac in (guide, Installing on the client). */
export function wayOf(parts: readonly Part[], seen: Observation): Way {
  const all = parts.filter(({ server }) => server !== undefined);
  const ways = domainsOf(seen).map((domain) =>
    wayInDomain(
      all.filter(({ server }) => domain === undefined || server!.domain === undefined || server!.domain === domain),
      seen,
    ),
  );
  const [first] = ways.filter(({ server }) => server !== undefined);
  return {
    domains: parts.filter(({ kind }) => kind === 'SIP domain'),
    servers: distinct(ways.flatMap(({ server, home }) => [server, home])),
    server: first?.server,
    home: first?.home,
    insteadOf: first?.insteadOf,
    kerberos: parts.find(({ kind }) => kind === 'Kerberos realm'),
  };
}

/** The SIP domains that servers were asked about; one that is not known if none says which. */
function domainsOf({ servers }: Observation): (string | undefined)[] {
  const found = [...new Set(servers.map(({ domain }) => domain))];
  return found.length > 0 ? found : [undefined];
}

/** The first server that lets a Mac in, as it was looked for; where none does, the first. */
function wayInDomain(all: readonly Part[], seen: Observation): Pick<Way, 'server' | 'home' | 'insteadOf'> {
  const first = all.filter(({ server }) => server!.because !== 'redirect');
  const over = (transport: 'tls' | 'tcp'): Part[] => first.filter(({ server }) => server!.transport === transport);
  const fallsBack = seen.want.mode === 'automatic' && !reached(over('tls')) && reached(over('tcp'));
  const chosen = taken(over('tls').length === 0 || fallsBack ? over('tcp') : over('tls'));
  const home = chosen && ended(all.filter(({ server }) => server!.because === 'redirect'));
  return { server: chosen, home: home ?? chosen, insteadOf: fallsBack ? over('tls')[0] : undefined };
}

/** Where redirects end: the first server that sends nobody on. */
function ended(some: readonly Part[]): Part | undefined {
  return taken(some.filter(({ server }) => !sendsOn(server!))) ?? some[0];
}

function sendsOn({ sip, transport }: ServerObservation): boolean {
  return sip.some((seen) => seen.status === 'response' && redirectsOf(seen.text, transport).length > 0);
}

function taken(some: readonly Part[]): Part | undefined {
  return some.find(({ server }) => isReachable(server!)) ?? some[0];
}

function distinct(some: readonly (Part | undefined)[]): Part[] {
  return [...new Set(some.filter((part) => part !== undefined))];
}

/** Everything that some outcomes found. */
export function findingsIn(outcomes: readonly Outcome[]): Finding[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'fail' ? outcome.findings : []));
}

/** What one room said of all of them. */
export function outcomesIn(parts: readonly Part[], room: keyof Part['rooms']): Outcome[] {
  return parts.flatMap(({ rooms }) => rooms[room] ?? []);
}
