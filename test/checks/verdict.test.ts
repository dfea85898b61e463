import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judge } from '../../src/checks/signin/judge.ts';
import type { Json } from '../../src/core/finding.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Verdict } from '../../src/core/report.ts';
import type { ServerObservation } from '../../src/core/server.ts';
import { observed } from './observed.ts';

const BASE = 'healthy-signin.json';
const healthy = JSON.parse(
  readFileSync(new URL(`../fixtures/observations/${BASE}`, import.meta.url), 'utf8'),
) as Observation;
const [server] = healthy.servers as readonly [ServerObservation];

const verdictOf = (set: { [pointer: string]: Json } = {}, remove: string[] = []): Verdict =>
  judge(observed({ base: BASE, set, remove })).verdict!;
const statuses = ({ rungs }: Verdict): string => rungs.map(({ name, status }) => `${name}: ${status}`).join(', ');

const REST = 'authentication: ok, kerberos: not-needed';
const WHO = 'alice@contoso.com on a Mac with Mac OS X 10.3 or 10.4';

test('works', () => {
  const verdict = verdictOf();
  expect(verdict).toMatchObject({ result: 'works', because: [] });
  expect(verdict.text).toBe(`${WHO} can sign in, as far as it goes without a password.`);
  expect(statuses(verdict)).toBe(`dns: ok, connection: ok, tls: ok, certificate: ok, sip: ok, ${REST}`);
});

test('works, but: a warning', () => {
  const verdict = verdictOf({ '/domains/0/views/0/answers/0/records/0/ttl': 0, '/servers/0/port': 5061 });
  expect(verdict.result).toBe('works');
  const odd = verdictOf({ '/domains/0/views/0/answers/0/records/0/port': 5071 });
  expect(odd).toMatchObject({ result: 'works-but', because: ['dns/srv-wrong-port'] });
  expect(odd.text).toContain('can sign in, but');
});

test('fails: the first step that a Mac cannot take decides, and later ones are told all the same', () => {
  const verdict = verdictOf({ '/at': '2050-06-01T00:00:00.000Z' });
  expect(verdict).toMatchObject({ result: 'fails' });
  expect(verdict.because[0]).toBe('certificate/expired');
  expect(verdict.fix).toMatch(/\.$/);
  expect(statuses(verdict)).toContain('certificate: fails');
});

test('fails in the DNS: what the user sees is known, and nothing later was reached', () => {
  const gone = { status: 'nxdomain', records: [] };
  const verdict = verdictOf(
    {
      '/domains/0/views/0/answers/0/status': gone.status,
      '/domains/0/views/0/answers/0/records': gone.records,
      '/servers': [],
      '/chains': [],
    },
    [],
  );
  expect(verdict).toMatchObject({ result: 'fails', because: ['dns/srv-missing'] });
  expect(verdict.userSees).toContain('temporarily unavailable');
  expect(statuses(verdict)).toBe(
    'dns: fails, connection: not-reached, tls: not-reached, certificate: not-reached, sip: not-reached, ' +
      'authentication: not-reached, kerberos: not-needed',
  );
});

test('a closed port stops it; the steps behind are not reached', () => {
  const verdict = verdictOf(
    {
      '/servers/0/connects/0/status': 'refused',
      '/servers/0/connects/0/reason': 'the port is closed',
      '/servers/0/hellos': [],
      '/servers/0/sip': [],
      '/chains': [],
    },
    ['/servers/0/session'],
  );
  expect(verdict).toMatchObject({ result: 'fails', because: ['server/port-refused'] });
  expect(statuses(verdict)).toContain(
    'connection: fails, tls: not-reached, certificate: not-reached, sip: not-reached',
  );
});

const K = '_sipinternal._tcp.contoso.com';
const TCP_RECORD: Json = {
  question: { name: K, type: 'SRV' },
  status: 'answer',
  records: [{ type: 'SRV', name: K, ttl: 3600, priority: 0, weight: 0, port: 5060, target: 'sip.contoso.com' }],
  authoritative: true,
  transport: 'udp',
  truncated: false,
  milliseconds: 2,
};

