import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Failure } from '../../core/failure.ts';
import type { SipRequestOptions, SipTalk, Waiting } from '../../core/network.ts';
import type { Endpoint, SessionSeen, SipSeen, SipTransport } from '../../core/server.ts';
import { optionsRequest, registerRequest, SipError } from '../../wire/sip/index.ts';
import { failureOf, isFailure, openSocket } from './connect-socket.ts';
import { openSession, type Session } from './session.ts';
import { finalAnswer } from './sip-answer.ts';

type Duplex = Pick<Session, 'write' | 'read' | 'broken' | 'end'>;

/** Behind TLS the own address is not known; this name stands for none (RFC 6761, section 6.4), and answers come the same way. */
const NOBODY = 'msgrctl.invalid';

const chance = (): string => randomBytes(8).toString('hex');

/**
 * One connection, one request without credentials, one final answer. The connection (with the TLS handshake) has the waiting
 * time, and so has the answer. Never throws.
 */
export async function talkSip(
  to: Endpoint,
  transport: SipTransport,
  engine: SessionSeen['engine'],
  request: SipRequestOptions,
  waiting: Waiting,
): Promise<SipTalk> {
  if (transport === 'tls') {
    const opened = await openSession(to, engine, waiting);
    if (isFailure(opened)) return { session: opened, sip: undefined };
    return { session: opened.session, sip: await exchange(opened, 'tls', NOBODY, request, waiting) };
  }
  const sentAt = new Date().toISOString();
  const begin = performance.now();
  const socket = await openSocket(to, waiting.milliseconds);
  if (isFailure(socket)) {
    const { method, userAgent } = request;
    return { sip: { method, userAgent, sentAt, milliseconds: performance.now() - begin, ...socket } };
  }
  return { sip: await exchange(duplexOf(socket), 'tcp', ownAddress(socket), request, waiting) };
}

async function exchange(
  duplex: Duplex,
  transport: SipTransport,
  sentBy: string,
  { method, domain, userAgent }: SipRequestOptions,
  waiting: Waiting,
): Promise<SipSeen> {
  const sentAt = new Date().toISOString();
  const begin = performance.now();
  const ended = await ask();
  duplex.end();
  return { method, userAgent, sentAt, milliseconds: performance.now() - begin, ...ended };

  async function ask(): Promise<{ status: 'response'; text: string } | Failure> {
    try {
      const write = method === 'REGISTER' ? registerRequest : optionsRequest;
      const parts = { branch: chance(), tag: chance(), callId: chance(), epid: randomBytes(5).toString('hex') };
      duplex.write(write({ domain, transport, sentBy, userAgent, ...parts }));
    } catch (error) {
      // Nothing was sent, so nothing is known of the server.
      if (error instanceof SipError) return { status: 'unreachable', reason: error.message };
      throw error;
    }
    return finalAnswer(duplex, waiting.milliseconds);
  }
}

function duplexOf(socket: Socket): Duplex {
  let failed: Failure | undefined;
  socket.on('error', (error) => (failed = failureOf(error)));
  return {
    write: (bytes) => void socket.write(bytes),
    read: chunksOf(socket),
    broken: () => failed,
    end: () => void socket.destroy(),
  };
}

/** Ends where the connection does, for whatever reason. */
async function* chunksOf(socket: Socket): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of socket) yield chunk as Uint8Array;
  } catch {
    // `broken` has it.
  }
}

function ownAddress({ localAddress, localPort }: Socket): string {
  if (localAddress === undefined || localPort === undefined) return NOBODY;
  // Without the zone of a link-local address.
  const [bare] = localAddress.split('%') as [string];
  return bare.includes(':') ? `[${bare}]:${localPort}` : `${bare}:${localPort}`;
}
