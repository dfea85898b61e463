import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test as plainTest } from 'vitest';
import type { Failure } from '../../src/core/failure.ts';
import type { Endpoint, SessionSeen } from '../../src/core/server.ts';
import { openSession, type Session } from '../../src/host/network/session.ts';
import { tool } from '../helpers/tools.ts';
import { startGnutls, TLS10, type Gnutls, type GnutlsOptions } from '../servers/gnutls.ts';
import { type KeyPair, selfSigned, startOpenssl } from '../servers/openssl.ts';
import { startPlain } from '../servers/plain.ts';
import { alert, inRecords, serverHello } from '../wire/tls/helpers.ts';

interface Running {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-session-'));
const running: Running[] = [];
const test = tool('gnutls-serv', 'openssl', 'python3');
let rsa: KeyPair;
let ec: KeyPair;

beforeAll(() => {
  rsa = selfSigned(folder, 'rsa', 'rsa:2048');
  ec = selfSigned(folder, 'ec', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function to(server: Promise<Running>): Promise<Endpoint> {
  const { address, port } = await server;
  running.push(await server);
  return { host: 'lcs.contoso.com', address, port };
}

function gnutls(options: Partial<GnutlsOptions>): Promise<Gnutls> {
  return startGnutls({ key: rsa.key, chain: [rsa.certificate], priorities: TLS10['0005']!, ...options });
}

function open(at: Endpoint, engine: SessionSeen['engine'], milliseconds = 4000): Promise<Session | Failure> {
  return openSession(at, engine, { milliseconds });
}

async function opened(at: Endpoint, engine: SessionSeen['engine']): Promise<Session> {
  const result = await open(at, engine);
  if (!('session' in result)) throw new Error(result.reason);
  return result;
}

/** Sends bytes and reads as many back; then ends. */
async function echo({ write, read, end }: Session, bytes: Uint8Array): Promise<Buffer> {
  for (let at = 0; at < bytes.length; at += 5000) write(bytes.subarray(at, at + 5000));
  let back = Buffer.alloc(0);
  for await (const part of read) {
    back = Buffer.concat([back, part]);
    if (back.length >= bytes.length) break;
  }
  end();
  return back;
}

describe('our own TLS 1.0', () => {
  for (const [name, priorities] of Object.entries(TLS10)) {
    test(`carries 150 kB both ways with the suite ${name}`, async () => {
      const made = await opened(await to(gnutls({ priorities })), 'legacy');
      const suite = Number(`0x${name}`);
      expect(made.session).toEqual({ engine: 'legacy', version: '3.1', suite, certificateRequest: false });
      const bytes = randomBytes(150_000);
      expect((await echo(made, bytes)).equals(bytes)).toBe(true);
    });
  }

  test.each(Object.entries(TLS10))(
    'carries hundreds of small writes with the suite %s',
    async (_name, priorities) => {
      const made = await opened(await to(gnutls({ priorities })), 'legacy');
      const bytes = randomBytes(4000);
      for (let at = 0, size = 1; at < bytes.length; at += size, size = (size % 15) + 1) {
        made.write(bytes.subarray(at, at + size));
      }
      expect((await echo({ ...made, write: () => {} }, bytes)).equals(bytes)).toBe(true);
    },
  );

  test('reads data that comes in small records', async () => {
    const made = await opened(await to(gnutls({ priorities: TLS10['000a']!, parts: 7 })), 'legacy');
    const bytes = randomBytes(3000);
    expect((await echo(made, bytes)).equals(bytes)).toBe(true);
  });

  test('writes more than a record holds at once', async () => {
    const made = await opened(await to(gnutls({})), 'legacy');
    const bytes = randomBytes(70_000);
    made.write(bytes);
    expect((await echo({ ...made, write: () => {} }, bytes)).equals(bytes)).toBe(true);
  });

  test('goes with OpenSSL, which splits its records', async () => {
    const made = await opened(
      await to(startOpenssl(rsa, '-tls1', '-cipher', 'AES128-SHA:@SECLEVEL=0', '-rev')),
      'legacy',
    );
    expect(made.session).toMatchObject({ suite: 0x002f });
    const back = await echo(made, new TextEncoder().encode('hello\n'));
    expect(back.toString()).toBe('olleh\n');
  });

  test('shows no certificate when asked for one', async () => {
    const made = await opened(await to(gnutls({ requestClientCertificate: 'ask' })), 'legacy');
    expect(made.session.certificateRequest).toBe(true);
    expect((await echo(made, randomBytes(10))).length).toBe(10);
  });

  test('says so when a server insists on one', async () => {
    const seen = await open(await to(gnutls({ requestClientCertificate: 'require' })), 'legacy');
    expect(seen).toMatchObject({ status: 'closed', reason: expect.stringMatching(/alert|closed/) as string });
  });

  test.each([
    ['a key on an elliptic curve', () => [ec.certificate]],
    ['30 kB, over several records', () => new Array<string>(40).fill(rsa.certificate)],
  ])('does not mind a chain with %s', async (_name, more) => {
    const made = await opened(await to(gnutls({ chain: [rsa.certificate, ...more()] })), 'legacy');
    expect((await echo(made, randomBytes(10))).length).toBe(10);
  });

  test('takes a key of 512 bits', async () => {
    const { key, certificate } = selfSigned(folder, 'short', 'rsa:512');
    const made = await opened(await to(gnutls({ key, chain: [certificate] })), 'legacy');
    expect((await echo(made, randomBytes(10))).length).toBe(10);
  });

  test('takes a certificate that is signed with MD5', async () => {
    const { key, certificate } = selfSigned(folder, 'md5', 'rsa:1024', '-md5');
    const made = await opened(await to(gnutls({ key, chain: [certificate] })), 'legacy');
    expect((await echo(made, randomBytes(10))).length).toBe(10);
  });

  test('takes a certificate that is signed with PSS, which the library cannot read', async () => {
    const { key, certificate } = selfSigned(folder, 'pss', 'rsa:2048', '-sigopt', 'rsa_padding_mode:pss');
    const made = await opened(await to(gnutls({ key, chain: [certificate] })), 'legacy');
    expect((await echo(made, randomBytes(10))).length).toBe(10);
  });

  test('is refused by TLS 1.2', async () => {
    expect(await open(await to(startOpenssl(rsa, '-tls1_2')), 'legacy')).toEqual({
      status: 'closed',
      reason: 'the server ended the handshake with the alert protocol_version (70)',
    });
  });

  plainTest('stops at a handshake that has no end', async () => {
    const helloRequests = inRecords(new Array<number>(16_000).fill(0));
    const server = startPlain((socket) => {
      socket.write(inRecords(serverHello({})));
      for (let turn = 0; turn < 12; turn += 1) socket.write(helloRequests);
    });
    expect(await open(await to(server), 'legacy')).toEqual({
      status: 'malformed',
      reason: 'the TLS handshake of the server has no end',
    });
  });

  test('needs an RSA key', async () => {
    const der = Buffer.from(readFileSync(ec.certificate, 'utf8').replace(/-----.*-----/g, ''), 'base64');
    const size = (length: number): number[] => [length >> 16, (length >> 8) & 255, length & 255];
    const list = [...size(der.length), ...der];
    const body = [...size(list.length), ...list];
    const flight = inRecords([...serverHello({}), 11, ...size(body.length), ...body, 14, 0, 0, 0]);
    const at = await to(startPlain((socket) => socket.once('data', () => socket.write(flight))));
    expect(await open(at, 'legacy')).toEqual({
      status: 'malformed',
      reason: 'the certificate of the server holds no RSA key',
    });
  });
});

describe("Node's TLS", () => {
  test.each([
    ['-tls1', '3.1'],
    ['-tls1_2', '3.3'],
    ['-tls1_3', '3.4'],
  ])('%s', async (option, version) => {
    const weak = ['-cipher', 'ALL:@SECLEVEL=0', '-rev'];
    const made = await opened(await to(startOpenssl(rsa, option, ...weak)), 'modern');
    expect(made.session).toMatchObject({ engine: 'modern', version, certificateRequest: false });
    expect(made.session.suite).toBeGreaterThan(0);
    expect((await echo(made, new TextEncoder().encode('hello\n'))).toString()).toBe('olleh\n');
  });

  test('tells that a certificate was asked for', async () => {
    const made = await opened(await to(startOpenssl(rsa, '-tls1_2', '-verify', '1')), 'modern');
    expect(made.session.certificateRequest).toBe(true);
    made.end();
  });

  test('carries 150 kB both ways', async () => {
    const priorities = 'NORMAL:-VERS-TLS1.3';
    const made = await opened(await to(gnutls({ priorities })), 'modern');
    const bytes = randomBytes(150_000);
    expect((await echo(made, bytes)).equals(bytes)).toBe(true);
  });

  test('goes with a server from before RFC 5746', async () => {
    const priorities = 'NORMAL:-VERS-TLS1.3:%DISABLE_SAFE_RENEGOTIATION';
    const made = await opened(await to(gnutls({ priorities })), 'modern');
    const bytes = randomBytes(10);
    expect((await echo(made, bytes)).equals(bytes)).toBe(true);
  });

  test('has no RC4', async () => {
    expect(await open(await to(gnutls({})), 'modern')).toMatchObject({ status: 'closed' });
  });
});

describe.each(['legacy', 'modern'] as const)('with the engine %s', (engine) => {
  plainTest.each<[string, string | Uint8Array, Failure['status']]>([
    ['SIP', 'SIP/2.0 400 Bad Request\r\n\r\n', 'malformed'],
    ['an alert', alert(2, 40), 'closed'],
    ['broken TLS', inRecords([2, 0, 0, 2, 3, 1]), 'malformed'],
    ['nothing', '', 'closed'],
  ])('%s and the end is a failure', async (_name, says, status) => {
    const seen = await open(
      await to(startPlain((socket) => socket.once('data', () => socket.end(says)))),
      engine,
      1500,
    );
    expect(seen).toMatchObject({ status });
  });

  plainTest('silence is a timeout', async () => {
    const begin = performance.now();
    expect(await open(await to(startPlain(() => {})), engine, 200)).toMatchObject({ status: 'timeout' });
    expect(performance.now() - begin).toBeLessThan(1500);
  });

  plainTest('a reset is a reset', async () => {
    const at = await to(startPlain((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect(await open(at, engine)).toMatchObject({ status: 'reset' });
  });

  plainTest('a closed port is refused', async () => {
    const { address, port, stop } = await startPlain(() => {});
    await stop();
    expect(await open({ host: 'lcs', address, port }, engine)).toMatchObject({ status: 'refused' });
  });

  test('reading ends when the server is killed, and does not throw', async () => {
    const server = await gnutls({ priorities: TLS10['002f']! });
    const made = await opened({ host: 'lcs.contoso.com', ...server }, engine);
    const reading = (async () => {
      for await (const part of made.read) expect(part.length).toBeGreaterThan(0);
    })();
    await server.stop();
    await reading;
    made.write(Uint8Array.of(1));
    made.end();
    made.end();
  });

  plainTest('random bytes never throw', async () => {
    const at = await to(
      startPlain((socket) => {
        socket.write(Buffer.concat([Buffer.from([22, 3, 1, 0, 200, 2, 0, 0, 196]), randomBytes(400)]));
        setTimeout(() => socket.end(), 20);
      }),
    );
    for (let turn = 0; turn < 20; turn += 1) expect(await open(at, engine, 500)).toHaveProperty('reason');
  });
});
