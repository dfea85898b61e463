import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dnsOutcomes } from '../../../src/checks/dns/index.ts';
import type { DnsAnswer, DnsRecord, DnsStatus } from '../../../src/core/dns.ts';
import type { Outcome } from '../../../src/core/finding.ts';
import type { Observation, Want } from '../../../src/core/observation.ts';

const HEALTHY = JSON.parse(
  readFileSync(new URL('../../fixtures/observations/healthy-dns.json', import.meta.url), 'utf8'),
) as Observation;

type Change = Partial<Omit<DnsAnswer, 'question'>>;

/** The healthy domain, with some of its answers changed: those to `NAME TYPE`, or all of a type. */
function judge(change: (key: string) => Change | undefined, want: Partial<Want> = {}): Outcome[] {
  const [domain] = HEALTHY.domains;
  const views = domain!.views.map((view) => ({
    ...view,
    answers: view.answers.map((answer) => ({
      ...answer,
      ...change(`${answer.question.name} ${answer.question.type}`),
    })),
  }));
  const changed = { ...domain!, views };
  return dnsOutcomes(changed, { ...HEALTHY, want: { ...HEALTHY.want, ...want }, domains: [changed] });
}

const failed = (outcomes: readonly Outcome[]): string[] =>
  outcomes.filter(({ status }) => status === 'fail').map(({ check }) => check);
const of = (outcomes: readonly Outcome[], check: string): string | undefined =>
  outcomes.find((outcome) => outcome.check === `dns/${check}`)?.status;

const NONE = { records: [] } as const;
const ABOUT_RECORDS = [
  'srv-missing',
  'srv-no-data',
  'srv-only-federation',
  'srv-several',
  'srv-target-breaks-strict-naming',
  'srv-target-elsewhere',
  'srv-target-is-dot',
  'srv-wrong-port',
  'ttl-long',
  'ttl-zero',
];
const ABOUT_ADDRESSES = [
  'srv-target-is-alias',
  'srv-target-ipv6-only',
  'srv-target-malformed',
  'srv-target-without-address',
];
const FAILURES: [DnsStatus, string][] = [
  ['timeout', 'dns/timeout'],
  ['servfail', 'dns/server-failure'],
  ['refused', 'dns/refused'],
  ['unreachable', 'dns/unreachable'],
  ['malformed', 'dns/malformed-answer'],
  ['other-code', 'dns/error-code'],
];

describe.each(FAILURES)('%s', (status, check) => {
  test('on all SRV records is one finding, and what hangs on it is unknown', () => {
    const outcomes = judge((key) => (key.endsWith(' SRV') ? { status, ...NONE } : undefined));
    expect(failed(outcomes)).toEqual([check]);
    expect(ABOUT_RECORDS.map((id) => of(outcomes, id))).toEqual(ABOUT_RECORDS.map(() => 'unknown'));
  });
  test('on the address of the server is one finding, and what hangs on it is unknown', () => {
    const outcomes = judge((key) => (key === 'sip.contoso.com A' ? { status, ...NONE } : undefined));
    expect(failed(outcomes)).toEqual([check]);
    expect(ABOUT_ADDRESSES.map((id) => of(outcomes, id))).toEqual(ABOUT_ADDRESSES.map(() => 'unknown'));
    expect(of(outcomes, 'srv-missing')).toBe('pass');
  });
  test('on one of the records that are not there leaves open what else there is, but not that there is one', () => {
    const outcomes = judge((key) => (key === '_sip._tcp.contoso.com SRV' ? { status, ...NONE } : undefined));
    expect(failed(outcomes)).toEqual(['dns/unanswered-aside']);
    expect(of(outcomes, 'srv-missing')).toBe('pass');
    expect(of(outcomes, 'srv-wrong-port')).toBe('unknown');
  });
  test('on the address of a server that was configured by hand', () => {
    const manual = { mode: 'manual', server: { host: 'sip.contoso.com' } } as const;
    const outcomes = judge((key) => (key.startsWith('sip.contoso.com ') ? { status, ...NONE } : undefined), manual);
    expect(failed(outcomes)).toEqual([check]);
    expect(of(outcomes, 'server-without-address')).toBe('unknown');
  });
});

test.each<DnsStatus>(['no-data', 'malformed'])('an answer that was cut off before any record: %s', (status) => {
  const cut = { status, ...NONE, truncated: true, transport: 'udp' } as const;
  const outcomes = judge((key) => (key.endsWith(' SRV') ? cut : undefined));
  expect(failed(outcomes)).toEqual(['dns/tcp-blocked']);
  expect(of(outcomes, 'srv-missing')).toBe('unknown');
});

test('the domain is said not to exist, though a name in it does: the record is what is missing', () => {
  const outcomes = judge((key) => {
    if (key.endsWith(' SRV')) return { status: 'nxdomain', ...NONE };
    return key === 'contoso.com SOA' ? { status: 'nxdomain', ...NONE } : undefined;
  });
  expect(failed(outcomes)).toEqual(['dns/srv-missing']);
});

test('an alias without an SRV record at its end is a missing record, and no more', () => {
  const name = '_sipinternaltls._tcp.contoso.com';
  const alias: DnsRecord = { type: 'CNAME', name, ttl: 60, target: 'web.contoso.com' };
  const outcomes = judge((key) => {
    if (key === `${name} SRV`) return { status: 'no-data', records: [alias] };
    return key.endsWith(' SRV') ? { status: 'nxdomain', ...NONE } : undefined;
  });
  expect(failed(outcomes)).toEqual(['dns/srv-no-data']);
});

describe('manual configuration', () => {
  const nothing = (key: string): Change | undefined =>
    key.endsWith(' SRV') || key.endsWith(' SOA') ? { status: 'nxdomain', ...NONE } : undefined;
  const by = (host: string): Partial<Want> => ({ mode: 'manual', server: { host } });
  test('asks for no SRV record', () => {
    expect(failed(judge(nothing, by('sip.contoso.com')))).toEqual([]);
  });
  test('a name without an address', () => {
    const gone = (key: string): Change => nothing(key) ?? { status: 'nxdomain', ...NONE };
    expect(failed(judge(gone, by('sip.contoso.com')))).toEqual(['dns/server-without-address']);
  });
  test('a name with an address where nobody can be', () => {
    const zero: DnsRecord = { type: 'A', name: 'sip.contoso.com', ttl: 60, address: '0.0.0.0' };
    const outcomes = judge(
      (key) => (key === 'sip.contoso.com A' ? { records: [zero] } : nothing(key)),
      by('sip.contoso.com'),
    );
    expect(failed(outcomes)).toEqual(['dns/address-unusable']);
  });
  test.each(['192.0.2.10', '2001:db8::10'])('%s needs no DNS', (host) => {
    expect(of(judge(nothing, by(host)), 'server-without-address')).toBe('not-applicable');
  });
});

test('where one of two servers does not answer, nothing is said of their difference', () => {
  const [domain] = HEALTHY.domains;
  const [view] = domain!.views;
  const silent = view!.answers.map((answer): DnsAnswer => ({ ...answer, status: 'timeout', records: [] }));
  const views = [view!, { resolver: '198.51.100.53', answers: silent }];
  const changed = { ...domain!, views };
  const outcomes = dnsOutcomes(changed, { ...HEALTHY, domains: [changed] });
  expect(failed(outcomes)).toEqual(['dns/timeout']);
  expect([of(outcomes, 'views-differ'), of(outcomes, 'only-in-some-views')]).toEqual(['unknown', 'unknown']);
});
