import { afterEach, describe, expect, test } from 'vitest';
import { kdcReply } from '../../src/checks/kerberos/reply.ts';
import type { KdcSeen } from '../../src/core/kerberos.ts';
import { probeKdc } from '../../src/host/network/kdc.ts';
import { tool } from '../helpers/tools.ts';
import { krbError, startKdcResponder, type KdcResponderOptions } from '../servers/kdc-responder.ts';
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

  tool('krb5kdc', 'kdb5_util')('tells its time for a realm that it does not serve, too', async () => {
    const { message, skew } = answered(await probeKdc(await kdc(), 'tcp', 'FABRIKAM.COM', WAIT));
    // It looks for the client first; a domain controller says 68.
    expect(message).toMatchObject({ type: 'error', code: 6 });
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

async function responder(options: KdcResponderOptions): Promise<{ host: string; address: string; port: number }> {
  const { address, port, stop } = await startKdcResponder(options);
  stops.push(stop);
  return { host: 'dc1.contoso.com', address, port };
}

test('a lost packet is sent again', async () => {
  const to = await responder({ answer: (_, count) => (count === 2 ? Uint8Array.of(1) : undefined) });
  const seen = await probeKdc(to, 'udp', 'CONTOSO.COM', { milliseconds: 900 });
  expect(seen).toMatchObject({ status: 'reply', reply: 'AQ==' });
  expect(seen.milliseconds).toBeGreaterThan(250);
});

test.each(['udp', 'tcp'] as const)('silence by %s ends with the waiting time', async (transport) => {
  const to = await responder({ answer: () => undefined });
  const { status, milliseconds } = await probeKdc(to, transport, 'CONTOSO.COM', { milliseconds: 300 });
  expect(status).toBe('timeout');
  expect(milliseconds).toBeLessThan(900);
});

test.each(['udp', 'tcp'] as const)('another realm is an answer with a clock (%s)', async (transport) => {
  const time = new Date(Date.now() - 3_600_000);
  const to = await responder({
    answer: () => krbError({ code: 68, realm: 'NM', time, clientRealm: 'CONTOSO.COM', text: 'no' }),
  });
  const { message, skew } = answered(await probeKdc(to, transport, 'NM', WAIT));
  expect(message).toMatchObject({ type: 'error', code: 68, realm: 'NM', clientRealm: 'CONTOSO.COM', text: 'no' });
  expect(Math.abs(skew!.seconds + 3600)).toBeLessThan(2);
});

test.each([
  ['another protocol', new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'), { status: 'malformed' }],
  ['the end of the connection', 'close', { status: 'closed' }],
  ['half a message', Uint8Array.of(0, 0, 0, 9, 1), { status: 'timeout' }],
] as const)('TCP that brings %s', async (_, tcpInstead, expected) => {
  const to = await responder({ answer: () => undefined, tcpInstead });
  expect(await probeKdc(to, 'tcp', 'CONTOSO.COM', { milliseconds: 500 })).toMatchObject(expected);
});

test.each(['no address', '256.1.1.1'])('the address "%s" is unreachable, and nothing is thrown', async (address) => {
  const seen = await probeKdc({ host: 'kdc', address, port: 88 }, 'udp', 'CONTOSO.COM', { milliseconds: 2000 });
  expect(['unreachable', 'timeout']).toContain(seen.status);
});
