import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server, type Socket as TcpSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DnsQuestion } from '../../src/core/dns.ts';
import { encodeQuestion } from '../../src/host/network/dns-message.ts';
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
    [udp, tcp] = await onOnePort();
    udp.on('message', (question, from) => {
      for (const answer of [reply(question) ?? []].flat()) udp.send(answer, from.port, from.address);
    });
    tcp.on('connection', close);
    resolver = `127.0.0.1:${udp.address().port}`;
  });
  afterAll(() => {
    udp.close();
    tcp.close();
  });

  function close(socket: TcpSocket): void {
    socket.on('error', () => {}).end();
  }
  /** A port that is free for UDP may be taken for TCP: then another. */
  async function onOnePort(): Promise<[Socket, Server]> {
    for (;;) {
      const socket = createSocket('udp4');
      await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
      const server = createServer();
      const isFree = await new Promise<boolean>((done) => {
        server.once('error', () => done(false));
        server.listen(socket.address().port, '127.0.0.1', () => done(true));
      });
      if (isFree) return [socket, server];
      socket.close();
    }
  }
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
  const toAnother = (question: Buffer): Buffer => {
    const other = Buffer.from(encodeQuestion(question.readUInt16BE(0), A('b.example'), false));
    other.writeUInt16BE(0x8180, 2);
    return other;
  };
  test('an answer to another question is passed over', async () => {
    reply = (question) => [toAnother(question), header(question, 0x8183)];
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({ status: 'nxdomain' });
  });
  test('where nothing else comes it is malformed, when the time is over', async () => {
    reply = toAnother;
    const answer = await ask(resolver, A('a.example'), { milliseconds: 200 });
    expect(answer).toMatchObject({ status: 'malformed', reason: 'it answers another question: b.example A' });
    expect(answer.milliseconds).toBeGreaterThanOrEqual(190);
  });
  test('a server that does not know EDNS is asked without over TCP, too', async () => {
    const asked: number[] = [];
    const onTcp = (socket: TcpSocket): void => {
      socket.on('data', (bytes) => {
        asked.push(bytes.readUInt16BE(12));
        const answer = header(bytes.subarray(2), 0x8183);
        socket.write(Buffer.concat([Buffer.from([0, answer.length]), answer]));
      });
    };
    tcp.removeAllListeners('connection').on('connection', onTcp);
    reply = (question) => header(question, question.readUInt16BE(10) > 0 ? 0x8184 : 0x8380);
    expect(await ask(resolver, A('a.example'), SOON)).toMatchObject({
      status: 'nxdomain',
      transport: 'tcp',
      truncated: true,
    });
    expect(asked).toEqual([0]);
    tcp.removeAllListeners('connection').on('connection', close);
  });
  test('a server with an IPv6 address', async () => {
    const six = createSocket('udp6');
    six.on('message', (question, from) => six.send(header(question, 0x8183), from.port, from.address));
    await new Promise<void>((done) => six.bind(0, '::1', done));
    const answer = await ask(`[::1]:${six.address().port}`, A('a.example'), SOON);
    six.close();
    expect(answer).toMatchObject({ status: 'nxdomain' });
  });
  test.each(['', 'dns.example', '127.0.0.1:0', '127.0.0.1:99999', '[::1', '[::1]:x', '127.0.0.1:'])(
    '"%s" is no server',
    async (text) => {
      expect(await ask(text, A('a.example'), SOON)).toMatchObject({ status: 'unreachable' });
    },
  );
  test.each([0, 1, 2, 3, 5])('%i milliseconds are too few, and do no harm', async (milliseconds) => {
    reply = () => undefined;
    expect(await ask(resolver, A('a.example'), { milliseconds })).toMatchObject({ status: 'timeout' });
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
  test.each(['', 'a..b', '.a', `${'a'.repeat(64)}.example`, `${'a.'.repeat(140)}example`])(
    '"%s" cannot be asked for, and is not',
    async (name) => {
      let count = 0;
      reply = (question) => {
        count += 1;
        return header(question, 0x8183);
      };
      expect(await ask(resolver, A(name), SOON)).toMatchObject({ status: 'malformed' });
      expect(count).toBe(0);
    },
  );
});
