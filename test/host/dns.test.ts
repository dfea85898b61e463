import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DnsQuestion } from '../../src/core/dns.ts';
import { decodeAnswer, encodeQuestion } from '../../src/host/network/dns-message.ts';
import { ask } from '../../src/host/network/dns.ts';
import { hasCommand, tool } from '../helpers/tools.ts';
import { startBind, type Bind } from '../servers/bind.ts';
import { freePort } from '../servers/ports.ts';

const SOON = { milliseconds: 3000 };
const SRV = (name: string): DnsQuestion => ({ name, type: 'SRV' });
const A = (name: string): DnsQuestion => ({ name, type: 'A' });

describe('with BIND', () => {
  let bind: Bind;
  const named = tool('named');

  beforeAll(async () => {
    if (!hasCommand('named')) return;
    // BIND takes at most 100 records of a type.
    const many = Array.from({ length: 95 }, (_, i) => `many IN A 10.1.0.${i + 1}`).join('\n');
    bind = await startBind({
      zones: {
        'contoso.com': [
          '_sipinternaltls._tcp 600 IN SRV 10 60 5061 sip.contoso.com.',
          '_sip._tls IN SRV 0 0 443 .',
          'sip IN A 10.0.0.5',
          'sip IN AAAA 2001:db8::5',
          'old IN CNAME older',
          'older IN CNAME sip',
          'nowhere IN CNAME gone.contoso.com.',
          'txt IN TXT "a"',
          many,
        ].join('\n'),
        'broken.example': 'broken',
      },
    });
  });
  afterAll(async () => bind?.stop());

  named('SRV records with priority, weight, port, target and TTL', async () => {
    expect(await ask(bind.resolver, SRV('_sipinternaltls._tcp.contoso.com'), SOON)).toMatchObject({
      status: 'answer',
      authoritative: true,
      transport: 'udp',
      truncated: false,
      records: [
        {
          type: 'SRV',
          name: '_sipinternaltls._tcp.contoso.com',
          ttl: 600,
          priority: 10,
          weight: 60,
          port: 5061,
          target: 'sip.contoso.com',
        },
      ],
    });
  });
  named('a target "." is "."', async () => {
    const { records } = await ask(bind.resolver, SRV('_sip._tls.contoso.com'), SOON);
    expect(records).toMatchObject([{ target: '.' }]);
  });
  named('IPv4 and IPv6 addresses', async () => {
    expect((await ask(bind.resolver, A('SIP.Contoso.com'), SOON)).records).toMatchObject([{ address: '10.0.0.5' }]);
    const { records } = await ask(bind.resolver, { name: 'sip.contoso.com', type: 'AAAA' }, SOON);
    expect(records).toMatchObject([{ address: '2001:db8::5' }]);
  });
  named('an alias of an alias, in order', async () => {
    const { records, status } = await ask(bind.resolver, A('old.contoso.com'), SOON);
    expect(status).toBe('answer');
    expect(records.map((record) => [record.name, record.type])).toEqual([
      ['old.contoso.com', 'CNAME'],
      ['older.contoso.com', 'CNAME'],
      ['sip.contoso.com', 'A'],
    ]);
  });
  named('an alias that leads nowhere', async () => {
    const { records, status } = await ask(bind.resolver, A('nowhere.contoso.com'), SOON);
    expect([status, records.map(({ type }) => type)]).toEqual(['nxdomain', ['CNAME']]);
  });
  named('no such name, no such record, and how long that holds', async () => {
    expect(await ask(bind.resolver, A('none.contoso.com'), SOON)).toMatchObject({
      status: 'nxdomain',
      negativeTtl: 900,
    });
    expect(await ask(bind.resolver, A('txt.contoso.com'), SOON)).toMatchObject({
      status: 'no-data',
      negativeTtl: 900,
    });
  });
  named('a zone that does not load: SERVFAIL; a zone of others: REFUSED', async () => {
    expect(await ask(bind.resolver, A('sip.broken.example'), SOON)).toMatchObject({ status: 'servfail' });
    expect(await ask(bind.resolver, A('sip.elsewhere.example'), SOON)).toMatchObject({ status: 'refused' });
  });
  named('an answer too long for UDP comes whole over TCP', async () => {
    const answer = await ask(bind.resolver, A('many.contoso.com'), SOON);
    expect(answer).toMatchObject({ status: 'answer', transport: 'tcp', truncated: true });
    expect(answer.records).toHaveLength(95);
  });
  named('the SOA record of a domain', async () => {
    expect(await ask(bind.resolver, { name: 'contoso.com', type: 'SOA' }, SOON)).toMatchObject({ status: 'answer' });
  });
});

