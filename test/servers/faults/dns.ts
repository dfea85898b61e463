import packet from 'dns-packet';
import { questionOf } from '../dns-question.ts';
import { HEALTHY_RECORDS } from '../world.ts';
import type { Fault } from './fault.ts';

const DNS = { subject: 'dns', target: 'contoso.com' } as const;
const A = 'sip IN A ADDRESS';
const SRV = '_sipinternaltls._tcp IN SRV 0 0 5061 sip';

/** The same question back, with these flags: for answers that BIND does not give. */
const flagged =
  (flags: number) =>
  (question: Buffer): Buffer => {
    const answer = Buffer.from(question);
    answer.writeUInt16BE(flags, 2);
    return answer;
  };

/** Answers as it should, but drops every question for IPv6 addresses, as some devices do. */
function withoutIpv6(bytes: Buffer): Buffer | undefined {
  const { name, type } = questionOf(bytes);
  if (type === 'AAAA') return undefined;
  const answers =
    type === 'SRV' && name.startsWith('_sipinternaltls.')
      ? [{ type, name, ttl: 600, data: { priority: 0, weight: 0, port: 5061, target: 'sip.contoso.com' } }]
      : type === 'A' && name === 'sip.contoso.com'
        ? [{ type, name, ttl: 600, data: '192.0.2.10' }]
        : [];
  const code = type === 'SOA' || answers.length > 0 ? 0 : 3;
  return packet.encode({
    id: bytes.readUInt16BE(0),
    type: 'response',
    flags: 0x8400 | code,
    questions: [{ name, type, class: 'IN' }],
    answers,
  });
}

