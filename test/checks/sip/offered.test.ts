import { expect, test } from 'vitest';
import { sipOutcomes } from '../../../src/checks/sip/index.ts';
import { offered, skewSeconds } from '../../../src/checks/sip/offered.ts';
import type { ServerObservation, SipSeen } from '../../../src/core/server.ts';
import { BASES, readBase } from './base.ts';

const seen = readBase(BASES.sip);
const [healthy] = seen.servers as [ServerObservation];
const first = healthy.sip[0] as SipSeen & { status: 'response' };
const answering = (...texts: string[]): ServerObservation => ({
  ...healthy,
  sip: texts.map((text) => ({ ...first, text })),
});

test('what a server offers is told in its order, with its names', () => {
  expect(offered(healthy)).toEqual({
    schemes: ['NTLM', 'Kerberos'],
    realm: 'SIP Communications Service',
    targetname: 'sip.contoso.com',
    version: '3',
    date: 'Mon, 23 Nov 2026 09:00:00 GMT',
  });
});

test('a server offers what a later answer has, where the first was no challenge', () => {
  expect(offered(answering('SIP/2.0 403 Forbidden\r\n\r\n', first.text))?.schemes).toEqual(['NTLM', 'Kerberos']);
  expect(offered(answering('SIP/2.0 403 Forbidden\r\n\r\n'))).toEqual({ schemes: [] });
});

test.each([[[]], [['HTTP/1.1 200 OK\r\n\r\n']]])('nothing is offered where nothing can be read: %j', (texts) => {
  expect(offered(answering(...texts))).toBeUndefined();
  expect(skewSeconds(answering(...texts))).toBeUndefined();
});

test('the skew is that of the middle of the exchange, and the date was cut to a second', () => {
  const late = { ...healthy, sip: [{ ...first, sentAt: '2026-11-23T08:59:00.000Z', milliseconds: 1000 }] };
  expect(skewSeconds(late)).toBe(60);
});

test('without an answer it is unknown whether the server answers, and nothing else is judged', () => {
  const outcomes = sipOutcomes({ ...healthy, sip: [] }, seen);
  expect(outcomes.filter(({ status }) => status !== 'not-applicable')).toEqual([
    {
      check: 'sip/no-reply',
      status: 'unknown',
      reason: 'no SIP could be spoken, for no session came about',
    },
  ]);
});

test('a port that was closed in the meantime is no fault of SIP', () => {
  const { method, userAgent, sentAt } = first;
  const refused = {
    method,
    userAgent,
    sentAt,
    milliseconds: 1,
    status: 'refused',
    reason: 'the port is closed',
  } as const;
  const outcomes = sipOutcomes({ ...healthy, sip: [refused] }, seen);
  expect(outcomes.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(outcomes.find(({ check }) => check === 'sip/no-reply')?.status).toBe('unknown');
});
