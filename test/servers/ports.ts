import { connect, createServer } from 'node:net';

/** A port of an address that nobody listens on. */
export function freePort(address = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, address, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Waits until a port takes connections; throws after ten seconds, or when `hasEnded` says that nobody will listen. */
export async function untilOpen(address: string, port: number, hasEnded: () => boolean = () => false): Promise<void> {
  for (let i = 0; i < 500 && !hasEnded(); i += 1) {
    if (await isOpen(address, port)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`nobody listens on ${address}:${port}`);
}

function isOpen(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
