import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { SipTalk } from '../../src/core/network.ts';
import { talkSip } from '../../src/host/network/sip.ts';
import { statusOf } from '../../src/wire/sip/index.ts';
import { tool } from '../helpers/tools.ts';
import { startGnutls, TLS10, type Gnutls } from '../servers/gnutls.ts';
import { freePort } from '../servers/ports.ts';
import { startSipResponder, type SipResponder } from '../servers/sip-responder.ts';

const test = tool('python3', 'openssl');
const folder = mkdtempSync(join(tmpdir(), 'msgrctl-sip-tls-'));
const [key, chain] = [join(folder, 'key.pem'), join(folder, 'chain.pem')] as const;
const running: { stop: () => unknown }[] = [];

beforeAll(() => {
  const files = ['-keyout', key, '-out', chain];
  execFileSync(
    'openssl',
    ['req', '-x509', '-nodes', '-subj', '/CN=sip.contoso.com', '-newkey', 'rsa:1024', ...files],
    {
      stdio: 'ignore',
    },
  );
});

afterAll(async () => {
  for (const server of running.toReversed()) await server.stop();
  rmSync(folder, { recursive: true });
});

async function overTls(priorities: string): Promise<Gnutls & { responder: SipResponder }> {
  const responder = await startSipResponder();
  running.push(responder);
  const server = await startGnutls({ key, chain: [chain], priorities, behind: responder });
  running.push(server);
  return { ...server, responder };
}

function register(
  { address, port }: { address: string; port: number },
  engine: 'legacy' | 'modern',
): Promise<SipTalk> {
  const request = { method: 'REGISTER', domain: 'contoso.com', userAgent: 'msgrctl' } as const;
  return talkSip({ host: 'sip.contoso.com', address, port }, 'tls', engine, request, { milliseconds: 5000 });
}

test('a REGISTER goes through TLS 1.0 with RC4, and says that it came by TLS', async () => {
  const server = await overTls(TLS10['0005']!);
  const { session, sip } = await register(server, 'legacy');
  expect(session).toMatchObject({ engine: 'legacy', version: '3.1', suite: 5 });
  expect(sip).toMatchObject({ method: 'REGISTER', status: 'response' });
  expect(sip?.status === 'response' && statusOf(sip.text)).toBe(401);
  expect(server.responder.requests).toHaveLength(1);
  expect(server.responder.requests[0]).toMatch(/^Via: SIP\/2\.0\/TLS msgrctl\.invalid;/m);
  expect(server.responder.requests[0]).not.toMatch(/^(?:Contact|Authorization):/im);
});

test('a REGISTER goes through the TLS of today', async () => {
  const server = await overTls('NORMAL');
  const { session, sip } = await register(server, 'modern');
  expect(session).toMatchObject({ engine: 'modern' });
  expect(sip?.status === 'response' && statusOf(sip.text)).toBe(401);
});

test('a closed port gives a failed session, and no SIP', async () => {
  const { session, sip } = await register({ address: '127.0.0.1', port: await freePort() }, 'legacy');
  expect(session).toMatchObject({ status: 'refused' });
  expect(sip).toBeUndefined();
});