describe('with servers that misbehave', () => {
  let udp: Socket;
  let tcp: Server;
  let resolver: string;
  let reply: (question: Buffer) => Buffer | readonly Buffer[] | undefined;

  beforeAll(async () => {
    udp = createSocket('udp4');
    udp.on('message', (question, from) => {
      for (const answer of [reply(question) ?? []].flat()) udp.send(answer, from.port, from.address);
    });
    await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done));
    const { port } = udp.address();
    resolver = `127.0.0.1:${port}`;
    tcp = createServer((socket) => void socket.on('error', () => {}).end());
    await new Promise<void>((done) => tcp.listen(port, '127.0.0.1', done));
  });
  afterAll(() => {
    udp.close();
    tcp.close();
  });

  const header = (question: Buffer, flags: number): Buffer => {
    const answer = Buffer.from(question);
    answer.writeUInt16BE(flags, 2);
    return answer;
  };

  test('silence is a timeout, no longer than was said', async () => {
    reply = () => undefined;
    const answer = await ask(resolver, A('a.example'), { milliseconds: 200 });
    expect(answer).toMatchObject({ status: 'timeout', records: [] });
    expect(answer.milliseconds).toBeGreaterThanOrEqual(190);
  });
  test('a packet that was lost is sent again', async () => {
    let count = 0;
    reply = (question) => (++count === 1 ? undefined : header(question, 0x8183));
    expect(await ask(resolver, A('a.example'), { milliseconds: 900 })).toMatchObject({ status: 'nxdomain' });
  });
  test('answers with another number are passed over', async () => {
    reply = (question) => {
      const forged = header(question, 0x8180);
      forged.writeUInt16BE((question.readUInt16BE(0) + 1) & 0xffff, 0);
      return [forged, header(question, 0x8183)];
    };
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({ status: 'nxdomain' });
  });
  test('a server that does not know EDNS is asked without', async () => {
    reply = (question) =>
      question.readUInt16BE(10) > 0 ? header(question, 0x8181).subarray(0, 12) : header(question, 0x8183);
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({ status: 'nxdomain' });
  });
  test('a truncated answer without TCP keeps what there is', async () => {
    reply = (question) => header(question, 0x8380);
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({
      truncated: true,
      transport: 'udp',
      reason: expect.stringContaining('over TCP') as string,
    });
  });
  test('an answer to another question is malformed', async () => {
    reply = (question) => {
      const other = Buffer.from(encodeQuestion(question.readUInt16BE(0), A('b.example'), false));
      other.writeUInt16BE(0x8180, 2);
      return other;
    };
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({ status: 'malformed' });
  });
  test('other codes are named', async () => {
    reply = (question) => header(question, 0x8184);
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({ status: 'other-code', reason: 'NOTIMP' });
  });
  test('rubbish is malformed', async () => {
    reply = (question) => Buffer.concat([question.subarray(0, 2), Buffer.from('80ffffffffffffffffff1234', 'hex')]);
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({ status: 'malformed' });
  });
  test('a closed port cannot be reached', async () => {
    const closed = await freePort();
    expect(await ask(`127.0.0.1:${closed}`, A('a.example'), SOON)).toMatchObject({ status: 'unreachable' });
  });
  test.each(['a..b', `${'a'.repeat(64)}.example`, `${'a.'.repeat(140)}example`])(
    '%s cannot be asked for',
    async (name) => {
      reply = () => undefined;
      expect(['malformed', 'timeout']).toContain((await ask(resolver, A(name), { milliseconds: 100 })).status);
    },
  );
});

test('damaged answers never throw', () => {
  const question = SRV('_sip._tls.contoso.com');
  const whole = Buffer.from(
    '1234818000010001000000010 45f736970045f746c7307636f6e746f736f03636f6d0000210001c00c00210001000002580017000a003c13c50373697007636f6e746f736f03636f6d00'.replace(
      ' ',
      '',
    ),
    'hex',
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const { status, records } = decodeAnswer(bytes.subarray(0, length), question);
        expect(status === 'answer').toBe(records.some(({ type }) => type === 'SRV'));
      },
    ),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeAnswer(bytes, question)),
    { numRuns: 5000 },
  );
});
