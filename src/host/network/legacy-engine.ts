import tls, { type TlsFailure } from 'node-forge/lib/tls.js';
import type { SessionSeen } from '../../core/server.ts';
import { acceptingAll } from './legacy-certificate.ts';
import { latin1 } from './legacy-protection.ts';
import { regroup } from './legacy-records.ts';
import { LEGACY_SUITES } from './legacy-suites.ts';

export interface EngineEvents {
  /** Bytes for the server. */
  readonly send: (bytes: Buffer) => void;
  /** The handshake is over. */
  readonly connected: (session: SessionSeen) => void;
  /** Data, decrypted. */
  readonly data: (bytes: Buffer) => void;
  /** The server closed in order, or something went wrong. */
  readonly closed: (failure: TlsFailure | undefined) => void;
}

export interface Engine {
  readonly start: () => void;
  readonly receive: (bytes: Buffer) => void;
  readonly write: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

/**
 * TLS 1.0 as of 2003, without a network: bytes in, bytes out (RFC 2246). Old RSA key exchange only, no extensions, no session
 * to resume; asked for a certificate it sends an empty list.
 */
export function legacyEngine({ send, connected, data, closed }: EngineEvents): Engine {
  let failure: TlsFailure | undefined;
  const whole = regroup();
  const connection = tls.createConnection({
    cipherSuites: LEGACY_SUITES,
    tlsDataReady: ({ tlsData }) => send(latin1(tlsData.getBytes())),
    dataReady: ({ data: ready }) => data(latin1(ready.getBytes())),
    connected: ({ version, session }) => {
      const [high, low] = session!.cipherSuite!.id;
      connected({
        engine: 'legacy',
        version: `${version.major}.${version.minor}`,
        suite: high * 256 + low,
        certificateRequest: session!.certificateRequest !== null,
      });
    },
    closed: () => closed(failure),
    error: (_connection, why) => {
      failure ??= why;
    },
  });
  return {
    start: () => {
      connection.version = { major: 3, minor: 1 };
      connection.handshake();
    },
    receive: (bytes) => void acceptingAll(() => connection.process(whole(bytes).toString('latin1'))),
    write: (bytes) => void connection.prepare(Buffer.from(bytes).toString('latin1')),
    close: () => connection.close(),
  };
}
