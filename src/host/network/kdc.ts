import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Failure } from '../../core/failure.ts';
import type { KdcSeen } from '../../core/kerberos.ts';
import type { Waiting } from '../../core/network.ts';
import type { Endpoint } from '../../core/server.ts';
import { asReq, framed, KerberosError, unframed } from '../../wire/kerberos/index.ts';
import { failureOf, isFailure, openSocket } from './connect-socket.ts';

type Answer = { readonly status: 'reply'; readonly reply: string } | Failure;

const DAY = 86_400_000;
/** A lost packet is sent again after this, or after a third of the waiting time if that is less. */
const RESEND_AFTER = 1000;

/** One AS-REQ without a client, and what comes back within the waiting time. Never throws. */
export async function probeKdc(
  to: Endpoint,
  transport: 'udp' | 'tcp',
  realm: string,
  { milliseconds: limit }: Waiting,
): Promise<KdcSeen> {
  const { host, address, port } = to;
  const now = new Date();
  const begin = performance.now();
  const request = asReq({ realm, nonce: randomInt(2 ** 31 - 1), till: new Date(now.getTime() + DAY) });
  const answer = await (transport === 'udp' ? overUdp(to, request, limit) : overTcp(to, request, limit));
  const milliseconds = performance.now() - begin;
  return { host, address, port, transport, sentAt: now.toISOString(), milliseconds, ...answer };
}

/** The socket is connected: so the system tells of a closed port (ICMP), and takes packets of this address alone. */
function overUdp({ address, port }: Endpoint, request: Uint8Array, limit: number): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const send = (): void => socket.send(request, (error) => error && failed(error));
    const again = setTimeout(send, Math.min(RESEND_AFTER, limit / 3));
    const late = setTimeout(() => end({ status: 'timeout', reason: 'no answer came in time' }), limit);
    let ended = false;
    const end = (answer: Answer): void => {
      if (ended) return;
      ended = true;
      clearTimeout(again);
      clearTimeout(late);
      socket.close();
      resolve(answer);
    };
    const failed = (error: NodeJS.ErrnoException): void => end(failureOf(error));
    socket.on('error', failed);
    socket.on('message', (reply) => end(replyOf(reply)));
    socket.on('connect', send);
    try {
      socket.connect(port, address);
    } catch (error) {
      failed(error as NodeJS.ErrnoException);
    }
  });
}

async function overTcp(to: Endpoint, request: Uint8Array, limit: number): Promise<Answer> {
  const begin = performance.now();
  const socket = await openSocket(to, limit);
  if (isFailure(socket)) return socket;
  return new Promise((resolve) => {
    let held = Buffer.alloc(0);
    const left = Math.max(0, limit - (performance.now() - begin));
    const late = setTimeout(() => end({ status: 'timeout', reason: 'no answer came in time' }), left);
    const end = (answer: Answer): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    socket.on('error', (error) => end(failureOf(error)));
    socket.on('close', () => end({ status: 'closed', reason: 'the connection ended without an answer' }));
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, bytes]);
      try {
        const message = unframed(held);
        if (message) end(replyOf(message));
      } catch (error) {
        if (!(error instanceof KerberosError)) throw error;
        end({ status: 'malformed', reason: error.message });
      }
    });
    socket.write(framed(request));
  });
}

function replyOf(bytes: Uint8Array): Answer {
  return { status: 'reply', reply: Buffer.from(bytes).toString('base64') };
}
