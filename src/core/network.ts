import type { ChainObservation } from './chain.ts';
import type { DnsAnswer, DnsQuestion } from './dns.ts';
import type { KdcSeen } from './kerberos.ts';
import type {
  ConnectSeen,
  Endpoint,
  HelloKind,
  HelloSeen,
  ServerObservation,
  SessionSeen,
  SipSeen,
  SipTransport,
} from './server.ts';
import type { Failure } from './failure.ts';

export interface Waiting {
  /** For each step on the network. */
  readonly milliseconds: number;
}

/** What SIP brought over one connection, and the session below it. */
export interface SipTalk {
  readonly session?: SessionSeen | Failure;
  readonly sip: ServerObservation['sip'][number] | undefined;
}

export interface SipRequestOptions {
  readonly method: SipSeen['method'];
  /** The domain to register with: `REGISTER sip:<domain>`. */
  readonly domain: string;
  readonly userAgent: string;
}

/**
 * The network, as msgrctl uses it: one probe a target, no credentials, nothing that changes a server. What goes wrong out
 * there is data; nothing here throws for it.
 */
export interface NetworkDoor {
  /** The resolvers that this system is set up with, as `DnsView.resolver` has them. */
  readonly resolvers: () => readonly string[];
  /** One question: EDNS over UDP, again without EDNS if the server does not understand it, TCP on truncation. */
  readonly ask: (resolver: string, question: DnsQuestion, waiting: Waiting) => Promise<DnsAnswer>;
  readonly connect: (to: Endpoint, waiting: Waiting) => Promise<ConnectSeen>;
  readonly hello: (to: Endpoint, kind: HelloKind, waiting: Waiting) => Promise<HelloSeen>;
  /** One connection, TLS if asked for (legacy first or modern, as `engine` says), one SIP request, one final answer. */
  readonly sip: (
    to: Endpoint,
    transport: SipTransport,
    engine: SessionSeen['engine'],
    request: SipRequestOptions,
    waiting: Waiting,
  ) => Promise<SipTalk>;
  readonly kdc: (to: Endpoint, transport: 'udp' | 'tcp', realm: string, waiting: Waiting) => Promise<KdcSeen>;
  /** Roots that this system trusts, DER in base64. */
  readonly systemRoots: () => readonly string[];
  /** Verifies the signatures among certificates (DER in base64) whose names fit. */
  readonly signatures: (ders: readonly string[]) => Pick<ChainObservation, 'signatures' | 'failed'>;
  /** By the local clock: ISO 8601, UTC, milliseconds. */
  readonly now: () => string;
}
