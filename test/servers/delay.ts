import { createSocket, type Socket as UdpSocket } from 'node:dgram';
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
  // Half-open: one side may have ended while what the other said is still on its way.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: to.address, port: to.port, allowHalfOpen: true });
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
  const open = new Set([near]);
  const send = (socket: UdpSocket, bytes: Buffer, at: { readonly port: number; readonly address: string }): void => {
    setTimeout(() => open.has(socket) && socket.send(bytes, at.port, at.address, () => {}), milliseconds);
  };
  near.on('message', (question, client) => {
    const far = createSocket('udp4');
    open.add(far);
    far.on('message', (answer) => send(near, answer, client));
    send(far, question, to);
  });
  await new Promise<void>((done, fail) => {
    near.once('error', fail);
    near.bind(port, from.address, done);
  });
  stops.push(async () => {
    const closed = [...open].map((socket) => new Promise<void>((done) => void socket.close(() => done())));
    open.clear();
    await Promise.all(closed);
  });
  return near.address().port;
}
