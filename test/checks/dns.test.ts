import { expect, test } from 'vitest';
import { candidates } from '../../src/checks/dns/candidates.ts';
import { refusal } from '../../src/checks/dns/naming.ts';
import { profile, PROFILES } from '../../src/checks/dns/profiles.ts';
import { domainQuestions, targetQuestions } from '../../src/checks/dns/questions.ts';
import { srvRecords } from '../../src/checks/dns/view.ts';
import type { DnsRecord, DnsView } from '../../src/core/dns.ts';
import type { Want } from '../../src/core/observation.ts';
import { UNCONFIGURED } from '../../src/commands/check/want.ts';
import { fakeNetwork } from '../helpers/fake-network.ts';

const want = (client: string, over: Partial<Want> = {}): Want => ({ ...UNCONFIGURED, client, ...over });

const srv = (service: string, target: string, port: number, priority = 0, weight = 0): DnsRecord => ({
  type: 'SRV',
  name: `${service}.contoso.com`,
  ttl: 3600,
  priority,
  weight,
  port,
  target,
});
const a = (name: string, address = '192.0.2.10'): DnsRecord => ({ type: 'A', name, ttl: 3600, address });

async function viewOf(records: readonly DnsRecord[]): Promise<DnsView> {
  const network = fakeNetwork(records);
  const first = await Promise.all(
    domainQuestions('contoso.com').map((each) => network.ask('', each, { milliseconds: 1 })),
  );
  const more = await Promise.all(targetQuestions(first).map((each) => network.ask('', each, { milliseconds: 1 })));
  return { resolver: '192.0.2.53', answers: [...first, ...more] };
}

const EVERYTHING = [
  srv('_sipinternaltls._tcp', 'sip.contoso.com', 5061),
  srv('_sipinternal._tcp', 'sip.contoso.com', 5060),
  srv('_sip._tls', 'sip-edge.contoso.com', 443),
  srv('_sip._tcp', 'sip.contoso.com', 5065),
  a('sip.contoso.com'),
  a('sip-edge.contoso.com', '198.51.100.10'),
  a('sipinternal.contoso.com'),
  a('sipexternal.contoso.com', '198.51.100.10'),
];

async function order(client: string, records: readonly DnsRecord[]): Promise<string[]> {
  const all = candidates({ domain: 'contoso.com' }, await viewOf(records), want(client));
  return all.map(
    ({ host, port, transport, picked, refused }) =>
      `${picked ? '> ' : ''}${host}:${port} ${transport}${refused === undefined ? '' : ' (refused)'}`,
  );
}

test.each<[string, string[]]>([
  [
    'messenger-mac-6',
    [
      '> sip.contoso.com:5061 tls',
      'sip.contoso.com:5060 tcp',
      'sip-edge.contoso.com:443 tls',
      'sip.contoso.com:5065 tcp',
      'sipinternal.contoso.com:5061 tls',
      'sipexternal.contoso.com:5061 tls',
    ],
  ],
  ['windows-messenger-5', ['> sip.contoso.com:5061 tls']],
  ['communicator-2007', ['> sip.contoso.com:5061 tls']],
  ['communicator-2007-r2', ['> sip.contoso.com:5061 tls']],
  [
    'pidgin-sipe',
    [
      '> sip.contoso.com:5061 tls',
      'sip.contoso.com:5060 tcp',
      'sip-edge.contoso.com:443 tls',
      'sip.contoso.com:5065 tcp',
      'sipinternal.contoso.com:5061 tls',
      'sipexternal.contoso.com:443 tls',
      'sip.contoso.com:443 tls',
    ],
  ],
])('the order of %s, everything published', async (client, expected) => {
  expect(await order(client, EVERYTHING)).toEqual(expected);
});

test('Phone Edition takes the external TLS record before the internal TCP one', async () => {
  const records = EVERYTHING.filter(({ name }) => !name.startsWith('_sipinternaltls'));
  expect((await order('communicator-phone-r2', records))[0]).toBe('> sip-edge.contoso.com:443 tls');
  expect((await order('communicator-2007', records))[0]).toBe('> sip.contoso.com:5060 tcp');
});

test('without SRV records, the names that clients are known to try; R2 tries sipinternal first', async () => {
  const records = EVERYTHING.filter(({ type }) => type === 'A');
  expect(await order('communicator-2007-r2', records)).toEqual([
    '> sipinternal.contoso.com:5061 tls',
    'sip.contoso.com:5061 tls',
    'sipexternal.contoso.com:5061 tls',
  ]);
  expect(await order('windows-messenger-5', records)).toEqual([]);
});

test('a server whose name is refused, or that has no address, is not picked', async () => {
  const lcs = [srv('_sipinternaltls._tcp', 'lcs01.contoso.com', 5061), a('lcs01.contoso.com')];
  expect(await order('messenger-mac-6', lcs)).toEqual(['lcs01.contoso.com:5061 tls (refused)']);
  const gone = [srv('_sipinternaltls._tcp', 'sip.contoso.com', 5061)];
  expect(await order('messenger-mac-6', gone)).toEqual(['sip.contoso.com:5061 tls']);
  const dot = [srv('_sip._tls', '.', 0)];
  expect(await order('messenger-mac-6', dot)).toEqual(['.:0 tls (refused)']);
  // RFC 2782: the service is not there, so there is nothing to fall back to.
  expect(await order('messenger-mac-6', [...dot, a('sip.contoso.com')])).toEqual(['.:0 tls (refused)']);
});

// The example of RFC 2782: priority first, and within it the greater weight first for the likeliest order.
test('SRV records in the order of priority and weight', async () => {
  const view = await viewOf([
    srv('_sip._tls', 'sip-backup.contoso.com', 443, 1, 0),
    srv('_sip._tls', 'sip-slow.contoso.com', 443, 0, 1),
    srv('_sip._tls', 'sip-fast.contoso.com', 443, 0, 3),
  ]);
  expect(srvRecords(view, '_sip._tls.contoso.com').map(({ target }) => target)).toEqual([
    'sip-fast.contoso.com',
    'sip-slow.contoso.com',
    'sip-backup.contoso.com',
  ]);
});

// The three rules of three products for users of contoso.com.
test.each<[host: string, mac: boolean, rtc: boolean, communicator: boolean]>([
  ['sip.contoso.com', true, true, true],
  ['SIP.CONTOSO.COM', true, true, true],
  ['sipfed.contoso.com', true, false, true],
  ['pool01.contoso.com', false, false, true],
  ['sip.fabrikam.com', true, false, false],
  ['pool01.fabrikam.com', false, false, false],
  ['notcontoso.com', false, false, false],
])('strict naming: %s', (host, mac, rtc, communicator) => {
  const taken = (client: string): boolean => refusal(host, 'contoso.com', want(client)) === undefined;
  expect([taken('messenger-mac-6'), taken('windows-messenger-5'), taken('communicator-2007')]).toEqual([
    mac,
    rtc,
    communicator,
  ]);
  expect(refusal(host, 'contoso.com', want('messenger-mac-6', { strictNaming: false }))).toBeUndefined();
});

test('profiles have ids of their own, a source each, and say which orders are inferred', () => {
  expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length);
  expect(PROFILES.filter(({ inferred }) => inferred).map(({ id }) => id)).toEqual([
    'messenger-mac-6',
    'windows-messenger-5',
    'communicator-2007',
  ]);
  expect(profile('no-such-client').id).toBe('messenger-mac-6');
});
