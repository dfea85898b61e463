import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import type { DnsQuestion } from '../../core/dns.ts';
import type { Failure } from '../../core/failure.ts';
import { isAnswerTo } from './dns-message.ts';

export interface Server {
  readonly address: string;
  readonly port: number;
}

/** A question as it is sent, and what to know its answer by. */
export interface Sent {
  readonly id: number;
  readonly question: DnsQuestion;
  readonly bytes: Uint8Array;
}

const SILENT = { status: 'timeout', reason: 'no answer in time' } as const satisfies Failure;

/**
 * Sends a question and takes the first answer to it; once more after a third of the time, for packets get lost. Answers to other
 * questions are passed over; one of them is handed on if nothing better came.
 */
export function askUdp(
  { address, port }: Server,
  { id, question, bytes }: Sent,
  milliseconds: number,
): Promise<Uint8Array | Failure> {
  return new Promise((resolve) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    let other: Uint8Array | undefined;
    let ended = false;
    const timers = [setTimeout(() => end(other ?? SILENT), milliseconds)];
    function end(answer: Uint8Array | Failure): void {
      if (ended) return;
      ended = true;
      for (const timer of timers) clearTimeout(timer);
      socket.close();
      resolve(answer);
    }
    function send(): void {
      // A closed port shows in the error event.
      socket.send(bytes, () => {});
    }
    socket.on('error', (error) => end(unreachable(error)));
    socket.on('message', (message) => {
      const fit = isAnswerTo(message, id, question);
      if (fit === 'yes') end(new Uint8Array(message));
      else if (fit === 'other') other = new Uint8Array(message);
    });
    // Connected, so that only this server is heard and a closed port is told.
    socket.connect(port, address, (error?: Error) => {
      if (error) return end(unreachable(error));
      timers.push(setTimeout(send, milliseconds / 3));
      send();
    });
  });
}

/** The same question over TCP, with two bytes of length in front (RFC 1035, section 4.2.2). */
export function askTcp(
  { address, port }: Server,
  { id, question, bytes }: Sent,
  milliseconds: number,
): Promise<Uint8Array | Failure> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const timer = setTimeout(() => end(SILENT), milliseconds);
    let received = Buffer.alloc(0);
    function end(answer: Uint8Array | Failure): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    }
    socket.on('connect', () => {
      const length = Buffer.from([bytes.length >> 8, bytes.length & 0xff]);
      socket.write(Buffer.concat([length, bytes]));
    });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const length = received.length < 2 ? Infinity : received.readUInt16BE(0);
      if (received.length < length + 2) return;
      const message = new Uint8Array(received.subarray(2, length + 2));
      const fits = isAnswerTo(message, id, question) === 'yes';
      end(fits ? message : { status: 'malformed', reason: 'the answer is to another question' });
    });
    socket.on('error', (error) => end(unreachable(error)));
    socket.on('close', () => end({ status: 'closed', reason: 'the connection was closed without an answer' }));
  });
}

function unreachable(error: NodeJS.ErrnoException): Failure {
  if (error.code === 'ECONNREFUSED') return { status: 'refused', reason: 'the port is closed' };
  if (error.code === 'ECONNRESET') return { status: 'reset', reason: 'the connection was reset' };
  return {
    status: 'unreachable',
    reason: error.code === undefined ? error.message : `not reachable (${error.code})`,
  };
}
