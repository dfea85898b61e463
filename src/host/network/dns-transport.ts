import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import type { Failure } from '../../core/failure.ts';
import { isAnswerTo } from './dns-message.ts';

export interface Server {
  readonly address: string;
  readonly port: number;
}

const SILENT = { status: 'timeout', reason: 'no answer in time' } as const satisfies Failure;

/** Sends a question and takes the first answer to it; once more after a third of the time, for packets get lost. */
export function askUdp(
  { address, port }: Server,
  id: number,
  question: Uint8Array,
  milliseconds: number,
): Promise<Uint8Array | Failure> {
  return new Promise((resolve) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    const timers = [setTimeout(() => end(SILENT), milliseconds), setTimeout(send, milliseconds / 3)];
    let ended = false;
    function end(answer: Uint8Array | Failure): void {
      if (ended) return;
      ended = true;
      for (const timer of timers) clearTimeout(timer);
      socket.close();
      resolve(answer);
    }
    function send(): void {
      // A closed port shows in the error event.
      socket.send(question, () => {});
    }
    socket.on('error', (error) => end(unreachable(error)));
    socket.on('message', (bytes) => {
      if (isAnswerTo(bytes, id)) end(new Uint8Array(bytes));
    });
    // Connected, so that only this server is heard and a closed port is told.
    socket.connect(port, address, (error?: Error) => (error ? end(unreachable(error)) : send()));
  });
}

/** The same question over TCP, with two bytes of length in front (RFC 1035, section 4.2.2). */
export function askTcp(
  { address, port }: Server,
  id: number,
  question: Uint8Array,
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
      const length = Buffer.from([question.length >> 8, question.length & 0xff]);
      socket.write(Buffer.concat([length, question]));
    });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const length = received.length < 2 ? Infinity : received.readUInt16BE(0);
      if (received.length < length + 2) return;
      const message = new Uint8Array(received.subarray(2, length + 2));
      end(isAnswerTo(message, id) ? message : { status: 'malformed', reason: 'the answer is to another question' });
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
