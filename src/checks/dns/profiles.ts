import type { Citation } from '../../core/finding.ts';
import type { SipTransport } from '../../core/server.ts';

export interface SrvStep {
  /** `_sipinternaltls._tcp`: the name in front of the SIP domain. */
  readonly service: string;
  readonly transport: SipTransport;
}

export interface AddressStep {
  /** `sipinternal`; empty for the SIP domain itself. */
  readonly label: string;
  readonly ports: readonly number[];
}

/**
 * Which names of servers found by SRV a client takes while strict naming is on. `sip-first`: the name starts with `sip` (guide).
 * `sip-domain`: it is `sip.<SIP domain>` and nothing else. `same-domain`: it is in the SIP domain. `none`: any.
 */
export type NamingRule = 'sip-first' | 'sip-domain' | 'same-domain' | 'none';

/** In which order a client looks for its server, as far as somebody wrote it down. */
export interface ClientProfile {
  readonly id: string;
  readonly client: string;
  /** In the order of preference. */
  readonly srv: readonly SrvStep[];
  readonly addresses: readonly AddressStep[];
  /** True where it is documented that this client tries these names without an SRV record. */
  readonly triesNames: boolean;
  readonly naming: NamingRule;
  /** True if it goes on to the next where a connection fails; false if only the first that is published counts. */
  readonly goesOn: boolean;
  /** True where the order is not documented for this client, but taken over from its relatives. */
  readonly inferred: boolean;
  readonly cite: Citation;
}

const INTERNAL_TLS: SrvStep = { service: '_sipinternaltls._tcp', transport: 'tls' };
const INTERNAL_TCP: SrvStep = { service: '_sipinternal._tcp', transport: 'tcp' };
const EXTERNAL_TLS: SrvStep = { service: '_sip._tls', transport: 'tls' };
const EXTERNAL_TCP: SrvStep = { service: '_sip._tcp', transport: 'tcp' };

const names = (ports: readonly number[], ...labels: readonly string[]): AddressStep[] =>
  labels.map((label) => ({ label, ports }));

export const DEFAULT_CLIENT = 'messenger-mac-6';

export const PROFILES: readonly ClientProfile[] = [
  {
    id: DEFAULT_CLIENT,
    client: 'Messenger for Mac 6.0',
    srv: [INTERNAL_TLS, INTERNAL_TCP, EXTERNAL_TLS, EXTERNAL_TCP],
    addresses: names([5061], 'sipinternal', 'sip', 'sipexternal'),
    triesNames: false,
    naming: 'sip-first',
    goesOn: true,
    inferred: true,
    cite: {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'the client asks for the DNS SRV record; in which order, and what it does without one, is not said, so the order is that of Communicator',
    },
  },
  {
    id: 'windows-messenger-5',
    client: 'Windows Messenger 5 (RTC Client API)',
    srv: [INTERNAL_TLS, INTERNAL_TCP, EXTERNAL_TLS, EXTERNAL_TCP],
    addresses: [],
    triesNames: false,
    naming: 'sip-domain',
    goesOn: false,
    inferred: true,
    cite: {
      source: 'microsoft',
      where: 'RTC Client API (ms912432, ms775909)',
      says: 'over TLS the SRV record must lead to exactly sip.<domain>; the order of look-ups is not said there',
    },
  },
  {
    id: 'communicator-2007',
    client: 'Communicator 2007',
    srv: [INTERNAL_TLS, INTERNAL_TCP, EXTERNAL_TLS, EXTERNAL_TCP],
    addresses: names([5061], 'sipinternal', 'sip', 'sipexternal'),
    triesNames: true,
    naming: 'same-domain',
    goesOn: false,
    inferred: true,
    cite: {
      source: 'microsoft',
      where: 'event log of Communicator 2007 (blog.schertz.name, 2007)',
      says: 'without SRV records it tries sipinternal, sip and sipexternal, in this order; that of the records is taken over from the documents on R2',
    },
  },
  {
    id: 'communicator-2007-r2',
    client: 'Communicator 2007 R2',
    srv: [INTERNAL_TLS, INTERNAL_TCP, EXTERNAL_TLS],
    addresses: names([5061], 'sipinternal', 'sip', 'sipexternal'),
    triesNames: true,
    naming: 'same-domain',
    goesOn: false,
    inferred: false,
    cite: {
      source: 'microsoft',
      where: 'OCS 2007 R2, DNS requirements (dd572514)',
      says: 'the records are asked for at the same time and ranked, and only the first that is there is used; its beta put sip before sipinternal',
    },
  },
  {
    id: 'communicator-phone-r2',
    client: 'Communicator Phone Edition 2007 R2',
    srv: [INTERNAL_TLS, EXTERNAL_TLS, INTERNAL_TCP],
    addresses: names([5061, 443], 'sipinternal', 'sip', 'sipexternal'),
    triesNames: true,
    naming: 'same-domain',
    goesOn: false,
    inferred: false,
    cite: {
      source: 'microsoft',
      where: 'OCS 2007 R2, Communicator Phone Edition',
      says: 'the external TLS record comes before the internal TCP one, and each name is tried on 5061 and 443',
    },
  },
  {
    id: 'pidgin-sipe',
    client: 'Pidgin with SIPE',
    srv: [INTERNAL_TLS, INTERNAL_TCP, EXTERNAL_TLS, EXTERNAL_TCP],
    addresses: [...names([5061], 'sipinternal'), ...names([443], 'sipexternal', 'sip'), ...names([5061], '')],
    triesNames: true,
    naming: 'none',
    goesOn: true,
    inferred: false,
    cite: {
      source: 'msgrctl',
      where: 'the source of pidgin-sipe (sip-transport.c)',
      says: 'one record after the other is tried, and the next where a connection fails',
    },
  },
];

/** The profile of that id; the default one for an id that is not known. */
export function profile(id: string): ClientProfile {
  return PROFILES.find((each) => each.id === id) ?? PROFILES[0]!;
}
