import { kdcQuestions, realmQuestions } from '../../checks/kerberos/questions.ts';
import type { DnsView } from '../../core/dns.ts';
import type { KdcSeen, KerberosObservation } from '../../core/kerberos.ts';
import type { NetworkDoor } from '../../core/network.ts';
import type { Endpoint } from '../../core/server.ts';
import { addressesOf, viewsOf } from './gather-dns.ts';
import type { CheckRequest } from './request.ts';

/** The KDCs that the DNS names for a realm, each asked for its time by UDP and TCP. */
export async function lookAtRealm(
  realm: string,
  request: Pick<CheckRequest, 'resolvers' | 'milliseconds'>,
  network: NetworkDoor,
): Promise<KerberosObservation> {
  const views = await viewsOf(realmQuestions(realm), kdcQuestions, request, network);
  const asked = await Promise.all(
    kdcsOf(views[0]).map(([to, transport]): Promise<KdcSeen> => network.kdc(to, transport, realm, request)),
  );
  return { realm, views, kdcs: asked };
}

/** Every KDC once for each transport, at its first address. */
function kdcsOf(view: DnsView | undefined): (readonly [Endpoint, 'udp' | 'tcp'])[] {
  const found = new Map<string, readonly [Endpoint, 'udp' | 'tcp']>();
  for (const { question, records } of view?.answers ?? []) {
    if (question.type !== 'SRV') continue;
    for (const record of records) {
      if (record.type !== 'SRV' || record.target === '.') continue;
      const [address] = addressesOf(record.target, view);
      if (address === undefined) continue;
      for (const transport of ['udp', 'tcp'] as const) {
        const to = { host: record.target, address, port: record.port };
        found.set(`${record.target.toLowerCase()} ${record.port} ${transport}`, [to, transport]);
      }
    }
  }
  return [...found.values()];
}
