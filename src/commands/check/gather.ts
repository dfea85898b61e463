import type { Host } from '../../core/host.ts';
import { OBSERVATION_FORMAT, type Observation } from '../../core/observation.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';
import { chainOf, chainsOf } from './gather-chain.ts';
import { addressesOf, lookUpDomain, lookUpHost } from './gather-dns.ts';
import { lookAtRealm } from './gather-kerberos.ts';
import { lookAtServer } from './gather-server.ts';
import { lookForSignIn } from './gather-signin.ts';
import type { CheckRequest } from './request.ts';

/** Tells what is being looked at. */
export type Progress = (what: string) => void;

/** Looks at everything that a request asks for; what does not depend on each other at the same time. */
export async function gather(
  request: CheckRequest,
  { network }: Pick<Host, 'network'>,
  progress: Progress = () => {},
): Promise<Observation> {
  const at = network.now();
  const resolvers = request.resolvers.length > 0 ? request.resolvers : await firstResolver(request, network);
  const parts = await partsOf({ ...request, resolvers }, network, progress);
  return {
    format: OBSERVATION_FORMAT,
    subject: request.subject,
    target: request.target,
    at,
    want: request.want,
    domains: [],
    servers: [],
    chains: [],
    ...parts,
  };
}

/** As a system does it: the first of its DNS servers that answers, whatever it answers. */
async function firstResolver(
  { domains, want, server, milliseconds }: CheckRequest,
  network: Host['network'],
): Promise<string[]> {
  const all = network.resolvers();
  const name = domains[0] ?? want.realm ?? server?.host;
  // Nothing is looked up for a file.
  if (name === undefined) return all.slice(0, 1);
  for (const resolver of all.slice(0, -1)) {
    const { status } = await network.ask(
      resolver,
      { name, type: 'SOA' },
      { milliseconds: Math.min(milliseconds, 2000) },
    );
    if (status !== 'timeout' && status !== 'unreachable' && status !== 'refused' && status !== 'malformed')
      return [resolver];
  }
  return all.slice(-1);
}

type Parts = Partial<Pick<Observation, 'domains' | 'servers' | 'chains' | 'kerberos'>>;

async function partsOf(request: CheckRequest, network: Host['network'], progress: Progress): Promise<Parts> {
  switch (request.subject) {
    case 'dns':
      progress('DNS');
      return { domains: await Promise.all(request.domains.map((domain) => lookUpDomain(domain, request, network))) };
    case 'cert':
      return request.presented
        ? { chains: [chainOf(request.target, request.name, request.presented, request, network)] }
        : lookAtNamed(request, network, progress);
    case 'server':
      return lookAtNamed(request, network, progress);
    case 'kerberos':
      progress('KDCs');
      return { kerberos: await lookAtRealm(request.want.realm ?? request.target, request, network) };
    case 'signin':
      return lookForSignIn(request, network, progress);
  }
}

/** The server that the user named, whatever the DNS says of its domain. */
async function lookAtNamed(request: CheckRequest, network: Host['network'], progress: Progress): Promise<Parts> {
  const named = request.server!;
  const domain = await lookUpHost(named.host, request, network);
  progress(hostPort(named));
  const servers: ServerObservation[] = await lookAtServer(
    { ...named, addresses: addressesOf(named.host, domain?.views[0]), because: 'asked' },
    { request, network, domain: request.domains[0] ?? named.host, withSip: request.subject !== 'cert' },
    (host) => lookUpHost(host, request, network),
  );
  return { domains: domain ? [domain] : [], servers, chains: chainsOf(servers, request, network) };
}
