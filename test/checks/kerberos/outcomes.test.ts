import { expect, test } from 'vitest';
import { kerberosOutcomes } from '../../../src/checks/kerberos/index.ts';
import { kdcQuestions, realmQuestions } from '../../../src/checks/kerberos/questions.ts';
import { kdcReply } from '../../../src/checks/kerberos/reply.ts';
import type { DnsStatus } from '../../../src/core/dns.ts';
import type { KdcSeen, KerberosObservation } from '../../../src/core/kerberos.ts';
import { BASES, readBase } from '../sip/base.ts';

const seen = readBase(BASES.kerberos);
const kerberos = seen.kerberos!;
const reply = kerberos.kdcs[0] as KdcSeen & { status: 'reply' };

function reasons(observed: KerberosObservation): { [check: string]: string } {
  const outcomes = kerberosOutcomes(observed, seen);
  expect(outcomes.filter(({ status }) => status === 'fail')).toEqual([]);
  return Object.fromEntries(
    outcomes.flatMap((outcome) => (outcome.status === 'unknown' ? [[outcome.check, outcome.reason]] : [])),
  );
}

/** As if the SRV records could not be looked up. */
function unanswered(status: DnsStatus): KerberosObservation {
  const views = kerberos.views.map((view) => ({
    ...view,
    answers: view.answers.map((answer) =>
      answer.question.type === 'SRV' ? { ...answer, status, records: [] } : answer,
    ),
  }));
  return { ...kerberos, views, kdcs: [] };
}

test.each<DnsStatus>(['timeout', 'servfail', 'refused', 'unreachable', 'malformed'])(
  'no KDC is missing where the DNS did not answer: %s',
  (status) => {
    expect(reasons(unanswered(status))).toEqual({
      'kerberos/kdc-silent': 'no KDC is known',
      'kerberos/srv-missing': `_kerberos._udp.CONTOSO.COM could not be looked up: ${status}`,
    });
  },
);

test('nothing is known where no DNS server was asked', () => {
  expect(reasons({ ...kerberos, views: [], kdcs: [] })).toEqual({
    'kerberos/kdc-silent': 'no KDC is known',
    'kerberos/srv-missing': 'no DNS server was asked',
  });
});

test('the records of a realm are asked for, then the addresses of its KDCs', () => {
  expect(realmQuestions('CONTOSO.COM').map(({ name, type }) => `${name} ${type}`)).toEqual([
    '_kerberos._udp.CONTOSO.COM SRV',
    '_kerberos._tcp.CONTOSO.COM SRV',
  ]);
  const { answers } = kerberos.views[0]!;
  expect(kdcQuestions(answers)).toEqual([]);
  expect(kdcQuestions(answers.slice(0, 2))).toEqual([
    { name: 'dc1.contoso.com', type: 'A' },
    { name: 'dc1.contoso.com', type: 'AAAA' },
  ]);
});

test('the clock of a KDC is compared with the middle of the exchange', () => {
  const { message } = kdcReply(reply);
  if (message?.type !== 'error') throw new Error('the base has no KRB-ERROR');
  const { time } = message;
  const sent = (before: number): string => new Date(time - before).toISOString();
  expect(kdcReply({ ...reply, sentAt: sent(100_000), milliseconds: 0 }).skew).toEqual({ seconds: 100, doubt: 0 });
  expect(kdcReply({ ...reply, sentAt: sent(60_000), milliseconds: 120_000 }).skew).toEqual({ seconds: 0, doubt: 60 });
});

test.each(['', 'AAAA', '!'])('what is no message of Kerberos is told so: "%s"', (text) => {
  expect(kdcReply({ ...reply, reply: text })).toEqual({ said: 'not a message of Kerberos', message: undefined });
});