test('TLS cannot be had and TCP is there: works, but in the clear', () => {
  const alert = (kind: string): Json => ({
    kind,
    address: '192.0.2.10',
    milliseconds: 2,
    status: 'alert',
    level: 2,
    description: 40,
  });
  const verdict = verdictOf(
    {
      '/domains/0/views/0/answers/1': TCP_RECORD,
      '/servers/0/hellos': ['panther', 'tiger-aes', 'snow-leopard', 'today'].map(alert),
      '/servers/0/session': { status: 'closed', reason: 'the server refuses' },
      '/servers/0/sip': [],
      '/servers/-': {
        host: 'sip.contoso.com',
        port: 5060,
        transport: 'tcp',
        because: 'dns',
        connects: server.connects as unknown as Json,
        hellos: [],
        sip: server.sip as unknown as Json,
      },
      '/chains': [],
    },
    [],
  );
  expect(verdict.result).toBe('works-but');
  expect(verdict.text).toContain('TLS cannot be had');
  expect(verdict.text).toContain('nothing is encrypted');
  expect(statuses(verdict)).toBe(`dns: ok, connection: ok, tls: warns, certificate: not-needed, sip: ok, ${REST}`);
  expect(verdict.because[0]).toMatch(/^server\//);
});

test('what stops some releases only: works, but', () => {
  const verdict = verdictOf({
    '/want/releases': ['10.3', '10.4.11'],
    '/servers/0/hellos/0': {
      kind: 'panther',
      address: '192.0.2.10',
      milliseconds: 2,
      status: 'alert',
      level: 2,
      description: 40,
    },
    '/servers/0/hellos/-': { ...(server.hellos[0] as object), kind: 'tiger-aes', suite: 47 } as Json,
  });
  expect(verdict).toMatchObject({ result: 'works-but', because: ['server/too-new-for-macs'] });
  expect(verdict.text).toContain('10.3');
});

test.each<[string, { [pointer: string]: Json }, Verdict['result'], string | undefined]>([
  ['the box is set, and no realm is known', { '/want/kerberos': true }, 'unknown', undefined],
  [
    'the box is set and there is only a password',
    { '/want/kerberos': true, '/want/userHas': 'password' },
    'fails',
    'signin/box-without-ticket',
  ],
  ['only a password', { '/want/userHas': 'password' }, 'works', undefined],
])('%s', (_name, set, result, because) => {
  const verdict = verdictOf(set);
  expect([verdict.result, verdict.because[0]]).toEqual([result, because]);
});

const absent = (name: string): Json => ({
  question: { name, type: 'SRV' },
  status: 'nxdomain',
  records: [],
  authoritative: true,
  transport: 'udp',
  truncated: false,
  milliseconds: 2,
});
const NO_REALM: Json = {
  realm: 'CONTOSO.COM',
  views: [
    { resolver: '192.0.2.53', answers: [absent('_kerberos._udp.CONTOSO.COM'), absent('_kerberos._tcp.CONTOSO.COM')] },
  ],
  kdcs: [],
};

test('a failed Kerberos stops a sign-in only if it would be tried: its box set, and the server offering it', () => {
  const text = (server.sip[0] as { text: string }).text;
  const broken = { '/kerberos': NO_REALM, '/want/kerberos': true } as const;
  const both = verdictOf(broken);
  expect(both).toMatchObject({ result: 'fails', because: ['kerberos/srv-missing'] });
  expect(both.text).toContain('NTLM is not tried');
  const ntlm = verdictOf({
    ...broken,
    '/servers/0/sip/0/text': text.replace(/WWW-Authenticate: Kerberos[^\r]*\r\n/, ''),
  });
  expect(ntlm.result).toBe('works-but');
});

test('could not look is neither works nor fails', () => {
  const verdict = verdictOf({ '/servers/0/sip': [] });
  expect(verdict.result).toBe('unknown');
});

test('the symptom is held against what was seen', () => {
  const { targets } = judge(
    observed({ base: BASE, set: { '/at': '2050-06-01T00:00:00.000Z' } }),
    'problem verifying the certificate',
  );
  expect(
    targets
      .at(-1)
      ?.facts?.map(({ value }) => value)
      .join('\n'),
  ).toContain('fits: certificate');
});
