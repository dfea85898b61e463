import { createSocket } from 'node:dgram';
import { connect, createServer, type Socket } from 'node:net';

export interface DelayOptions {
  readonly from: { readonly address: string; readonly port: number };
  readonly to: { readonly address: string; readonly port: number };
  /** Each way. */
  readonly milliseconds: number;
  readonly transports?: readonly ('udp' | 'tcp')[];
}

/** A distance between a client and a server: everything that passes takes its time, there and back. */
export async function startDelay(options: DelayOptions): Promise<{ port: number; stop: () => Promise<void> }> {
  const { transports = ['udp', 'tcp'] } = options;
  const stops: (() => Promise<void>)[] = [];
  let { port } = options.from;
  if (transports.includes('tcp')) port = await delayTcp(options, port, stops);
  if (transports.includes('udp')) port = await delayUdp(options, port, stops);
  return { port, stop: async () => void (await Promise.all(stops.map((stop) => stop()))) };
}

async function delayTcp(
  { from, to, milliseconds }: DelayOptions,
  port: number,
  stops: (() => Promise<void>)[],
): Promise<number> {
  const open = new Set<Socket>();
  const pass = (source: Socket, target: Socket): void => {
    source.on('data', (bytes) => void setTimeout(() => target.writable && target.write(bytes), milliseconds));
    source.on('end', () => void setTimeout(() => target.end(), milliseconds));
    source.on('error', () => target.destroy());
  };
  const server = createServer((near) => {
    const far = connect({ host: to.address, port: to.port });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, from.address, done));
  stops.push(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return (server.address() as { port: number }).port;
}

async function delayUdp(
  { from, to, milliseconds }: DelayOptions,
  port: number,
  stops: (() => Promise<void>)[],
): Promise<number> {
  const near = createSocket('udp4');
  near.on('message', (question, client) => {
    const far = createSocket('udp4');
    far.on('message', (answer) => {
      far.close();
      setTimeout(() => near.send(answer, client.port, client.address, () => {}), milliseconds);
    });
    setTimeout(() => far.send(question, to.port, to.address), milliseconds);
  });
  await new Promise<void>((done, fail) => {
    near.once('error', fail);
    near.bind(port, from.address, done);
  });
  stops.push(() => new Promise<void>((done) => near.close(() => done())));
  return near.address().port;
}
