import { expect, test } from 'vitest';
import { firewallRules, type NetworkFacts } from '../../src/emit/firewall-rules.ts';

const TCP: NetworkFacts = {
  organization: 'Northwind',
  server: 'sip.northwind.test',
  transport: 'tcp',
  ports: { min: 5100, max: 5119 },
  personalAccounts: 'block',
};

/** The rules of one section, as "from -> to: ports". */
function rules(facts: NetworkFacts, title: string): readonly string[] {
  const lines = firewallRules(facts).split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  const end = lines.findIndex((line, i) => i > start && /^[A-Z]{4}/.test(line));
  return lines.slice(start, end).flatMap((line, i, all) => {
    const flow = /^\d+\. +(.*->.*)$/.exec(line)?.[1];
    return flow === undefined ? [] : [`${flow}: ${all[i + 1]!.trim()}`];
  });
}

const OUTSIDE = 'Macs outside the corporate network -> the access proxy or edge server: TCP 443';

test.each<[string, NetworkFacts, readonly string[]]>([
  [
    'TCP: the server and its call-back',
    TCP,
    ['the Macs -> sip.northwind.test: TCP 5060', 'sip.northwind.test -> the Macs: TCP 5100-5119', OUTSIDE],
  ],
  [
    'TCP without a range: every port that a Mac may choose',
    { ...TCP, ports: undefined },
    ['the Macs -> sip.northwind.test: TCP 5060', 'sip.northwind.test -> the Macs: TCP, any port above 1023', OUTSIDE],
  ],
  [
    'TLS: no call-back, whatever range there is',
    { ...TCP, transport: 'tls' },
    ['the Macs -> sip.northwind.test: TCP 5061', OUTSIDE],
  ],
  [
    'automatic: DNS, TLS and the TCP that the Mac falls back to',
    { sipDomains: ['a.test', 'b.test'], kerberos: true },
    [
      'the Macs -> the DNS servers: UDP and TCP 53',
      'the Macs -> the server that DNS names for a.test, b.test: TCP 5061',
      'the Macs -> the server that DNS names for a.test, b.test: TCP 5060',
      'the server that DNS names for a.test, b.test -> the Macs: TCP, any port above 1023',
      OUTSIDE,
      'the Macs -> the domain controllers: UDP and TCP 88',
    ],
  ],
  [
    'nothing known',
    {},
    [
      'the Macs -> the DNS servers: UDP and TCP 53',
      'the Macs -> the server: TCP 5061',
      'the Macs -> the server: TCP 5060',
      'the server -> the Macs: TCP, any port above 1023',
      OUTSIDE,
    ],
  ],
])('opens for %s', (_, facts, expected) => {
  expect(rules(facts, 'OPEN')).toEqual(expected);
});

test.each<[NetworkFacts['personalAccounts'], string]>([
  ['block', 'CLOSE: PERSONAL ACCOUNTS ARE NOT ALLOWED'],
  ['allow', 'LEAVE OPEN: PERSONAL ACCOUNTS ARE ALLOWED'],
  [undefined, 'CLOSE TO STOP PERSONAL ACCOUNTS (the policy does not say)'],
])('says what personal accounts use, with the policy "%s"', (personalAccounts, title) => {
  const found = rules({ ...TCP, personalAccounts }, title);
  expect(found[0]).toBe('the Macs -> the internet: TCP 1863');
  expect(found).toContain('the Macs -> gateway.messenger.hotmail.com: TCP 80');
  expect(found).toContain('the Macs -> login.live.com: TCP 80 and 443');
});

test('names a source for each rule, and marks what has none', () => {
  const text = firewallRules(TCP);
  const flows = text
    .slice(0, text.indexOf('SOURCES'))
    .split(/\n\n(?=\d+\. )/)
    .slice(1);
  for (const flow of flows) expect(flow).toMatch(/\[(?:\d+|unsourced)\]/);
  expect(flows.filter((flow) => flow.includes('[unsourced]')).map((flow) => flow.split('\n')[0])).toEqual([
    '5.  the Macs -> loginnet.passport.com, nexus.passport.com',
    '6.  the Macs -> HTTP and SOCKS proxies',
  ]);
  const numbers = [...text.matchAll(/^\[(\d+)\] /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  const marks = [...text.matchAll(/ \[(\d+)\]/g)].map(([, number]) => Number(number));
  expect(new Set(marks)).toEqual(new Set(numbers));
});

test('is the same text each time, in lines of LF that people can read', () => {
  const text = firewallRules({ ...TCP, organization: 'Nörd\u001B[31mwind\r\nClose everything' });
  expect(text).toBe(firewallRules({ ...TCP, organization: 'Nörd\u001B[31mwind\r\nClose everything' }));
  expect(text.split('\n')[0]).toBe(
    'Messenger for Mac 6.0 at Nörd?[31mwind??Close everything: rules for the corporate firewall',
  );
  expect(text).toMatch(/[^\n]\n$/);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(96);
});
