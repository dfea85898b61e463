import type { KerberosObservation } from '../../core/kerberos.ts';
import { hostPort } from '../../core/server.ts';
import { srvRecords } from '../dns/view.ts';
import type { Harmless } from './status.ts';

/** Errors of single records: where a Mac gets to its server by another one, they stop nobody. */
const OF_RECORDS: ReadonlySet<string> = new Set([
  'dns/address-unusable',
  'dns/srv-target-breaks-strict-naming',
  'dns/srv-target-is-alias',
  'dns/srv-target-is-dot',
  'dns/srv-target-without-address',
]);

export const isOfOneRecord: Harmless = ({ check }) => OF_RECORDS.has(check);

/** Errors of single KDCs. */
const OF_KDCS: ReadonlySet<string> = new Set(['kerberos/clock-skew', 'kerberos/not-a-kdc', 'kerberos/wrong-realm']);

/** A Mac asks the KDC that the DNS prefers, and the next one if it does not answer (RFC 2782): the others may be as they like. */
export function ofOtherKdcs({ realm, views, kdcs }: KerberosObservation): Harmless {
  const [view] = views;
  const answers = new Set(kdcs.filter(({ status }) => status === 'reply').map((kdc) => nameOf(kdc)));
  const records = view
    ? (['udp', 'tcp'] as const).flatMap((transport) => srvRecords(view, `_kerberos._${transport}.${realm}`))
    : [];
  const alive = records.filter(({ target, port }) => answers.has(nameOf({ host: target, port })));
  const least = Math.min(...alive.map(({ priority }) => priority));
  const first = new Set(
    alive.filter(({ priority }) => priority === least).map(({ target, port }) => nameOf({ host: target, port })),
  );
  return ({ check, args }) => {
    if (first.size === 0) return false;
    if (check === 'kerberos/kdc-without-address') return true;
    const { kdc } = args;
    return OF_KDCS.has(check) && typeof kdc === 'string' && !first.has(kdc);
  };
}

function nameOf({ host, port }: { readonly host: string; readonly port: number }): string {
  return hostPort({ host: host.toLowerCase(), port });
}
