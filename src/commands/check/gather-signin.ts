import { candidates, type Candidate } from '../../checks/dns/candidates.ts';
import { isReachable } from '../../checks/signin/reach.ts';
import type { KerberosObservation } from '../../core/kerberos.ts';
import type { NetworkDoor } from '../../core/network.ts';
import type { DomainObservation, Observation, Want } from '../../core/observation.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';
import { chainsOf } from './gather-chain.ts';
import { addressesOf, lookUpDomain, lookUpHost } from './gather-dns.ts';
import { lookAtRealm } from './gather-kerberos.ts';
import { lookAtServer, type Looking, type ServerToSee } from './gather-server.ts';
import type { Progress } from './gather.ts';
import type { CheckRequest } from './request.ts';

type Parts = Pick<Observation, 'domains' | 'servers' | 'chains' | 'kerberos'>;

/** The whole way of a sign-in; the KDCs are looked at meanwhile. */
export async function lookForSignIn(request: CheckRequest, network: NetworkDoor, progress: Progress): Promise<Parts> {
  const { want } = request;
  const [{ domains, servers }, kerberos] = await Promise.all([
    want.mode === 'manual' ? manually(request, network, progress) : automatically(request, network, progress),
    realmToSee(want) === undefined ? undefined : lookAtRealm(realmToSee(want)!, request, network),
  ]);
  const chains = chainsOf(servers, request, network);
  return { domains, servers, chains, ...(kerberos ? { kerberos } : ({} as { kerberos?: KerberosObservation })) };
}

/** The realm, if somebody is to sign in with Kerberos. */
function realmToSee({ kerberos, userHas, realm }: Want): string | undefined {
  return kerberos === true || userHas === 'kerberos' ? realm : undefined;
}

async function automatically(
  request: CheckRequest,
  network: NetworkDoor,
  progress: Progress,
): Promise<Pick<Parts, 'domains' | 'servers'>> {
  progress('DNS');
  const found = await Promise.all(
    request.domains.map(async (domain) => {
      const seen = await lookUpDomain(domain, request, network);
      return { seen, servers: await serversOf(seen, request, network, progress) };
    }),
  );
  return { domains: found.map(({ seen }) => seen), servers: distinct(found.flatMap(({ servers }) => servers)) };
}

/** The server that the client would pick; that for TCP too, where TLS cannot be had (guide, Installing on the client). */
async function serversOf(
  seen: DomainObservation,
  request: CheckRequest,
  network: NetworkDoor,
  progress: Progress,
): Promise<ServerObservation[]> {
  const [view] = seen.views;
  if (!view) return [];
  const usable = candidates(seen, view, request.want).filter(
    ({ refused, addresses }) => !refused && addresses.length > 0,
  );
  const first = usable.find(({ picked }) => picked) ?? usable[0];
  if (!first) return [];
  const looking: Looking = { request, network, domain: seen.domain, withSip: true };
  const look = async (candidate: Candidate): Promise<ServerObservation[]> => {
    progress(hostPort(candidate));
    return lookAtServer(toSee(candidate), looking, (host) => lookUpHost(host, request, network));
  };
  const servers = await look(first);
  const overTcp = usable.find(({ transport }) => transport === 'tcp');
  if (first.transport === 'tcp' || !overTcp || isReachable(servers[0]!)) return servers;
  return [...servers, ...(await look(overTcp))];
}

function toSee({ host, port, transport, addresses }: Candidate): ServerToSee {
  return { host, port, transport, addresses, because: 'dns' };
}

async function manually(
  request: CheckRequest,
  network: NetworkDoor,
  progress: Progress,
): Promise<Pick<Parts, 'domains' | 'servers'>> {
  const { want, domains: names } = request;
  const { host, port } = want.server!;
  const [domain = host] = names;
  progress(host);
  const seen = await lookUpHost(host, request, network);
  const { transport } = want;
  const servers = await lookAtServer(
    {
      host,
      port: port ?? (transport === 'tls' ? 5061 : 5060),
      transport,
      addresses: addressesOf(host, seen?.views[0]),
      because: 'asked',
    },
    { request, network, domain, withSip: true },
    (name) => lookUpHost(name, request, network),
  );
  return { domains: seen ? [{ ...seen, domain }] : [], servers };
}

/** Several domains may lead to one server; it is told once. */
function distinct(servers: readonly ServerObservation[]): ServerObservation[] {
  const byPlace = new Map(servers.map((server) => [`${server.host} ${server.port} ${server.transport}`, server]));
  return [...byPlace.values()];
}
