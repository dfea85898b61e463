import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import { der } from '../../src/wire/der/index.ts';
import { framed, unframed } from '../../src/wire/kerberos/index.ts';

export interface KdcResponderOptions {
  readonly address?: string;
  /** A free one unless given. */
  readonly port?: number;
  readonly transports?: readonly ('udp' | 'tcp')[];
  /** The answer to the nth request of a transport (from 1); none for silence. */
  readonly answer: (request: Uint8Array, count: number) => Uint8Array | undefined;
  /** Of TCP: what to write in place of an answer with its length, or to end the connection. */
  readonly tcpInstead?: Uint8Array | 'close';
}

export interface KdcResponder {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Answers like a KDC, or unlike one: for what MIT's cannot be brought to say. */
export async function startKdcResponder(options: KdcResponderOptions): Promise<KdcResponder> {
  const { address = '127.0.0.1', transports = ['udp', 'tcp'], answer, tcpInstead } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(stops.map((one) => one())));
  let port = options.port ?? 0;
  if (transports.includes('tcp')) port = await serveTcp();
  if (transports.includes('udp')) port = await serveUdp();
  return { address, port, stop };

  async function serveUdp(): Promise<number> {
    const socket = createSocket('udp4');
    let count = 0;
    socket.on('message', (request, from) => {
      count += 1;
      const bytes = answer(request, count);
      if (bytes) socket.send(bytes, from.port, from.address);
    });
    await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, address, resolve));
    stops.push(() => new Promise((resolve) => socket.close(resolve)));
    return socket.address().port;
  }

  async function serveTcp(): Promise<number> {
    const open = new Set<Socket>();
    let count = 0;
    const server = createServer((socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket)).on('error', () => {});
      let held = Buffer.alloc(0);
      socket.on('data', (bytes) => {
        held = Buffer.concat([held, bytes]);
        const request = unframed(held);
        if (!request) return;
        held = Buffer.alloc(0);
        count += 1;
        if (tcpInstead === 'close') return void socket.end();
        const reply = tcpInstead ?? framedAnswer(request, count);
        if (reply) socket.write(reply);
      });
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
    stops.push(async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    });
    return (server.address() as { port: number }).port;
  }

  function framedAnswer(request: Uint8Array, count: number): Uint8Array | undefined {
    const bytes = answer(request, count);
    return bytes && framed(bytes);
  }
}

export interface KrbError {
  readonly code: number;
  readonly realm: string;
  readonly time: Date;
  readonly clientRealm?: string;
  readonly text?: string;
}

/** A KRB-ERROR (RFC 4120, section 5.9.1) as domain controllers send it. */
export function krbError({ code, realm, time, clientRealm, text }: KrbError): Uint8Array {
  const principal = der.sequence(
    der.context(0, der.integer(2)),
    der.context(1, der.sequence(der.generalString('krbtgt'), der.generalString(realm))),
  );
  return der.application(
    30,
    der.sequence(
      der.context(0, der.integer(5)),
      der.context(1, der.integer(30)),
      der.context(4, der.generalizedTime(time)),
      der.context(5, der.integer(time.getUTCMilliseconds() * 1000)),
      der.context(6, der.integer(code)),
      ...(clientRealm === undefined ? [] : [der.context(7, der.generalString(clientRealm))]),
      der.context(9, der.generalString(realm)),
      der.context(10, principal),
      ...(text === undefined ? [] : [der.context(11, der.generalString(text))]),
    ),
  );
}
