import { candidates, type Candidate } from '../../checks/dns/candidates.ts';
import { isReachable } from '../../checks/signin/reach.ts';
import type { KerberosObservation } from '../../core/kerberos.ts';
import type { NetworkDoor } from '../../core/network.ts';
import type { DomainObservation, Observation, Want } from '../../core/observation.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';
import { chainsOf } from './gather-chain.ts';
import { addressesOf, lookUpDomain, lookUpHost } from './gather-dns.ts';
import { lookAtRealm } from './gather-kerberos.ts';
import { askAgain, lookAtServer, type Looking, type ServerToSee } from './gather-server.ts';
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
  const known = new Map<string, Promise<ServerObservation[]>>();
  const found = await Promise.all(
    request.domains.map(async (domain) => {
      const seen = await lookUpDomain(domain, request, network);
      return { seen, servers: await serversOf(seen, request, network, progress, known) };
    }),
  );
  return { domains: found.map(({ seen }) => seen), servers: found.flatMap(({ servers }) => servers) };
}

/** A client gives up at some time; and nobody waits for more servers that do not answer. */
const MOST_TRIED = 4;

/**
 * The server that the client would pick, and the next ones as long as one cannot be reached: others of the same record (RFC
 * 2782), and that for TCP where TLS cannot be had (guide, Installing on the client).
 *
 * @param known servers that were looked at for another domain; one probe a server is enough
 */
async function serversOf(
  seen: DomainObservation,
  request: CheckRequest,
  network: NetworkDoor,
  progress: Progress,
  known: Map<string, Promise<ServerObservation[]>>,
): Promise<ServerObservation[]> {
  const [view] = seen.views;
  if (!view) return [];
  const looking: Looking = { request, network, domain: seen.domain, withSip: true };
  const found: ServerObservation[] = [];
  for (const candidate of toTry(candidates(seen, view, request.want))) {
    const place = `${hostPort(candidate).toLowerCase()} ${candidate.transport}`;
    const before = known.get(place);
    progress(hostPort(candidate));
    const look =
      before?.then((servers) => Promise.all(servers.map((server) => askAgain(server, looking)))) ??
      lookAtServer(toSee(candidate), looking, (host) => lookUpHost(host, request, network));
    if (!before) known.set(place, look);
    const servers = await look;
    found.push(...servers);
    if (isReachable(servers[0]!)) break;
  }
  return found;
}

/** Servers of the record that counts, by order; then the first over TCP. */
function toTry(all: readonly Candidate[]): Candidate[] {
  const usable = all.filter(({ refused, addresses }) => refused === undefined && addresses.length > 0);
  const overTcp = usable.find(({ transport }) => transport === 'tcp');
  const first = usable.slice(0, MOST_TRIED);
  return overTcp && !first.includes(overTcp) ? [...first, overTcp] : first;
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
  const [domain = host, ...others] = names;
  progress(host);
  const seen = await lookUpHost(host, request, network);
  const { transport } = want;
  const looking: Looking = { request, network, domain, withSip: true };
  const servers = await lookAtServer(
    {
      host,
      port: port ?? (transport === 'tls' ? 5061 : 5060),
      transport,
      addresses: addressesOf(host, seen?.views[0]),
      because: 'asked',
    },
    looking,
    (name) => lookUpHost(name, request, network),
  );
  // Each SIP domain has to be listed on the server.
  for (const other of others) {
    const again = { ...looking, domain: other };
    servers.push(
      ...(await Promise.all(servers.filter((one) => one.domain === domain).map((one) => askAgain(one, again)))),
    );
  }
  return { domains: seen ? [{ ...seen, domain }] : [], servers };
}