export const DNS_FAULTS: readonly Fault[] = [
  { name: 'no SRV record', world: { records: A }, ask: DNS, expect: 'dns/srv-missing' },
  {
    name: 'no SRV record and no other name',
    world: { records: 'www IN A ADDRESS' },
    ask: DNS,
    expect: 'dns/srv-missing',
  },
  {
    name: 'no SRV record, and a client that tries names',
    world: { records: A },
    ask: { ...DNS, want: { client: 'communicator-2007' } },
    expect: 'dns/found-by-name-only',
  },
  {
    name: 'a SIP domain in .local',
    world: { zones: { 'contoso.local': `${SRV}\n${A}` } },
    ask: { ...DNS, target: 'contoso.local', domains: ['contoso.local'] },
    expect: 'dns/name-local',
  },
  {
    name: 'a record of another type at the name',
    world: { records: `_sipinternaltls._tcp IN TXT "5061 sip"\n${A}` },
    ask: DNS,
    expect: 'dns/srv-no-data',
  },
  {
    name: 'a domain that does not exist',
    world: { zones: { com: 'adatum IN A ADDRESS' }, records: '' },
    ask: { ...DNS, target: 'contso.com', domains: ['contso.com'] },
    expect: 'dns/domain-missing',
  },
  {
    name: 'a zone that does not load',
    world: { zones: { 'contoso.com': 'broken' } },
    ask: DNS,
    expect: 'dns/server-failure',
  },
  { name: 'a DNS server that refuses', world: { dns: 'refuses' }, ask: DNS, expect: 'dns/refused' },
  { name: 'nobody at the address of the DNS server', world: { dns: 'nobody' }, ask: DNS, expect: 'dns/unreachable' },
  {
    name: 'a DNS server that says nothing',
    world: { dns: () => undefined },
    ask: { ...DNS, milliseconds: 400 },
    expect: 'dns/timeout',
  },
  { name: 'a DNS server that cannot (NOTIMP)', world: { dns: flagged(0x8184) }, ask: DNS, expect: 'dns/error-code' },
  {
    name: 'answers cut off in the middle of a record',
    world: {
      dns: (question) =>
        Buffer.concat([flagged(0x8180)(question).subarray(0, 6), Buffer.from([0, 9]), question.subarray(8)]),
    },
    ask: DNS,
    expect: 'dns/malformed-answer',
  },
  {
    name: 'an alias as the server',
    world: { records: `${SRV}\nsip IN CNAME lcs01\nlcs01 IN A ADDRESS` },
    ask: DNS,
    expect: 'dns/srv-target-is-alias',
  },
  {
    name: 'the target "."',
    world: { records: `_sipinternaltls._tcp IN SRV 0 0 0 .\n${A}` },
    ask: DNS,
    expect: 'dns/srv-target-is-dot',
  },
  {
    name: 'a server without an address',
    world: { records: SRV },
    ask: DNS,
    expect: 'dns/srv-target-without-address',
  },
  {
    name: 'a server with an IPv6 address only',
    world: { records: `${SRV}\nsip IN AAAA 2001:db8::5` },
    ask: DNS,
    expect: 'dns/srv-target-ipv6-only',
  },
  {
    name: 'an underscore in the name of the server',
    world: { records: `_sipinternaltls._tcp IN SRV 0 0 5061 sip_1\nsip_1 IN A ADDRESS` },
    ask: DNS,
    expect: 'dns/srv-target-malformed',
  },
  {
    name: 'an SRV name that is an alias',
    world: { records: `_sipinternaltls._tcp IN CNAME _sip._internal\n_sip._internal IN SRV 0 0 5061 sip\n${A}` },
    ask: DNS,
    expect: 'dns/srv-owner-is-alias',
  },
  {
    name: 'a wrong port',
    world: { records: `_sipinternaltls._tcp IN SRV 0 0 5601 sip\n${A}` },
    ask: DNS,
    expect: 'dns/srv-wrong-port',
  },
  {
    name: 'several servers',
    world: { more: '_sipinternaltls._tcp IN SRV 0 0 5061 sip2\nsip2 IN A ADDRESS' },
    ask: DNS,
    expect: 'dns/srv-several',
  },
  {
    name: 'weight 0 beside others',
    world: { records: `_sipinternaltls._tcp IN SRV 0 9 5061 sip\n_sipinternaltls._tcp IN SRV 0 0 443 sip\n${A}` },
    ask: DNS,
    expect: 'dns/srv-weight-unbalanced',
    also: { 'dns/srv-several': 'weights compare several records' },
  },
  {
    name: 'a name that strict naming refuses',
    world: { records: '_sipinternaltls._tcp IN SRV 0 0 5061 lcs01\nlcs01 IN A ADDRESS' },
    ask: DNS,
    expect: 'dns/srv-target-breaks-strict-naming',
  },
  {
    name: 'a name that Windows Messenger refuses',
    world: { records: '_sipinternaltls._tcp IN SRV 0 0 5061 sipsrv\nsipsrv IN A ADDRESS' },
    ask: { ...DNS, want: { client: 'windows-messenger-5' } },
    expect: 'dns/srv-target-breaks-strict-naming',
  },
  {
    name: 'a name that only Windows Messenger would refuse',
    world: { records: '_sipinternaltls._tcp IN SRV 0 0 5061 sipsrv\nsipsrv IN A ADDRESS' },
    ask: DNS,
    expect: 'dns/srv-target-not-sip',
  },
  {
    name: 'a server of another domain',
    world: {
      records: `_sipinternaltls._tcp IN SRV 0 0 5061 sip.adatum.com.\n${A}`,
      zones: { 'adatum.com': 'sip IN A ADDRESS' },
    },
    ask: DNS,
    expect: 'dns/srv-target-elsewhere',
  },
  {
    name: 'federation alone',
    world: { records: `_sipfederationtls._tcp IN SRV 0 0 5061 sip\n${A}` },
    ask: DNS,
    expect: 'dns/srv-only-federation',
  },
  {
    name: 'TCP alone',
    world: { records: `_sipinternal._tcp IN SRV 0 0 5060 sip\n${A}` },
    ask: DNS,
    expect: 'dns/srv-tcp-only',
  },
  {
    name: 'TTL 0',
    world: { records: `_sipinternaltls._tcp 0 IN SRV 0 0 5061 sip\n${A}` },
    ask: DNS,
    expect: 'dns/ttl-zero',
  },
  {
    name: 'a TTL of a week',
    world: { records: `_sipinternaltls._tcp 604800 IN SRV 0 0 5061 sip\n${A}` },
    ask: DNS,
    expect: 'dns/ttl-long',
  },
  { name: 'a wildcard', world: { more: '* IN A 192.0.2.80' }, ask: DNS, expect: 'dns/wildcard' },
  {
    name: 'only a wildcard answers',
    world: { records: '* IN A 192.0.2.80' },
    ask: DNS,
    expect: 'dns/fallback-only-by-wildcard',
  },
  {
    name: 'a fall-back name that leads nowhere',
    world: { more: 'sipexternal IN CNAME gone' },
    ask: DNS,
    expect: 'dns/alias-broken',
  },
  {
    name: 'the address 0.0.0.0',
    world: { records: `${SRV}\nsip IN A 0.0.0.0` },
    ask: DNS,
    expect: 'dns/address-unusable',
  },
  {
    name: 'a long answer, and TCP closed',
    world: { dns: flagged(0x8380) },
    ask: DNS,
    expect: 'dns/tcp-blocked',
  },
  {
    name: 'inside and outside name different servers',
    world: { outside: HEALTHY_RECORDS.replace('5061 sip', '443 sip') },
    ask: DNS,
    expect: 'dns/views-differ',
  },
  {
    name: 'inside and outside have different addresses',
    world: { outside: HEALTHY_RECORDS.replace('sip IN A ADDRESS', 'sip IN A 192.0.2.99') },
    ask: DNS,
    expect: 'dns/views-differ',
  },
  {
    name: 'a record that only one DNS server has',
    world: { outside: `_sip._tls IN SRV 0 0 443 sip\n${HEALTHY_RECORDS}` },
    ask: DNS,
    expect: 'dns/only-in-some-views',
  },
  {
    name: 'the second SIP domain was forgotten',
    world: { zones: { 'adatum.com': 'www IN A ADDRESS' } },
    ask: { ...DNS, domains: ['contoso.com', 'adatum.com'] },
    expect: 'dns/domain-without-records',
  },
  {
    name: 'the server of a manual configuration does not exist',
    ask: { ...DNS, want: { mode: 'manual', server: { host: 'lcs.contoso.com' } } },
    expect: 'dns/server-without-address',
  },
  {
    name: 'questions for IPv6 addresses are dropped',
    world: { dns: withoutIpv6 },
    ask: { ...DNS, milliseconds: 600 },
    expect: 'dns/unanswered-aside',
  },
  {
    name: 'manual configuration with a name that does not exist',
    ask: { want: { mode: 'manual', server: { host: 'lcs.contoso.com' } } },
    expect: 'dns/server-without-address',
  },
];
