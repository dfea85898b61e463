import type { ChainObservation } from '../../core/chain.ts';
import type { Subject, Want } from '../../core/observation.ts';
import type { SipTransport } from '../../core/server.ts';

/** A server that the user named. */
export interface NamedServer {
  readonly host: string;
  readonly port: number;
  readonly transport: SipTransport;
}

/** What to look at: everything from flags, policy and files, before anything is sent. */
export interface CheckRequest {
  readonly subject: Subject;
  readonly target: string;
  readonly want: Want;
  /** SIP domains. */
  readonly domains: readonly string[];
  /** Empty: those of the system. */
  readonly resolvers: readonly string[];
  /** For each step on the network. */
  readonly milliseconds: number;
  /** `cert` and `server`: what to connect to. */
  readonly server?: NamedServer;
  /** `cert` of a file: DER in base64, the server's own first. */
  readonly presented?: readonly string[];
  /** Roots given by flag or policy, and whether those of this system count, too. */
  readonly anchors: ChainObservation['anchors'];
  readonly systemRoots: boolean;
  /** The name that a certificate should hold, if not the host's. */
  readonly name?: string;
}
