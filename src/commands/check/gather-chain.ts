import type { ChainObservation } from '../../core/chain.ts';
import type { NetworkDoor } from '../../core/network.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';
import { namesServer } from '../../checks/server/releases.ts';
import { fromBase64 } from '../../wire/base64.ts';
import { readCertificate, sameName, type Certificate } from '../../wire/x509/index.ts';
import type { CheckRequest } from './request.ts';

type Trust = Pick<CheckRequest, 'anchors' | 'systemRoots'>;

/** A chain with the roots that it could lead to, and who signed what. */
export function chainOf(
  source: string,
  name: string | undefined,
  presented: readonly string[],
  trust: Trust,
  network: NetworkDoor,
): ChainObservation {
  const anchors = [...trust.anchors, ...(trust.systemRoots ? systemAnchors(presented, network) : [])];
  const others: string[] = [];
  const all = [...presented, ...others, ...anchors.map(({ der }) => der)];
  return {
    source,
    ...(name === undefined ? {} : { name }),
    presented,
    others,
    anchors,
    ...network.signatures(all),
  };
}

/** The chains that servers showed, each once. */
export function chainsOf(
  servers: readonly ServerObservation[],
  request: CheckRequest,
  network: NetworkDoor,
): ChainObservation[] {
  const places = servers.map(hostPort);
  return servers.flatMap(({ host, port, hellos }, i) => {
    if (places.indexOf(places[i]!) !== i) return [];
    const showing = hellos.filter((hello) => hello.status === 'server-hello' && hello.certificates.length > 0);
    const theirs = namesServer(request.want.releases)
      ? showing.find(({ kind }) => kind === 'snow-leopard')
      : undefined;
    const shown = theirs ?? showing[0];
    if (shown?.status !== 'server-hello') return [];
    return [chainOf(hostPort({ host, port }), request.name ?? host, shown.certificates, request, network)];
  });
}

/** Of the system's roots those that issued one of the certificates, or are one of them. */
function systemAnchors(presented: readonly string[], network: NetworkDoor): ChainObservation['anchors'] {
  const issuers = presented.flatMap((der) => read(der)?.issuer ?? []);
  return network
    .systemRoots()
    .filter((der) => {
      const root = read(der);
      return root && (presented.includes(der) || issuers.some((issuer) => sameName(issuer, root.subject)));
    })
    .map((der) => ({ from: 'system', der }) as const);
}

/** Undefined for what is no certificate; the checks say so. */
function read(der: string): Certificate | undefined {
  try {
    return readCertificate(fromBase64(der));
  } catch {
    return undefined;
  }
}
