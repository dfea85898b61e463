/** What was seen of a server on its way to a sign-in: plain JSON, judged by src/checks/server and src/checks/sip. */
import type { Failure } from './failure.ts';

export type SipTransport = 'tls' | 'tcp';

/** `sip.contoso.com:5061`, `192.0.2.10:5061`, `[2001:db8::10]:5061`. */
export function hostPort({ host, port }: { readonly host: string; readonly port: number }): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** One address of a server, and the port to connect to. */
export interface Endpoint {
  /** The name that the client would use, or an IP address; for SIP and certificates, never looked up again. */
  readonly host: string;
  /** IPv4 or IPv6. */
  readonly address: string;
  readonly port: number;
}

/** Whether a TCP connection came about. */
export type ConnectSeen = ({ readonly status: 'open' } | Failure) & {
  readonly address: string;
  readonly milliseconds: number;
};

/**
 * Whose ClientHello it was, by generation of Secure Transport. `panther`: 10.3 to 10.4.7, TLS 1.0 with RC4, 3DES, DES and
 * export suites, no extensions. `tiger-aes`: 10.4.8 to 10.5, the same with AES in front. `snow-leopard`: 10.6 to 10.8, with
 * ECDHE and SNI. `today`: TLS 1.2 with what current systems offer; it tells why the others failed.
 */
export type HelloKind = 'panther' | 'tiger-aes' | 'snow-leopard' | 'today';

/**
 * What answered a raw ClientHello. Then the connection was closed with an alert (user_canceled); nothing was signed or
 * decrypted.
 */
export type HelloSeen = { readonly kind: HelloKind; readonly address: string; readonly milliseconds: number } & (
  | {
      readonly status: 'server-hello';
      /** `3.1` is TLS 1.0, as in the bytes. */
      readonly version: string;
      /** The suite chosen, 16 bits (IANA TLS parameters). */
      readonly suite: number;
      /** DER in base64, in the order sent; empty if none came (TLS 1.3 encrypts them). */
      readonly certificates: readonly string[];
      /** What was saved has them no more: a copy for support. */
      readonly certificatesLeftOut?: true | undefined;
      /** True if the server asks for a certificate of the client. */
      readonly certificateRequest: boolean;
      /** The first four bytes of the server's random: Unix seconds in old stacks, chance in newer ones. */
      readonly gmtUnixTime: number;
    }
  | {
      readonly status: 'alert';
      /** 1 warning, 2 fatal. */
      readonly level: number;
      /** RFC 5246, section 7.2: 40 handshake_failure, 70 protocol_version. */
      readonly description: number;
    }
  | {
      /** Something that is no TLS record. */
      readonly status: 'not-tls';
      /** At most 200 bytes of it, as Latin-1. */
      readonly starts: string;
    }
  | Failure
);

/** A TLS session that was carried to the end of its handshake, and carried data. */
export interface SessionSeen {
  /** `legacy`: our own TLS 1.0 with RC4, 3DES or AES; `modern`: that of Node. */
  readonly engine: 'legacy' | 'modern';
  readonly version: string;
  readonly suite: number;
  /** True if the server asked for a certificate of the client (none was given). */
  readonly certificateRequest: boolean;
}

/** A SIP request without credentials, and what came back. */
export type SipSeen = {
  readonly method: 'REGISTER' | 'OPTIONS';
  readonly userAgent: string;
  /** When the request was sent and when the answer had come: ISO 8601, UTC, milliseconds, by the local clock. */
  readonly sentAt: string;
  readonly milliseconds: number;
} & (
  | {
      readonly status: 'response';
      /** The message as it came, head and body (at most 64 KiB), UTF-8. */
      readonly text: string;
    }
  | Failure
);

/** One transport of one server, as far as it let itself be looked at. */
export interface ServerObservation {
  readonly host: string;
  readonly port: number;
  readonly transport: SipTransport;
  /** Why it was looked at: named by hand, found in the DNS, or named by another server. */
  readonly because: 'asked' | 'dns' | 'redirect';
  /** The SIP domain that it was asked about; of files from before this was kept, undefined. */
  readonly domain?: string;
  /** Every address, sorted as the DNS gave them; empty if there is none. */
  readonly connects: readonly ConnectSeen[];
  /** With TLS only: raw hellos to the first open address, in the order in which they were tried. */
  readonly hellos: readonly HelloSeen[];
  /** With TLS only: the session through which SIP went, or why none came about. */
  readonly session?: SessionSeen | Failure;
  /** REGISTER first; OPTIONS, or REGISTER as another client, only if the answer left something open. */
  readonly sip: readonly SipSeen[];
}
