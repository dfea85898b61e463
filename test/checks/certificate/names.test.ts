import { describe, expect, test } from 'vitest';
import { addressBytes, matchName } from '../../../src/checks/certificate/names.ts';
import { readCertificate } from '../../../src/wire/x509/index.ts';
import { makePki } from '../../servers/pki.ts';

const { server } = makePki();
const SIP = 'sip.contoso.com';

describe('matches as Mac OS X does', () => {
  test.each<[cn: string, dns: string[], ip: string[], host: string, result: string]>([
    [SIP, [], [], SIP, 'match'],
    ['SIP.CONTOSO.COM', [], [], SIP, 'match'],
    [`${SIP}.`, [], [], SIP, 'match'],
    [SIP, [], [], `${SIP}.`, 'match'],
    ['contoso.com', [], [], SIP, 'mismatch'],
    ['www', [SIP], [], SIP, 'match'],
    ['www', ['pool.contoso.com', SIP], [], SIP, 'match'],
    // Any DNS name hides the common name; an IP address does not.
    [SIP, ['pool.contoso.com'], [], SIP, 'hidden'],
    [SIP, [], ['192.0.2.7'], SIP, 'match'],
    ['*.contoso.com', ['pool.contoso.com'], [], SIP, 'hidden'],
    // Wildcards stand for parts of one label.
    ['*.contoso.com', [], [], SIP, 'wildcard'],
    ['*.contoso.com', [], [], 'a.sip.contoso.com', 'mismatch'],
    ['*.contoso.com', [], [], 'contoso.com', 'mismatch'],
    ['s*.contoso.com', [], [], SIP, 'wildcard'],
    ['*p.contoso.com', [], [], SIP, 'wildcard'],
    ['s*p.contoso.com', [], [], SIP, 'wildcard'],
    ['s*sip.contoso.com', [], [], SIP, 'mismatch'],
    ['sip.*.com', [], [], SIP, 'wildcard'],
    ['*.*.*', [], [], SIP, 'wildcard'],
    ['*a.contoso.com', [], [], 'banana.contoso.com', 'mismatch'],
    ['*', [], [], SIP, 'mismatch'],
    ['', [], [], SIP, 'mismatch'],
    // Addresses are compared with addresses alone.
    ['192.0.2.7', [], [], '192.0.2.7', 'no-address'],
    ['x', ['192.0.2.7'], [], '192.0.2.7', 'no-address'],
    ['x', [], ['192.0.2.7'], '192.0.2.7', 'match'],
    ['x', [], ['192.0.2.8'], '192.0.2.7', 'no-address'],
    ['x', [], ['2001:db8::7'], '2001:DB8:0:0::7', 'match'],
    ['x', [], ['2001:db8::7'], '[2001:db8::7]', 'match'],
    ['2001:db8::7', [], [], '2001:db8::7', 'no-address'],
  ])('CN %s, DNS %s, IP %s against %s: %s', (cn, dns, ip, host, result) => {
    const { der } = server({ id: `name ${cn} ${dns.join()} ${ip.join()}`, subject: cn, dns, ip });
    expect(matchName(readCertificate(der), host).result).toBe(result);
  });

  test('a server that looks at another takes the common name, too', () => {
    const { der } = server({ id: 'as server', subject: SIP, dns: ['pool.contoso.com'] });
    expect(matchName(readCertificate(der), SIP, true)).toEqual({ result: 'match', by: SIP });
  });
});

test.each([
  ['192.0.2.7', [192, 0, 2, 7]],
  ['256.0.2.7', undefined],
  ['1.2.3', undefined],
  ['::', new Array(16).fill(0)],
  ['::1', [...new Array(15).fill(0), 1]],
  ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ['1:2:3:4:5:6:7', undefined],
  ['1::2::3', undefined],
  ['::ffff:192.0.2.7', [...new Array(10).fill(0), 255, 255, 192, 0, 2, 7]],
  ['::fffff', undefined],
  ['sip.contoso.com', undefined],
])('the address %s', (text, bytes) => {
  expect(addressBytes(text)).toEqual(bytes && Uint8Array.from(bytes as number[]));
});
