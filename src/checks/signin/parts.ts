import type { ChainObservation } from '../../core/chain.ts';
import type { Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { Fact } from '../../core/report.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';
import { certificateFacts } from '../certificate/facts.ts';
import { certificateOutcomes } from '../certificate/index.ts';
import { dnsFacts } from '../dns/facts.ts';
import { dnsOutcomes } from '../dns/index.ts';
import { kerberosFacts } from '../kerberos/facts.ts';
import { kerberosOutcomes } from '../kerberos/index.ts';
import { serverFacts } from '../server/facts.ts';
import { serverOutcomes } from '../server/index.ts';
import { sipFacts } from '../sip/facts.ts';
import { sipOutcomes } from '../sip/index.ts';

/** One thing that was looked at, judged room by room. */
export interface Part {
  readonly target: string;
  readonly kind: 'SIP domain' | 'server over TLS' | 'server over TCP' | 'certificate' | 'Kerberos realm';
  readonly server?: ServerObservation;
  /** Of several DNS servers, what the first says: that is the way a Mac goes. */
  readonly first?: readonly Outcome[];
  readonly rooms: {
    readonly dns?: readonly Outcome[];
    readonly server?: readonly Outcome[];
    readonly certificate?: readonly Outcome[];
    readonly sip?: readonly Outcome[];
    readonly kerberos?: readonly Outcome[];
  };
  readonly facts: readonly Fact[];
}

/** Everything that an observation holds, in the order of a sign-in. */
export function partsOf(seen: Observation): Part[] {
  const { subject, servers, chains, domains, kerberos } = seen;
  const ofServers = new Set(servers.map(hostPort));
  return [
    ...(subject === 'dns' || subject === 'signin' ? domains : []).map((domain): Part => ({
      target: domain.domain,
      kind: 'SIP domain',
      first: dnsOutcomes({ ...domain, views: domain.views.slice(0, 1) }, seen),
      rooms: { dns: dnsOutcomes(domain, seen) },
      facts: dnsFacts(domain, seen),
    })),
    ...servers.map((server, i) =>
      servers.findIndex((other) => isSame(server, other)) === i ? serverPart(server, seen) : askedAgain(server, seen),
    ),
    ...chains.filter(({ source }) => !ofServers.has(source)).map((chain) => chainPart(chain, seen)),
    ...(kerberos
      ? [
          {
            target: kerberos.realm,
            kind: 'Kerberos realm',
            rooms: { kerberos: kerberosOutcomes(kerberos, seen) },
            facts: kerberosFacts(kerberos),
          } as const,
        ]
      : []),
  ];
}

function serverPart(server: ServerObservation, seen: Observation): Part {
  const chain =
    server.transport === 'tls' ? seen.chains.find(({ source }) => source === hostPort(server)) : undefined;
  const withSip = seen.subject !== 'cert';
  return {
    target: hostPort(server),
    kind: server.transport === 'tls' ? 'server over TLS' : 'server over TCP',
    server,
    rooms: {
      server: serverOutcomes(server, seen),
      ...(chain ? { certificate: certificateOutcomes(chain, seen) } : {}),
      ...(withSip ? { sip: sipOutcomes(server, seen) } : {}),
    },
    facts: [...serverFacts(server), ...(chain ? certificateFacts(chain) : []), ...(withSip ? sipFacts(server) : [])],
  };
}

function isSame(a: ServerObservation, b: ServerObservation): boolean {
  return hostPort(a) === hostPort(b) && a.transport === b.transport;
}

/** A server that was looked at already, asked about another SIP domain. */
function askedAgain(server: ServerObservation, seen: Observation): Part {
  const { target, kind, rooms } = serverPart(server, seen);
  return {
    target: server.domain === undefined ? target : `${target} (${server.domain})`,
    kind,
    server,
    rooms: rooms.sip ? { sip: rooms.sip } : {},
    facts: sipFacts(server),
  };
}

function chainPart(chain: ChainObservation, seen: Observation): Part {
  return {
    target: chain.source,
    kind: 'certificate',
    rooms: { certificate: certificateOutcomes(chain, seen) },
    facts: certificateFacts(chain),
  };
}
