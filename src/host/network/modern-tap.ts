import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { readFlight } from '../../wire/tls/flight.ts';
import { LONGEST_FLIGHT } from '../../wire/tls/messages.ts';

export interface Tap {
  /** Carries the same bytes as the socket. */
  readonly stream: Duplex;
  /** True if the server asked for a certificate. Node does not tell, and TLS 1.3 asks where it cannot be seen: then false. */
  readonly certificateRequest: () => boolean;
}

/** Listens to the first bytes of a server while they go by. */
export function tap(socket: Socket): Tap {
  let first = Buffer.alloc(0);
  const stream = new Duplex({
    read: () => void socket.resume(),
    write: (bytes: Buffer, _encoding, done) => void socket.write(bytes, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (bytes: Buffer) => {
    if (first.length <= LONGEST_FLIGHT) first = Buffer.concat([first, bytes]);
    if (!stream.push(bytes)) socket.pause();
  });
  socket.on('end', () => void stream.push(null));
  socket.on('error', (error) => stream.destroy(error));
  return { stream, certificateRequest: () => asksForCertificate(first) };
}

function asksForCertificate(bytes: Uint8Array): boolean {
  try {
    const flight = readFlight(bytes);
    return flight.state === 'hello' && flight.certificateRequest;
  } catch {
    return false;
  }
}
