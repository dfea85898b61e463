import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { openSession } from '../../src/host/network/session.ts';
import { tool } from '../helpers/tools.ts';
import { startGnutls, TLS10 } from './gnutls.ts';
import { selfSigned } from './openssl.ts';
import { startPlain } from './plain.ts';

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-gnutls-'));
const test = tool('gnutls-serv', 'openssl', 'python3');

afterAll(() => rmSync(folder, { recursive: true }));

test('hands the stream to the server behind it, and its answer back', async () => {
  const { key, certificate } = selfSigned(folder, 'rsa', 'rsa:2048');
  const heard: string[] = [];
  const behind = await startPlain((socket) =>
    socket.on('data', (part: Buffer) => {
      heard.push(part.toString());
      socket.end('SIP/2.0 401 Unauthorized\r\n\r\n');
    }),
  );
  const server = await startGnutls({ priorities: TLS10['0004']!, key, chain: [certificate], behind });
  const made = await openSession({ host: 'lcs.contoso.com', ...server }, 'legacy', { milliseconds: 4000 });
  if (!('session' in made)) throw new Error(made.reason);
  made.write(new TextEncoder().encode('REGISTER'));
  let said = '';
  for await (const part of made.read) said += Buffer.from(part).toString();
  expect({ heard, said, broken: made.broken() }).toEqual({
    heard: ['REGISTER'],
    said: 'SIP/2.0 401 Unauthorized\r\n\r\n',
    broken: undefined,
  });
  await server.stop();
  await behind.stop();
});

test('says why it cannot start', async () => {
  const wrong = startGnutls({ priorities: 'NONE', key: join(folder, 'nothing.key'), chain: [] });
  await expect(wrong).rejects.toThrow('nothing.key');
});
