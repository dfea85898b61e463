import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startDelay } from './delay.ts';

const ADDRESS = '127.0.0.1';
const MILLISECONDS = 40;

async function timed<T>(what: Promise<T>): Promise<{ result: T; took: number }> {
  const begin = performance.now();
  const result = await what;
  return { result, took: performance.now() - begin };
}

test('TCP takes its time there and back, and an end does not cut off what is on its way', async () => {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.resume().on('end', () => socket.end('answer'));
  }).listen(0, ADDRESS);
  await once(server, 'listening');
  const to = { address: ADDRESS, port: (server.address() as { port: number }).port };
  const delay = await startDelay({
    from: { address: ADDRESS, port: 0 },
    to,
    milliseconds: MILLISECONDS,
    transports: ['tcp'],
  });
  const client = connect({ host: ADDRESS, port: delay.port, allowHalfOpen: true });
  client.end('question');
  const { result, took } = await timed(once(client, 'data') as Promise<[Buffer]>);
  expect(result[0].toString()).toBe('answer');
  expect(took).toBeGreaterThanOrEqual(2 * MILLISECONDS - 2);
  await delay.stop();
  server.close();
});

test('UDP takes its time; each question gets its own answer, and one that nobody answers keeps nothing open', async () => {
  const server = createSocket('udp4').bind(0, ADDRESS);
  await once(server, 'listening');
  server.on('message', (question, { port, address }) => {
    if (question.toString() !== 'silence') server.send(`re: ${question.toString()}`, port, address);
  });
  const delay = await startDelay({
    from: { address: ADDRESS, port: 0 },
    to: server.address(),
    milliseconds: MILLISECONDS,
    transports: ['udp'],
  });
  const ask = async (question: string): Promise<string> => {
    const client = createSocket('udp4');
    client.send(question, delay.port, ADDRESS);
    const [answer] = (await once(client, 'message')) as [Buffer];
    client.close();
    return answer.toString();
  };
  const { result, took } = await timed(Promise.all([ask('a'), ask('b')]));
  expect(result).toEqual(['re: a', 're: b']);
  expect(took).toBeGreaterThanOrEqual(2 * MILLISECONDS - 2);
  const client = createSocket('udp4');
  client.send('silence', delay.port, ADDRESS);
  await new Promise((done) => setTimeout(done, MILLISECONDS / 2));
  await delay.stop();
  client.close();
  server.close();
});
