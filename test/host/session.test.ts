import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Failure } from '../../src/core/failure.ts';
import { openSession, type Session } from '../../src/host/network/session.ts';
import { tool } from '../helpers/tools.ts';
import { startGnutls, TLS10, type Gnutls, type GnutlsOptions } from '../servers/gnutls.ts';

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-session-'));
const running: { stop: () => unknown }[] = [];
const waiting = { milliseconds: 5000 };
const test = tool('python3', 'openssl');

beforeAll(() => {
  const make = (name: string, ...key: string[]): void => {
    const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)];
    execFileSync('openssl', ['req', '-x509', '-nodes', '-subj', '/CN=lcs.contoso.com', '-newkey', ...key, ...files], {
      stdio: 'ignore',
    });
  };
  make('rsa', 'rsa:1024');
  make('ec', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256');
});

afterAll(async () => {
  for (const server of running) await server.stop();
  rmSync(folder, { recursive: true });
});

async function gnutls(options: Partial<GnutlsOptions>): Promise<Gnutls> {
  const files = { key: join(folder, 'rsa.key'), chain: [join(folder, 'rsa.pem')] };
  const server = await startGnutls({ ...files, priorities: TLS10['0005']!, ...options });
  running.push(server);
  return server;
}

function isOpen(result: Session | Failure): asserts result is Session {
  expect(result).toHaveProperty('session');
}

/** Sends bytes and reads as many back. */
async function echoed({ write, read }: Session, bytes: Buffer): Promise<Buffer> {
  for (let at = 0; at < bytes.length; at += 5000) write(bytes.subarray(at, at + 5000));
  let back = Buffer.alloc(0);
  for await (const part of read) {
    back = Buffer.concat([back, part]);
    if (back.length >= bytes.length) break;
  }
  return back;
}

describe('our own TLS 1.0', () => {
  for (const [name, priorities] of Object.entries(TLS10)) {
    test(`carries 150 kB both ways with the suite ${name}`, async () => {
      const { address, port } = await gnutls({ priorities });
      const opened = await openSession({ host: 'lcs.contoso.com', address, port }, 'legacy', waiting);
      isOpen(opened);
      expect(opened.session).toEqual({
        engine: 'legacy',
        version: '3.1',
        suite: Number(`0x${name}`),
        certificateRequest: false,
      });
      const bytes = randomBytes(150_000);
      const back = await echoed(opened, bytes);
      expect(back.equals(bytes)).toBe(true);
      opened.end();
    });
  }
});
