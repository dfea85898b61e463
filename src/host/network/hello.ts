import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Failure } from '../../core/failure.ts';
import type { Waiting } from '../../core/network.ts';
import type { Endpoint, HelloKind, HelloSeen } from '../../core/server.ts';
import { clientHello } from '../../wire/tls/client-hello.ts';
import { TlsError } from '../../wire/tls/error.ts';
import { type Flight, readFlight } from '../../wire/tls/flight.ts';
import { LONGEST_FLIGHT } from '../../wire/tls/messages.ts';
import { userCanceled } from '../../wire/tls/write.ts';
import { failureOf, isFailure, openSocket } from './connect-socket.ts';

/** What a server answers, without what `hello` was asked for. */
type Answer = Exclude<Flight, { state: 'more' }> | Failure;

/** The first bytes of something that is not TLS are worth waiting for: they say what it is. */
const REST_MILLISECONDS = 200;
const SHOWN = 200;

/**
 * One raw ClientHello over one connection. Reads to ServerHelloDone, says user_canceled and closes: nothing is signed or
 * decrypted, no key is needed.
 */
export async function hello(to: Endpoint, kind: HelloKind, { milliseconds: limit }: Waiting): Promise<HelloSeen> {
  const begin = performance.now();
  const asked = { kind, address: to.address };
  const socket = await openSocket(to, limit);
  const took = (): number => performance.now() - begin;
  if (isFailure(socket)) return { ...asked, milliseconds: took(), ...socket };
  const { answer, received } = await exchange(socket, clientHello(kind, clientRandom(), to.host), limit - took());
  return { ...asked, milliseconds: took(), ...seen(answer, received) };
}

/** 32 bytes; the first four are the time, as in the stacks of that age (RFC 2246, section 7.4.1.2). */
function clientRandom(): Uint8Array {
  const random = randomBytes(32);
  random.writeUInt32BE(Math.floor(Date.now() / 1000));
  return random;
}

function exchange(
  socket: Socket,
  greeting: Uint8Array,
  milliseconds: number,
): Promise<{ answer: Answer; received: Buffer }> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    let warned: Answer | undefined;
    let rest: NodeJS.Timeout | undefined;
    let over = false;
    const timer = setTimeout(
      () => ended({ status: 'timeout', reason: 'no answer to a TLS ClientHello in time' }),
      Math.max(milliseconds, 1),
    );
    const end = (answer: Answer): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      clearTimeout(rest);
      if ('state' in answer && answer.state === 'hello') socket.write(userCanceled());
      socket.end();
      // An orderly end lets the alert through; a server that never closes is not waited for.
      setTimeout(() => socket.destroy(), REST_MILLISECONDS).unref();
      resolve({ answer, received });
    };
    // What came before it broke off says more.
    const ended = (why: Failure): void => end(rest ? { state: 'not-tls' } : (warned ?? why));
    socket.on('error', (error) => ended(failureOf(error)));
    socket.on('close', () => ended({ status: 'closed', reason: 'the server closed the connection' }));
    socket.on('data', (part) => {
      if (over) return;
      received = Buffer.concat([received, part]);
      const answer = look(received);
      if ('state' in answer && answer.state === 'more') {
        if (answer.warning) warned = { state: 'alert', ...answer.warning };
        if (received.length > LONGEST_FLIGHT) end(malformed('the answer to a TLS ClientHello is longer than 64 KiB'));
      } else if ('state' in answer && answer.state === 'not-tls' && received.length < SHOWN) {
        rest ??= setTimeout(() => end(answer), REST_MILLISECONDS);
      } else end(answer);
    });
    socket.write(greeting);
  });
}

function look(received: Uint8Array): Flight | Failure {
  try {
    return readFlight(received);
  } catch (error) {
    if (!(error instanceof TlsError)) throw error;
    return malformed(error.message);
  }
}

function malformed(reason: string): Failure {
  return { status: 'malformed', reason };
}

type Seen = HelloSeen extends infer One
  ? One extends HelloSeen
    ? Omit<One, 'kind' | 'address' | 'milliseconds'>
    : never
  : never;

function seen(answer: Answer, received: Buffer): Seen {
  if ('status' in answer) return answer;
  switch (answer.state) {
    case 'alert':
      return { status: 'alert', level: answer.level, description: answer.description };
    case 'not-tls':
      return { status: 'not-tls', starts: received.subarray(0, SHOWN).toString('latin1') };
    case 'hello': {
      const { version, suite, certificates, certificateRequest, random } = answer;
      return {
        status: 'server-hello',
        version,
        suite,
        certificates: certificates.map((der) => Buffer.from(der).toString('base64')),
        certificateRequest,
        gmtUnixTime: Buffer.from(random).readUInt32BE(),
      };
    }
  }
}
