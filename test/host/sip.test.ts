import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { talkSip } from '../../src/host/network/sip.ts';
import type { SipSeen } from '../../src/core/server.ts';
import { tool } from '../helpers/tools.ts';
import { startGnutls, TLS10 } from '../servers/gnutls.ts';
import { makePki } from '../servers/pki.ts';
import { startSipResponder, type SipResponder, type SipResponderOptions } from '../servers/sip-responder.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const REQUEST = { method: 'REGISTER', domain: 'contoso.com', userAgent: 'msgrctl/0.1' } as const;

async function responder(options: SipResponderOptions = {}): Promise<SipResponder> {
  const started = await startSipResponder(options);
  stops.push(started.stop);
  return started;
}

async function asked(options: SipResponderOptions, milliseconds = 2000): Promise<SipSeen> {
  const { address, port } = await responder(options);
  const { sip, session } = await talkSip({ host: 'sip.contoso.com', address, port }, 'tcp', 'modern', REQUEST, {
    milliseconds,
  });
  expect(session).toBeUndefined();
  return sip!;
}

test('one REGISTER goes out, and its challenge comes back as it was', async () => {
  const { address, port, requests } = await responder();
  const to = { host: 'sip.contoso.com', address, port };
  const before = Date.now();
  const { sip } = await talkSip(to, 'tcp', 'legacy', REQUEST, { milliseconds: 2000 });
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatch(
    /^REGISTER sip:contoso\.com SIP\/2\.0\r\nVia: SIP\/2\.0\/TCP 127\.0\.0\.1:\d+;branch=z9hG4bK[0-9a-f]{16}\r\n/,
  );
  expect(requests[0]).not.toMatch(/contact|authorization/i);
  expect(sip).toMatchObject({ method: 'REGISTER', userAgent: 'msgrctl/0.1', status: 'response' });
  expect(sip!.status === 'response' && sip!.text).toMatch(/^SIP\/2\.0 401 [^]*\r\n\r\n$/);
  expect(Date.parse(sip!.sentAt)).toBeGreaterThanOrEqual(before);
});

test('OPTIONS, to an IPv6 domain', async () => {
  const { address, port, requests } = await responder();
  const request = { ...REQUEST, method: 'OPTIONS', domain: '2001:db8::1' } as const;
  const { sip } = await talkSip({ host: 'x', address, port }, 'tcp', 'modern', request, { milliseconds: 2000 });
  expect(sip!.status).toBe('response');
  expect(requests[0]).toMatch(/^OPTIONS sip:\[2001:db8::1\] SIP\/2\.0\r\n/);
});

describe('answers that come otherwise', () => {
  test.each<[string, SipResponderOptions]>([
    ['behind 100 Trying', { provisional: true }],
    ['byte by byte', { singleBytes: true }],
    ['late', { delay: 200 }],
    ['with a body', { answer: 'SIP/2.0 401 Unauthorized\nContent-Type: text/plain\nContent-Length: 5\n\nhello' }],
  ])('%s', async (_, options) => {
    const sip = await asked(options);
    expect(sip.status).toBe('response');
    expect(sip.status === 'response' && sip.text).toMatch(/^SIP\/2\.0 401/);
  });

  test.each<[SipResponderOptions, SipSeen['status'], RegExp]>([
    [{ instead: 'silent' }, 'timeout', /^no answer came in time$/],
    [{ answer: 'SIP/2.0 100 Trying' }, 'timeout', /^nothing but 100 came in time$/],
    [{ instead: 'closes' }, 'closed', /^the server closed the connection without an answer$/],
    [{ instead: 'half' }, 'closed', /^the connection ended in the middle of the answer$/],
    [{ instead: 'resets' }, 'reset', /reset/],
    [{ instead: 'garbage' }, 'malformed', /^what came is no SIP: .*"HTTP\/1\.1 400 Bad Request"$/],
    [{ answer: 'SIP/2.0 200 OK\nContent-Length: 900000' }, 'malformed', /longer than 64 KiB$/],
    [{ answer: 'SIP/2.0 200 OK\nContent-Length: 9' }, 'timeout', /^the answer did not end in time$/],
  ])('%j ends as %s', async (options, status, reason) => {
    const sip = await asked(options, 400);
    expect(sip.status).toBe(status);
    expect(sip.status !== 'response' && sip.reason).toMatch(reason);
    expect(sip.milliseconds).toBeLessThan(1500);
  });
});

test('a closed port is told with the request that could not be sent', async () => {
  const { address, port, stop } = await responder();
  await stop();
  const { sip } = await talkSip({ host: 'x', address, port }, 'tcp', 'modern', REQUEST, { milliseconds: 1000 });
  expect(sip).toMatchObject({ method: 'REGISTER', status: 'refused' });
});

test('a domain that SIP cannot hold is never sent', async () => {
  const { address, port, requests } = await responder();
  const request = { ...REQUEST, domain: 'contoso.com\r\nX' };
  const { sip } = await talkSip({ host: 'x', address, port }, 'tcp', 'modern', request, { milliseconds: 1000 });
  expect(sip).toMatchObject({ status: 'unreachable', reason: 'the domain cannot stand in a SIP request' });
  expect(requests).toEqual([]);
});

describe('over TLS 1.0', () => {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-sip-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  tool('python3').each(['0004', '000a', '002f'])('through the session of a Mac of 2006, suite %s', async (suite) => {
    const { keyFile, chainFile } = makePki(folder).server({ id: `sip-${suite}` });
    const behind = await responder({ provisional: true });
    const tls = await startGnutls({ priorities: TLS10[suite]!, key: keyFile, chain: [chainFile], behind });
    stops.push(tls.stop);
    const to = { host: 'sip.contoso.com', address: tls.address, port: tls.port };
    const { session, sip } = await talkSip(to, 'tls', 'legacy', REQUEST, { milliseconds: 5000 });
    expect(session).toMatchObject({ engine: 'legacy', version: '3.1', suite: Number.parseInt(suite, 16) });
    expect(sip!.status === 'response' && sip!.text).toMatch(/^SIP\/2\.0 401 /);
    expect(behind.requests[0]).toMatch(/\r\nVia: SIP\/2\.0\/TLS msgrctl\.invalid;branch=/);
  });

  test('a plain port is no session, and nothing is asked', async () => {
    const { address, port, requests } = await responder({ instead: 'garbage' });
    const to = { host: 'sip.contoso.com', address, port };
    const { session, sip } = await talkSip(to, 'tls', 'legacy', REQUEST, { milliseconds: 600 });
    expect(session).toHaveProperty('reason');
    expect(sip).toBeUndefined();
    expect(requests).toEqual([]);
  });
});
