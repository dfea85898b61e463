import { connect, isIP, type Socket } from 'node:net';
import type { Failure } from '../../core/failure.ts';
import type { Endpoint } from '../../core/server.ts';

/** Opens a TCP connection, or says why there is none. Never throws. Whoever gets the socket listens to its errors. */
export function openSocket({ address, port }: Endpoint, milliseconds: number): Promise<Socket | Failure> {
  // Node would look a name up, take no address for this machine, and throw for a port that cannot be.
  if (isIP(address) === 0 || !(port >= 0 && port <= 65_535)) {
    return Promise.resolve({ status: 'unreachable', reason: `${address}, port ${port}: there is no such address` });
  }
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const timer = setTimeout(
      () => end({ status: 'timeout', reason: 'the port did not answer in time' }),
      milliseconds,
    );
    const end = (why: Failure): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const failed = (error: NodeJS.ErrnoException): void => end(failureOf(error));
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      resolve(socket);
    });
  });
}

const RESET: Failure = { status: 'reset', reason: 'the connection was reset' };
const KNOWN: { readonly [code: string]: Failure } = {
  ECONNREFUSED: { status: 'refused', reason: 'the port is closed' },
  ECONNRESET: RESET,
  EPIPE: RESET,
  ETIMEDOUT: { status: 'timeout', reason: 'the port did not answer in time' },
};

/** What an error of the operating system means for us. */
export function failureOf({ code, message }: NodeJS.ErrnoException): Failure {
  return KNOWN[code ?? ''] ?? { status: 'unreachable', reason: `the network said ${code ?? message}` };
}

/** True for a failure among other results. */
export function isFailure(result: object): result is Failure {
  return 'status' in result && 'reason' in result;
}
