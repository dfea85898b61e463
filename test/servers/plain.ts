import { createServer, type Socket } from 'node:net';

export interface Plain {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A TCP server on a free port of 127.0.0.1 that does one thing with every connection. */
export async function startPlain(serve: (socket: Socket) => void): Promise<Plain> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    serve(socket);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  return {
    address: '127.0.0.1',
    port,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
