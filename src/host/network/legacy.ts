import type { TlsFailure } from 'node-forge/lib/tls.js';
import type { Failure } from '../../core/failure.ts';
import type { Waiting } from '../../core/network.ts';
import type { Endpoint, SessionSeen } from '../../core/server.ts';
import { alertName } from '../../wire/tls/alerts.ts';
import { failureOf, isFailure, openSocket } from './connect-socket.ts';
import { NoRsaKey } from './legacy-certificate.ts';
import { legacyEngine } from './legacy-engine.ts';
import type { Session } from './session.ts';
import { queue } from './session-queue.ts';

/** No handshake is longer. */
const LONGEST_HANDSHAKE = 131_072;
/** No more than this waits for the reader; then the server has to wait. */
const FULL = 262_144;

/** A session with our own TLS 1.0; see openSession. */
export async function openLegacy(to: Endpoint, { milliseconds }: Waiting): Promise<Session | Failure> {
  const begin = performance.now();
  const socket = await openSocket(to, milliseconds);
  if (isFailure(socket)) return socket;
  return new Promise((resolve) => {
    let broken: Failure | undefined;
    let ended = false;
    let connected = false;
    let received = 0;
    const late = setTimeout(
      () => end({ status: 'timeout', reason: 'the TLS handshake did not end in time' }),
      Math.max(milliseconds - (performance.now() - begin), 1),
    );
    const inbox = queue(() => socket.resume());
    const end = (why?: Failure): void => {
      if (ended) return;
      ended = true;
      broken = why;
      clearTimeout(late);
      socket.end();
      setTimeout(() => socket.destroy(), 300).unref();
      inbox.close();
      resolve(why ?? closed('the server closed the connection'));
    };
    const engine = legacyEngine({
      send: (bytes) => void (socket.writable && socket.write(bytes)),
      data: (bytes) => {
        inbox.put(bytes);
        if (inbox.waiting() > FULL) socket.pause();
      },
      closed: (failure) => end(failure && failed(failure)),
      connected: (session) => {
        connected = true;
        clearTimeout(late);
        resolve(duplex(session));
      },
    });
    const duplex = (session: SessionSeen): Session => ({
      session,
      write: (bytes) => void (ended || guarded(() => engine.write(bytes))),
      read: inbox.parts,
      broken: () => broken,
      end: () => void (ended || (guarded(engine.close), end())),
    });
    const guarded = (step: () => void): void => {
      try {
        step();
      } catch (error) {
        end({ status: 'malformed', reason: thrown(error) });
      }
    };
    socket.on('data', (bytes: Buffer) => {
      if (ended) return;
      received += bytes.length;
      if (connected || received <= LONGEST_HANDSHAKE) guarded(() => engine.receive(bytes));
      else end({ status: 'malformed', reason: 'the TLS handshake of the server has no end' });
    });
    socket.on('error', (error) => end(failureOf(error)));
    socket.on('close', () => end(closed('the server closed the connection')));
    guarded(engine.start);
  });
}

function closed(reason: string): Failure {
  return { status: 'closed', reason };
}

function failed({ message, origin, alert }: TlsFailure): Failure {
  if (origin === 'server' && alert) {
    return closed(`the server ended the handshake with the alert ${alertName(alert.description)}`);
  }
  const reason = `the TLS of the server is not what it should be: ${message.replace(/\.$/, '')}`;
  return { status: 'malformed', reason };
}

/** The library throws, too, where bytes are not what it expects. */
function thrown(error: unknown): string {
  if (error instanceof NoRsaKey) return error.message;
  return `the TLS of the server cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
