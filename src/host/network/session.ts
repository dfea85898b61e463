import type { Failure } from '../../core/failure.ts';
import type { Waiting } from '../../core/network.ts';
import type { Endpoint, SessionSeen } from '../../core/server.ts';

/** A TLS session after its handshake: a duplex of bytes. */
export interface Session {
  readonly session: SessionSeen;
  /** What is written after the end is dropped. */
  readonly write: (bytes: Uint8Array) => void;
  /** Ends when the other side closed, for whatever reason; never throws. It waits without limit: the reader has the clock. */
  readonly read: AsyncIterable<Uint8Array>;
  /** Why `read` ended, if the other side did not close in order. */
  readonly broken: () => Failure | undefined;
  /** Closes at once. May be called again. */
  readonly end: () => void;
}

/**
 * Connects, and takes a TLS handshake to its end. Any certificate is accepted: the checks judge it. Within the waiting time,
 * or it is a `timeout`.
 */
export async function openSession(
  to: Endpoint,
  engine: SessionSeen['engine'],
  waiting: Waiting,
): Promise<Session | Failure> {
  return engine === 'legacy'
    ? (await import('./legacy.ts')).openLegacy(to, waiting)
    : (await import('./modern.ts')).openModern(to, waiting);
}
