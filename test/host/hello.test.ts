import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test as plainTest } from 'vitest';
import type { HelloKind, HelloSeen } from '../../src/core/server.ts';
import { connect } from '../../src/host/network/connect.ts';
import { hello } from '../../src/host/network/hello.ts';
import { tool } from '../helpers/tools.ts';
import { startGnutls, TLS10 } from '../servers/gnutls.ts';
import { type KeyPair, selfSigned, startOpenssl } from '../servers/openssl.ts';
import { startPlain } from '../servers/plain.ts';
import { alert, certificate, inRecords, serverHello } from '../wire/tls/helpers.ts';

interface Running {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-hello-'));
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

async function greet(server: Promise<Running>, kind: HelloKind, milliseconds = 3000): Promise<HelloSeen> {
  const { address, port } = await server;
  running.push(await server);
  return hello({ host: 'lcs.contoso.com', address, port }, kind, { milliseconds });
}

function derOf({ certificate: file }: KeyPair): string {
  return new X509Certificate(readFileSync(file)).raw.toString('base64');
}

describe('against GnuTLS', () => {
  const gnutls = (name: string, request?: 'ask' | 'require'): Promise<Running> =>
    startGnutls({
      priorities: TLS10[name]!,
      key: rsa.key,
      chain: [rsa.certificate],
      ...(request && { requestClientCertificate: request }),
    });

  test('a Mac of 10.3 gets RC4, and the certificate shows', async () => {
    const seen = await greet(gnutls('0004'), 'panther');
    expect(seen).toMatchObject({
      kind: 'panther',
      address: '127.0.0.1',
      status: 'server-hello',
      version: '3.1',
      suite: 0x0004,
      certificates: [derOf(rsa)],
      certificateRequest: false,
    });
    expect(seen.milliseconds).toBeLessThan(3000);
  });

  test.each<[HelloKind, string, number]>([
    ['panther', '3.1', 0x0005],
    ['tiger-aes', '3.1', 0x002f],
    ['snow-leopard', '3.1', 0xc013],
    ['today', '3.3', 0xc02f],
  ])('a server that takes everything gives %s what it likes best', async (kind, version, suite) => {
    const priorities =
      'NONE:+VERS-TLS1.0:+VERS-TLS1.2:+RSA:+ECDHE-RSA:+ARCFOUR-128:+3DES-CBC:+AES-128-CBC:+AES-256-CBC:+AES-128-GCM' +
      ':+MD5:+SHA1:+AEAD:+COMP-NULL:+SIGN-ALL:+GROUP-ALL';
    const server = startGnutls({ priorities, key: rsa.key, chain: [rsa.certificate] });
    expect(await greet(server, kind)).toMatchObject({ version, suite, certificates: [derOf(rsa)] });
  });

  test('a request for a certificate shows', async () => {
    expect(await greet(gnutls('000a', 'require'), 'panther')).toMatchObject({
      suite: 0x000a,
      certificateRequest: true,
    });
  });

  test('a server with AES only refuses 10.3 and takes 10.4.8', async () => {
    const { address, port } = await gnutls('002f').then((server) => (running.push(server), server));
    const to = { host: 'lcs.contoso.com', address, port };
    expect(await hello(to, 'panther', { milliseconds: 3000 })).toMatchObject({
      status: 'alert',
      level: 2,
      description: 40,
    });
    expect(await hello(to, 'tiger-aes', { milliseconds: 3000 })).toMatchObject({ suite: 0x002f });
  });
});

describe('against OpenSSL', () => {
  test('TLS 1.2 only is for today', async () => {
    const server = await startOpenssl(rsa, '-tls1_2');
    running.push(server);
    const to = { host: 'lcs.contoso.com', address: server.address, port: server.port };
    const seen = await Promise.all(
      (['panther', 'snow-leopard', 'today'] as const).map((kind) => hello(to, kind, { milliseconds: 3000 })),
    );
    expect(seen[0]).toMatchObject({ status: 'alert', description: 70 });
    expect(seen[1]).toMatchObject({ status: 'alert', description: 70 });
    expect(seen[2]).toMatchObject({ status: 'server-hello', version: '3.3', certificates: [derOf(rsa)] });
  });

  test('TLS 1.3 only is for nobody here', async () => {
    expect(await greet(startOpenssl(rsa, '-tls1_3'), 'today')).toMatchObject({ status: 'alert', description: 70 });
  });

  test('elliptic curves are for 10.6 and later', async () => {
    const weak = ['-tls1', '-cipher', 'ALL:@SECLEVEL=0'];
    expect(await greet(startOpenssl(ec, ...weak), 'tiger-aes')).toMatchObject({ status: 'alert', description: 40 });
    const seen = await greet(startOpenssl(ec, ...weak), 'snow-leopard');
    expect(seen).toMatchObject({ status: 'server-hello', version: '3.1', certificates: [derOf(ec)] });
  });

  test('a server that wants the right name gets it', async () => {
    const named = ['-servername', 'lcs.contoso.com', '-servername_fatal', '-cert2', ec.certificate, '-key2', ec.key];
    expect(await greet(startOpenssl(rsa, ...named), 'today')).toMatchObject({ certificates: [derOf(ec)] });
  });
});

describe('what is no TLS server', () => {
  plainTest.each([
    ['SIP', 'SIP/2.0 400 Bad Request\r\n'],
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n<html>'],
  ])('%s that answers and closes', async (_name, says) => {
    const seen = await greet(
      startPlain((socket) => socket.once('data', () => socket.end(says))),
      'panther',
    );
    expect(seen).toMatchObject({ status: 'not-tls', starts: says });
  });

  plainTest('SIP that comes in two parts and stays open', async () => {
    const server = startPlain((socket) =>
      socket.once('data', () => {
        socket.write('SIP/2.0 400');
        setTimeout(() => socket.write(' Bad Request\r\n'), 50);
      }),
    );
    expect(await greet(server, 'panther')).toMatchObject({ starts: 'SIP/2.0 400 Bad Request\r\n' });
  });

  plainTest('SIP that comes just before the time is over', async () => {
    const server = startPlain((socket) => setTimeout(() => socket.write('SIP/2.0 400'), 100));
    expect(await greet(server, 'panther', 200)).toMatchObject({ status: 'not-tls', starts: 'SIP/2.0 400' });
  });

  plainTest('at most 200 bytes of it', async () => {
    const seen = await greet(
      startPlain((socket) => socket.end('x'.repeat(9000))),
      'panther',
    );
    expect(seen).toMatchObject({ status: 'not-tls', starts: 'x'.repeat(200) });
  });

  plainTest('silence is a timeout, and costs no more than asked', async () => {
    const seen = await greet(
      startPlain(() => {}),
      'panther',
      150,
    );
    expect(seen).toMatchObject({ status: 'timeout', kind: 'panther' });
    expect(seen.milliseconds).toBeLessThan(1000);
  });

  plainTest('a drip of bytes is a timeout as well', async () => {
    const record = inRecords([...serverHello({}), ...certificate(new Array<number>(3000).fill(1))]);
    const server = startPlain((socket) => {
      let at = 0;
      const drip = setInterval(() => socket.write(record.subarray(at, (at += 1))), 20);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await greet(server, 'panther', 200)).toMatchObject({ status: 'timeout' });
  });

  plainTest('a reset', async () => {
    const server = startPlain((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await greet(server, 'panther')).toMatchObject({ status: 'reset' });
  });

  plainTest('an end without a word', async () => {
    const server = startPlain((socket) => socket.once('data', () => socket.end()));
    expect(await greet(server, 'panther')).toMatchObject({ status: 'closed' });
  });

  plainTest('a warning and an end', async () => {
    const server = startPlain((socket) => socket.once('data', () => socket.end(alert(1, 112))));
    expect(await greet(server, 'panther')).toMatchObject({ status: 'alert', level: 1, description: 112 });
  });

  plainTest('TLS that makes no sense', async () => {
    const server = startPlain((socket) => socket.once('data', () => socket.end(inRecords([2, 0, 0, 2, 3, 1]))));
    expect(await greet(server, 'panther')).toMatchObject({
      status: 'malformed',
      reason: 'a ServerHello ends too early',
    });
  });

  plainTest('a handshake without an end is cut off', async () => {
    const endless = inRecords([...serverHello({}), 12, 0, 255, 255, ...new Array<number>(65_000).fill(0)]);
    const server = startPlain((socket) =>
      socket.once('data', () => {
        socket.write(endless);
        socket.write(inRecords(new Array<number>(535).fill(0)));
        socket.write(inRecords([12, 0, 255, 255, ...new Array<number>(65_000).fill(0)]));
      }),
    );
    expect(await greet(server, 'panther')).toMatchObject({ status: 'malformed' });
  });

  plainTest('a closed port', async () => {
    const { address, port, stop } = await startPlain(() => {});
    await stop();
    const to = { host: 'lcs.contoso.com', address, port };
    expect(await hello(to, 'panther', { milliseconds: 1000 })).toMatchObject({ status: 'refused', kind: 'panther' });
    expect(await connect(to, { milliseconds: 1000 })).toMatchObject({ status: 'refused', address });
  });

  plainTest('an open port takes connections', async () => {
    const { address, port } = await startPlain(() => {}).then((server) => (running.push(server), server));
    const seen = await connect({ host: 'lcs.contoso.com', address, port }, { milliseconds: 1000 });
    expect(seen).toEqual({ status: 'open', address, milliseconds: expect.any(Number) });
  });

  plainTest('an address that cannot be', async () => {
    const to = { host: 'lcs.contoso.com', address: '255.255.255.255', port: 5061 };
    expect((await connect(to, { milliseconds: 500 })).status).toMatch(/^(?:unreachable|timeout)$/);
  });

  plainTest.each([
    ['127.0.0.1', 65_536],
    ['127.0.0.1', -1],
    ['127.0.0.1', Number.NaN],
    ['', 5061],
    ['localhost', 5061],
  ])('%j, port %i is no address, and nothing is looked up', async (address, port) => {
    const to = { host: 'lcs.contoso.com', address, port };
    expect(await connect(to, { milliseconds: 500 })).toMatchObject({ status: 'unreachable', address });
    expect(await hello(to, 'panther', { milliseconds: 500 })).toMatchObject({ status: 'unreachable' });
  });
});
