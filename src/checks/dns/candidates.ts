import type { DnsView } from '../../core/dns.ts';
import type { DomainObservation, Want } from '../../core/observation.ts';
import type { SipTransport } from '../../core/server.ts';
import { refusal } from './naming.ts';
import { profile } from './profiles.ts';
import { WILDCARD_LABEL } from './questions.ts';
import { addresses, reachable, srvRecords } from './view.ts';

/** A server that a client may try. */
export interface Candidate {
  readonly via: 'srv' | 'address';
  /** The record that names it: `_sip._tls.contoso.com`, or the host itself. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly transport: SipTransport;
  /** Those that can be connected to. */
  readonly addresses: readonly string[];
  /** True for the one that the client takes first. */
  readonly picked: boolean;
  /** Why the client does not take it. */
  readonly refused?: string;
}

/**
 * The servers of a SIP domain in the order in which a client takes them. A client that only looks at the first record that is
 * published has no more than the servers of that one.
 */
export function candidates({ domain }: Pick<DomainObservation, 'domain'>, view: DnsView, want: Want): Candidate[] {
  const { srv, addresses: fallbacks, goesOn } = profile(want.client);
  const bySrv = srv.map(({ service, transport }) => fromSrv(`${service}.${domain}`, transport, domain, view, want));
  const published = bySrv.filter((some) => some.length > 0);
  // A record that names "." says that there is no server: no other name is tried (RFC 2782).
  const isOff = published.length > 0 && published.flat().every(({ host }) => host === '.');
  const byAddress = isOff ? [] : fallbacks.flatMap(({ label, ports }) => fromAddress(label, ports, domain, view));
  const all = published.length === 0 || goesOn ? [...published.flat(), ...byAddress] : published[0]!;
  const first = all.find(({ refused, addresses: some }) => refused === undefined && some.length > 0);
  return distinct(all).map((each) => ({ ...each, picked: each === first }));
}

type Unpicked = Omit<Candidate, 'picked'>;

function fromSrv(name: string, transport: SipTransport, domain: string, view: DnsView, want: Want): Unpicked[] {
  return srvRecords(view, name).map(({ target, port }) => {
    const refused = target === '.' ? 'the record says that there is no such service' : refusal(target, domain, want);
    return {
      via: 'srv',
      name,
      host: target,
      port,
      transport,
      addresses: reachable(view, target),
      ...(refused === undefined ? {} : { refused }),
    };
  });
}

function fromAddress(label: string, ports: readonly number[], domain: string, view: DnsView): Unpicked[] {
  const name = label === '' ? domain : `${label}.${domain}`;
  const found = reachable(view, name);
  if (found.length === 0) return [];
  const anyName = addresses(view, `${WILDCARD_LABEL}.${domain}`, 'A');
  const refused = found.every((address) => anyName.includes(address))
    ? 'every name in the domain leads there'
    : undefined;
  return ports.map((port) => ({
    via: 'address',
    name,
    host: name,
    port,
    transport: 'tls',
    addresses: found,
    ...(refused === undefined ? {} : { refused }),
  }));
}

/** The same server by the same way counts once, at its first place. */
function distinct<Each extends Unpicked>(some: readonly Each[]): Each[] {
  const seen = new Set<string>();
  return some.filter(({ host, port, transport }) => {
    const key = `${host.toLowerCase()} ${port} ${transport}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
