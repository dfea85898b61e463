import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { kdcReply } from '../../src/checks/kerberos/reply.ts';
import type { KdcSeen } from '../../src/core/kerberos.ts';
import { probeKdc } from '../../src/host/network/kdc.ts';
import { framed } from '../../src/wire/kerberos/index.ts';
import { tool } from '../helpers/tools.ts';
import { startKdc, type KdcOptions } from '../servers/kdc.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function kdc(options: KdcOptions = {}): Promise<{ host: string; address: string; port: number }> {
  const { address, port, stop } = await startKdc(options);
  stops.push(stop);
  return { host: 'dc1.contoso.com', address, port };
}

const WAIT = { milliseconds: 3000 };

function answered(seen: KdcSeen): ReturnType<typeof kdcReply> {
  if (seen.status !== 'reply') throw new Error(`${seen.status}: ${seen.reason}`);
  return kdcReply(seen);
}

describe('MIT krb5kdc', () => {
  tool('krb5kdc', 'kdb5_util').each(['udp', 'tcp'] as const)(
    'tells its time by %s, without a client',
    async (transport) => {
      const to = await kdc();
      const before = Date.now();
      const seen = await probeKdc(to, transport, 'CONTOSO.COM', WAIT);
      expect(seen).toMatchObject({ ...to, transport, status: 'reply' });
      expect(Date.parse(seen.sentAt)).toBeGreaterThanOrEqual(before);
      const { message, skew } = answered(seen);
      expect(message).toMatchObject({ type: 'error', realm: 'CONTOSO.COM' });
      expect(Math.abs(skew!.seconds)).toBeLessThan(2);
    },
  );

  tool('krb5kdc', 'kdb5_util', 'faketime').each([600, -86_400])(
    'with a clock %i seconds ahead',
    async (clockOffset) => {
      const to = await kdc({ clockOffset });
      const { skew } = answered(await probeKdc(to, 'udp', 'CONTOSO.COM', WAIT));
      expect(Math.abs(skew!.seconds - clockOffset)).toBeLessThan(2);
    },
  );

  tool('krb5kdc', 'kdb5_util')('tells its time for a realm that it does not serve', async () => {
    const { message, skew } = answered(await probeKdc(await kdc(), 'tcp', 'FABRIKAM.COM', WAIT));
    expect(message).toMatchObject({ type: 'error', code: 68 });
    expect(Math.abs(skew!.seconds)).toBeLessThan(2);
  });

  tool('krb5kdc', 'kdb5_util')('by UDP or TCP alone', async () => {
    const [udp, tcp] = await Promise.all([kdc({ transports: ['udp'] }), kdc({ transports: ['tcp'] })]);
    const seen = await Promise.all([
      probeKdc(udp, 'udp', 'CONTOSO.COM', WAIT),
      probeKdc(udp, 'tcp', 'CONTOSO.COM', WAIT),
      probeKdc(tcp, 'udp', 'CONTOSO.COM', WAIT),
      probeKdc(tcp, 'tcp', 'CONTOSO.COM', WAIT),
    ]);
    expect(seen.map(({ status }) => status)).toEqual(['reply', 'refused', 'refused', 'reply']);
  });
});

/** A UDP server that answers the nth packet. */
async function udpServer(
  answer: (count: number) => Uint8Array | undefined,
): Promise<{ host: string; address: string; port: number }> {
  const socket = createSocket('udp4');
  let count = 0;
  socket.on('message', (_, from) => {
    count += 1;
    const bytes = answer(count);
    if (bytes) socket.send(bytes, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => socket.close(() => resolve())));
  return { host: 'kdc', address: '127.0.0.1', port: socket.address().port };
}

async function tcpServer(
  answer: Uint8Array | 'close' | 'silent',
): Promise<{ host: string; address: string; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      if (answer === 'close') socket.end();
      else if (answer !== 'silent') for (const byte of answer) socket.write(Uint8Array.of(byte));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  );
  return { host: 'kdc', address: '127.0.0.1', port: (server.address() as { port: number }).port };
}

test('a lost packet is sent again', async () => {
  const to = await udpServer((count) => (count === 2 ? Uint8Array.of(1) : undefined));
  const seen = await probeKdc(to, 'udp', 'CONTOSO.COM', { milliseconds: 900 });
  expect(seen).toMatchObject({ status: 'reply', reply: 'AQ==' });
  expect(seen.milliseconds).toBeGreaterThan(250);
});

test('silence ends with the waiting time', async () => {
  const [udp, tcp] = await Promise.all([udpServer(() => undefined), tcpServer('silent')]);
  const seen = await Promise.all([
    probeKdc(udp, 'udp', 'CONTOSO.COM', { milliseconds: 300 }),
    probeKdc(tcp, 'tcp', 'CONTOSO.COM', { milliseconds: 300 }),
  ]);
  for (const { status, milliseconds } of seen) {
    expect(status).toBe('timeout');
    expect(milliseconds).toBeLessThan(900);
  }
});

test.each([
  ['another protocol', new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'), { status: 'malformed' }],
  ['the end of the connection', 'close', { status: 'closed' }],
  ['a message in many packets', framed(Uint8Array.of(7, 8, 9)), { status: 'reply', reply: 'BwgJ' }],
] as const)('TCP that brings %s', async (_, answer, expected) => {
  expect(await probeKdc(await tcpServer(answer), 'tcp', 'CONTOSO.COM', WAIT)).toMatchObject(expected);
});

test.each(['no address', '256.1.1.1'])('the address "%s" is unreachable, and nothing is thrown', async (address) => {
  const seen = await probeKdc({ host: 'kdc', address, port: 88 }, 'udp', 'CONTOSO.COM', { milliseconds: 2000 });
  expect(['unreachable', 'timeout']).toContain(seen.status);
});
