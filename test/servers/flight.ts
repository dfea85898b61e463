import type { Socket } from 'node:net';
import { record, u16, vector } from '../../src/wire/tls/write.ts';
import type { Issued } from './certificate-maker.ts';

export interface FlightOptions {
  readonly version?: readonly [major: number, minor: number];
  readonly suite?: number;
  readonly chain: readonly Issued[];
}

/** ServerHello, Certificate and ServerHelloDone (RFC 2246, section 7.3): for what no TLS library of today says. */
export function serverFlight({ version = [3, 1], suite = 0x0004, chain }: FlightOptions): Buffer {
  const random = new Array<number>(32).fill(7);
  const certificates = chain.flatMap(({ der }) => vector(3, [...der]));
  const bytes = [
    ...message(2, [...version, ...random, 0, ...u16(suite), 0]),
    ...message(11, vector(3, certificates)),
    ...message(14, []),
  ];
  return Buffer.from(record(22, bytes, version));
}

/** Sends that to whoever says hello, and ends the connection at the next word. */
export function thenEnds(flight: Buffer): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write(flight);
      socket.once('data', () => socket.end());
    });
  };
}

function message(type: number, body: readonly number[]): number[] {
  return [type, ...vector(3, body)];
}
