import type { Waiting } from '../../core/network.ts';
import type { ConnectSeen, Endpoint } from '../../core/server.ts';
import { isFailure, openSocket } from './connect-socket.ts';

/** Whether a TCP connection comes about, and how long it takes; it is closed at once. */
export async function connect(to: Endpoint, { milliseconds: limit }: Waiting): Promise<ConnectSeen> {
  const { address } = to;
  const begin = performance.now();
  const socket = await openSocket(to, limit);
  const milliseconds = performance.now() - begin;
  if (isFailure(socket)) return { ...socket, address, milliseconds };
  socket.on('error', () => {});
  socket.destroy();
  return { status: 'open', address, milliseconds };
}
