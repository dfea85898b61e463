import { describe, expect, test } from 'vitest';
import { isNamedBefore } from '../../../src/checks/server/release-order.ts';
import { canTalk, kindsOf, releaseTable } from '../../../src/checks/server/releases.ts';
import type { HelloKind, HelloSeen, ServerObservation } from '../../../src/core/server.ts';

const at = { address: '192.0.2.10', milliseconds: 1 };
const refused = (kind: HelloKind, description = 40): HelloSeen => ({
  ...at,
  kind,
  status: 'alert',
  level: 2,
  description,
});
const accepted = (kind: HelloKind, suite: number, version = '3.1'): HelloSeen => ({
  ...at,
  kind,
  status: 'server-hello',
  version,
  suite,
  certificates: ['MA=='],
  certificateRequest: false,
  gmtUnixTime: 0,
});
const server = (...hellos: HelloSeen[]): ServerObservation => ({
  host: 'sip.contoso.com',
  port: 5061,
  transport: 'tls',
  because: 'asked',
  connects: [{ ...at, status: 'open' }],
  hellos,
  sip: [],
});
const cans = (seen: ServerObservation): string[] => releaseTable(seen).map(({ can }) => can);

describe('releaseTable', () => {
  test('what serves the oldest serves all', () => {
    expect(cans(server(accepted('panther', 0x0004)))).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  });

  test('AES needs 10.4.8', () => {
    const rows = releaseTable(server(refused('panther'), accepted('tiger-aes', 0x002f)));
    expect(rows.map(({ release, can }) => `${release}: ${can}`)).toEqual([
      '10.3: no',
      '10.4 to 10.4.7: no',
      '10.4.8 to 10.4.11: yes',
      '10.5: yes',
      '10.6 to 10.8: yes',
    ]);
    expect(rows[0]!.because).toBe('the server refuses with handshake_failure (40)');
  });

  test('TLS 1.2 only is for none of them', () => {
    const old = (['panther', 'tiger-aes', 'snow-leopard'] as const).map((kind) => refused(kind, 70));
    const seen = server(...old, accepted('today', 0xc02f, '3.3'));
    expect(cans(seen)).toEqual(['no', 'no', 'no', 'no', 'no']);
    expect(canTalk(seen, 'today').can).toBe('yes');
  });

  test('silence and no hello at all say nothing', () => {
    expect(cans(server({ ...at, kind: 'panther', status: 'timeout', reason: 'late' }))).toEqual(
      new Array(5).fill('unknown'),
    );
    expect(cans(server())).toEqual(new Array(5).fill('unknown'));
  });

  test('another protocol is for none', () => {
    expect(cans(server({ ...at, kind: 'panther', status: 'not-tls', starts: 'SIP/2.0 400' }))).toEqual(
      new Array(5).fill('no'),
    );
  });

  test('an answer that was not offered is no answer', () => {
    expect(releaseTable(server(accepted('panther', 0x1301)))[0]).toEqual({
      release: '10.3',
      can: 'no',
      because: 'it chooses AES_128_GCM_SHA256, which was not offered',
    });
  });
});

test.each([
  ['10.3.9', ['panther']],
  ['10.4', ['panther', 'tiger-aes']],
  ['10.4.7', ['panther']],
  ['10.4.8', ['tiger-aes']],
  ['10.4.11', ['tiger-aes']],
  ['10.5', ['tiger-aes']],
  ['10.6.8', ['snow-leopard']],
  ['10.8', ['snow-leopard']],
  ['10.10', ['today']],
])('a Mac of %s greets as %j', (release, kinds) => {
  expect(kindsOf(release)).toEqual(kinds);
});

test.each([
  ['10.4.8', '10.4.11', true],
  ['10.4.11', '10.4.8', false],
  ['10.4', '10.4.8', true],
  ['10.5', '10.5', false],
  ['10.10', '10.9', false],
])('%s before %s: %s', (a, b, before) => {
  expect(isNamedBefore(a, b)).toBe(before);
});
