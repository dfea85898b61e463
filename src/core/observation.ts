/** Everything that one run of `msgrctl check` saw; what --save writes and --replay reads. */
import type { ChainObservation } from './chain.ts';
import type { DnsView } from './dns.ts';
import type { KerberosObservation } from './kerberos.ts';
import type { ServerObservation, SipTransport } from './server.ts';

export const OBSERVATION_FORMAT = 'msgrctl/observation/v1';

export type Subject = 'dns' | 'cert' | 'server' | 'kerberos' | 'signin';

/** What a client would do and a fleet needs, from flags and policy: checks judge what was seen against it. */
export interface Want {
  /** Automatic configuration asks the DNS; manual has a server. */
  readonly mode: 'automatic' | 'manual';
  /** Manual mode: the server as the policy names it, and the port if it names one. */
  readonly server?: { readonly host: string; readonly port?: number };
  /** What the policy or the user asks for. In automatic mode the client takes TLS first whatever this says. */
  readonly transport: SipTransport;
  /** False where DisableStrictDNSNaming is set. */
  readonly strictNaming: boolean;
  /** The id of a client profile (src/checks/dns/profiles.ts). */
  readonly client: string;
  /** Releases of Mac OS X in the fleet, such as `10.3` or `10.4.11`; rising, at least one. */
  readonly releases: readonly string[];
  /** Whether "Use my network ID and password" is set in the fleet; undefined if not known. */
  readonly kerberos?: boolean;
  readonly realm?: string;
  /** What this user can sign in with; undefined if not known. */
  readonly userHas?: 'kerberos' | 'password';
  /** Judge certificates as one server does another's. */
  readonly mtls: boolean;
  /** FQDNs on the list of internal servers (guide, Trusted connection); undefined if no list was given. */
  readonly trustedServers?: readonly string[];
}

/** The DNS of one SIP domain, one view a resolver. */
export interface DomainObservation {
  readonly domain: string;
  readonly views: readonly DnsView[];
}

export interface Observation {
  readonly format: typeof OBSERVATION_FORMAT;
  readonly subject: Subject;
  /** What the user named: an address, a domain, a file, a host, a realm, a policy. */
  readonly target: string;
  /** When looking began: ISO 8601, UTC, milliseconds, by the local clock. */
  readonly at: string;
  readonly want: Want;
  readonly domains: readonly DomainObservation[];
  readonly servers: readonly ServerObservation[];
  readonly chains: readonly ChainObservation[];
  readonly kerberos?: KerberosObservation;
}
