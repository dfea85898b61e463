import { expect, test } from 'vitest';
import { milliseconds, releases } from '../../src/commands/check/options.ts';
import { hostAndPort, resolver, sipDomain } from '../../src/commands/check/targets.ts';
import { byRelease } from '../../src/commands/check/want.ts';
import { ToolError } from '../../src/core/tool-error.ts';

const usage = (run: () => unknown): void => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ToolError);
    expect((error as ToolError).exitCode).toBe(2);
    return;
  }
  expect.unreachable('it was taken');
};

test.each([
  ['alice@contoso.com', 'contoso.com'],
  ['sip:Alice@Contoso.com', 'contoso.com'],
  ['SIPS:a.b@c@contoso.com', 'contoso.com'],
  ['contoso.com', 'contoso.com'],
  ['contoso.com.', 'contoso.com'],
  ['contoso', 'contoso'],
  ['_pin.contoso.com', '_pin.contoso.com'],
])('the SIP domain of %s is %s', (text, domain) => {
  expect(sipDomain(text)).toBe(domain);
});

test.each(['', '@contoso.com', 'alice@', 'a b.com', 'a..b', '-a.com', `${'a'.repeat(64)}.com`, 'contoso.com/x'])(
  '%j is no SIP domain',
  (text) => usage(() => sipDomain(text)),
);

test.each([
  ['sip.contoso.com', 'sip.contoso.com', undefined],
  ['SIP.contoso.com.:443', 'sip.contoso.com', 443],
  ['192.0.2.10:5060', '192.0.2.10', 5060],
  ['[2001:db8::10]:5061', '2001:db8::10', 5061],
  ['[2001:db8::10]', '2001:db8::10', undefined],
  ['2001:db8::10', '2001:db8::10', undefined],
])('%s is the host %s, port %s', (text, host, port) => {
  expect(hostAndPort(text)).toEqual({ host, port });
});

test.each(['', ':5061', 'a:0', 'a:65536', 'a:b', '1.2.3', '1.2.3.256', '[sip.contoso.com]:1', 'a b', '-rf', 'a:'])(
  '%j is no host',
  (text) => usage(() => hostAndPort(text)),
);

test('resolvers are addresses, written as DnsView has them', () => {
  expect(['192.0.2.53', '192.0.2.53:5353', '[2001:db8::53]:53', '2001:db8::53'].map(resolver)).toEqual([
    '192.0.2.53',
    '192.0.2.53:5353',
    '[2001:db8::53]:53',
    '2001:db8::53',
  ]);
  usage(() => resolver('ns.contoso.com'));
});

test('seconds and releases', () => {
  expect([milliseconds('5'), milliseconds('0.5')]).toEqual([5000, 500]);
  for (const odd of ['0', '', '5s', '1e3', '301', '-1']) usage(() => milliseconds(odd));
  expect(releases('10.4, 10.3,10.4')).toEqual(['10.4', '10.3']);
  for (const odd of ['', '10', '10.2', '11.0', '10.4;rm']) usage(() => releases(odd));
  expect(['10.10', '10.4.11', '10.4', '10.4.9', '10.3'].toSorted(byRelease)).toEqual([
    '10.3',
    '10.4',
    '10.4.9',
    '10.4.11',
    '10.10',
  ]);
});
