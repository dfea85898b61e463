import { describe, expect, test } from 'vitest';
import { hostProblem } from '../../../src/checks/settings/connection/host-name.ts';
import { CONNECTION_CHECKS } from '../../../src/checks/settings/connection/index.ts';
import { goesToBonjour } from '../../../src/checks/settings/connection/local-domain.ts';
import { adviceOn, ofPlist, ofPolicy, policyOf, type Entries, type Told } from './inline.ts';

describe('what is a host', () => {
  test.each([
    'sip.contoso.com',
    'SIP.Contoso.COM',
    'lcs01',
    '3com.com',
    'a.b',
    'xn--bcher-kva.example',
    '10.1.2.3',
    '0.0.0.0',
    '255.255.255.255',
    '1.2.3.4.contoso.com',
    'a--b.contoso.com',
    `${'a'.repeat(63)}.com`,
  ])('%s', (text) => {
    expect(hostProblem(text)).toBeUndefined();
  });

  const STRANGER = 'in it; only letters, digits, hyphens and dots may stand there';
  test.each<[text: string, problem: string, better: string | undefined]>([
    ['', 'is empty', undefined],
    [' \t', 'is blank', undefined],
    [' sip.contoso.com', 'has white space before or behind the name', 'sip.contoso.com'],
    ['sip.contoso.com\n', 'has white space before or behind the name', 'sip.contoso.com'],
    ['sip contoso com', 'has white space in it', undefined],
    ['a.contoso.com, b.contoso.com', 'has a comma in it, as if it were a list', undefined],
    ['https://sip.contoso.com:443/abs', 'has "https://" in front of the name', 'sip.contoso.com'],
    ['sip:sip.contoso.com;transport=tls', 'has "sip:" in front of the name', 'sip.contoso.com'],
    ['SIPS:10.1.2.3', 'has "SIPS:" in front of the name', '10.1.2.3'],
    ['sip:amy@contoso.com', 'has "sip:" in front of the name', 'contoso.com'],
    // A host called sip with a port, not a SIP address.
    ['sip:5061', 'has the port 5061 behind the name', 'sip'],
    ['amy@contoso.com', 'has "amy@" in front of the name', 'contoso.com'],
    ['@contoso.com', 'has "@" in front of the name', 'contoso.com'],
    ['sip.contoso.com/', 'has "/" behind the name', 'sip.contoso.com'],
    ['sip.contoso.com;transport=tcp', 'has ";transport=tcp" behind the name', 'sip.contoso.com'],
    ['sip.contoso.com:5061', 'has the port 5061 behind the name', 'sip.contoso.com'],
    ['10.1.2.3:5060', 'has the port 5060 behind the name', '10.1.2.3'],
    ['sip.contoso.com:', 'has a colon behind the name', 'sip.contoso.com'],
    ['sip.contoso.com:tls', `has ":" ${STRANGER}`, undefined],
    ['::1', 'is an IPv6 address', undefined],
    ['fe80::20d:93ff:fe7a:1', 'is an IPv6 address', undefined],
    ['fe80::1%en0', 'is an IPv6 address', undefined],
    ['[2001:db8::5]:5061', 'is an IPv6 address', undefined],
    ['::ffff:10.1.2.3', 'is an IPv6 address', undefined],
    ['sip.contoso.com.', 'ends with a dot', 'sip.contoso.com'],
    ['sip.contoso.com..', 'ends with a dot', undefined],
    ['.', 'ends with a dot', undefined],
    ['.contoso.com', 'begins with a dot', undefined],
    ['sip..contoso.com', 'has two dots in a row', undefined],
    ['lcs_01.contoso.com', `has "_" ${STRANGER}`, undefined],
    ['*.contoso.com', `has "*" ${STRANGER}`, undefined],
    ['bücher.example', `has "ü" ${STRANGER}`, undefined],
    ['sip\u0000.contoso.com', `has "\\u0000" ${STRANGER}`, undefined],
    ['contoso\\lcs01', `has "\\\\" ${STRANGER}`, undefined],
    ['-sip.contoso.com', 'has the part "-sip", with a hyphen at an end', undefined],
    ['sip-.contoso.com', 'has the part "sip-", with a hyphen at an end', undefined],
    [`${'a'.repeat(64)}.com`, 'has a part of 64 characters; 63 is the most', undefined],
    [`${'a.'.repeat(126)}com`, 'has 255 characters; 253 is the most', undefined],
    ['10', 'has 1 number, where an IPv4 address has 4', undefined],
    ['10.1.2', 'has 3 numbers, where an IPv4 address has 4', undefined],
    ['10.1.2.3.4', 'has 5 numbers, where an IPv4 address has 4', undefined],
    ['10.1.2.256', 'has the number 256, where an IPv4 address goes up to 255', undefined],
    ['10.001.2.3', 'has the number 001, whose zero in front makes some programs read it as octal', undefined],
    ['lcs.contoso.1', 'ends in a number, as only an IPv4 address does', undefined],
  ])('%j is none', (text, problem, better) => {
    expect(hostProblem(text)).toEqual({ problem, better });
  });
});

const MANUAL = { RTCConfigurationMode: 1, RTCServerAddress: 'sip.contoso.com', RTCTransport: 4 };
const AUTOMATIC = { RTCConfigurationMode: -1 };
const WITHOUT_SERVER = 'RTCConfigurationMode is 1 (manual), but RTCServerAddress is not set';

test.each<[Entries, Told[]]>([
  [{}, []],
  [MANUAL, []],
  [AUTOMATIC, []],
  [{ RTCConfigurationMode: 1 }, [['manual-without-server', '= RTCConfigurationMode', WITHOUT_SERVER]]],
  [
    { RTCConfigurationMode: 1, RTCServerAddress: '' },
    [['server-address-malformed', '= RTCServerAddress', 'RTCServerAddress "" is empty']],
  ],
  // Nothing is missing here, it is of the wrong type.
  [{ RTCConfigurationMode: 1, RTCServerAddress: 10 }, []],
  [{ RTCConfigurationMode: '1', RTCServerAddress: 'sip.contoso.com' }, []],
  [
    { RTCServerAddress: 'sip.contoso.com' },
    [
      [
        'automatic-with-server',
        'RTCServerAddress',
        'RTCServerAddress "sip.contoso.com" has no effect, because RTCConfigurationMode is not set to 1 (manual)',
      ],
    ],
  ],
  [
    { RTCConfigurationMode: 0, RTCServerAddress: 'sip.contoso.com' },
    [
      [
        'configuration-mode-unknown',
        '= RTCConfigurationMode',
        'RTCConfigurationMode is 0, which Messenger takes as automatic',
      ],
      [
        'automatic-with-server',
        'RTCServerAddress',
        'RTCServerAddress "sip.contoso.com" has no effect, because the mode is automatic',
      ],
    ],
  ],
  // An address that has no effect is not judged; an empty one is nothing to speak of.
  [{ RTCConfigurationMode: -1, RTCServerAddress: '' }, []],
  [{ RTCServerAddress: ' ' }, []],
  [
    { RTCConfigurationMode: -1, RTCServerAddress: 'a b' },
    [
      [
        'automatic-with-server',
        'RTCServerAddress',
        'RTCServerAddress "a b" has no effect, because the mode is automatic',
      ],
    ],
  ],
  [
    { ...MANUAL, RTCTransport: 1 },
    [['transport-unknown', '= RTCTransport', 'RTCTransport is 1, which stands for no transport']],
  ],
  [
    { RTCTransport: 0 },
    [['transport-unknown', '= RTCTransport', 'RTCTransport is 0, which stands for no transport']],
  ],
  // Automatic mode does not read it, so a number that stands for nothing breaks nothing.
  [
    { ...AUTOMATIC, RTCTransport: 0 },
    [
      [
        'automatic-ignores-transport',
        '= RTCTransport',
        'RTCTransport is 0, but automatic mode uses TLS whatever it says',
      ],
    ],
  ],
  [{ ...MANUAL, RTCTransport: '4' }, []],
  [
    { ...MANUAL, RTCServerAddress: '10.1.2.3' },
    [
      [
        'tls-to-ip-address',
        '= RTCServerAddress',
        'RTCServerAddress is the IP address 10.1.2.3, which over TLS matches no name of a certificate',
      ],
    ],
  ],
  [{ ...MANUAL, RTCServerAddress: '10.1.2.3', RTCTransport: 2 }, []],
  [{ RTCConfigurationMode: 1, RTCServerAddress: '10.1.2.3' }, []],
  [{ ...MANUAL, DisableStrictDNSNaming: 1 }, []],
  [{ ...AUTOMATIC, DisableStrictDNSNaming: 0 }, []],
  [
    { DisableStrictDNSNaming: 1 },
    [
      [
        'strict-naming-off',
        '= DisableStrictDNSNaming',
        'DisableStrictDNSNaming is 1, so Messenger takes any server that DNS names',
      ],
    ],
  ],
])('%j', async (entries, expected) => {
  expect(await ofPlist(CONNECTION_CHECKS, entries)).toEqual(expected);
});

test('what a template should not say a Mac may hold', async () => {
  for (const RTCTransport of [2, 4]) {
    expect(await ofPlist(CONNECTION_CHECKS, { ...AUTOMATIC, RTCTransport })).toHaveLength(1);
    expect(await ofPlist(CONNECTION_CHECKS, { ...AUTOMATIC, RTCTransport }, { role: 'mac' })).toEqual([]);
  }
});

test('OpenStep text is judged by its spelling', async () => {
  expect(await ofPlist(CONNECTION_CHECKS, { ...MANUAL, RTCTransport: 3 }, { openstep: true })).toEqual([
    ['transport-unknown', '= RTCTransport', 'RTCTransport is 3, which stands for no transport'],
  ]);
});

test('a policy is told at its own words', async () => {
  const yaml = 'connection:\n  mode: automatic\n  server: sip.contoso.com\n  transport: tls\n  strictNaming: false\n';
  expect((await ofPolicy(CONNECTION_CHECKS, yaml)).map(([check, where]) => [check, where])).toEqual([
    ['automatic-with-server', '4:3'],
    ['automatic-may-fall-back', '5:14'],
    ['strict-naming-off', '6:17'],
  ]);
});

describe('names in .local', () => {
  test.each<[name: string, releases: string | undefined, bonjour: boolean]>([
    ['lcs.contoso.local', undefined, true],
    ['lcs.local', undefined, true],
    ['LCS.Contoso.LOCAL', '"10.3", "10.6"', true],
    ['lcs.contoso.local', '"10.5.8"', true],
    ['lcs.contoso.local', '"10.6", "10.11.6"', false],
    ['lcs.local', '"10.6"', true],
    ['local', undefined, false],
    ['local.contoso.com', undefined, false],
    ['lcs.contosolocal', undefined, false],
  ])('%s, fleet %s', async (name, releases, bonjour) => {
    const { data } = await policyOf(releases === undefined ? '' : `fleet: { macos: [${releases}] }\n`);
    expect(goesToBonjour(name, data)).toBe(bonjour);
  });
});

const RANGE = { PortRangeEnabled: 1, PortRangeMinSIPDynamicPort: 5100, PortRangeMaxSIPDynamicPort: 5119 };
const OWN = { UseProxyServer: true, AutoConfigProxy: false };
const HTTP = { HTTPProxyServer: 'proxy.contoso.com', HTTPProxyPort: 8080 };
const BESIDE = 'UseProxyServer is true beside a port range, but behind a private firewall no proxy can be used';
const NO_PROXY = 'UseProxyServer is true and AutoConfigProxy false, but no proxy is named';
const BY_DEFAULT =
  'HTTPProxyServer is set, but AutoConfigProxy is not set, and by default the proxy is taken from System Preferences';

test.each<['template' | 'mac', Entries, Told[]]>([
  ['template', { UseProxyServer: true }, []],
  ['template', { UseProxyServer: false, AutoConfigProxy: false, ...RANGE }, []],
  ['template', RANGE, []],
  ['template', { UseProxyServer: true, ...RANGE }, [['proxy-with-port-range', '= UseProxyServer', BESIDE]]],
  ['template', { ...OWN, ...HTTP, ...RANGE, PortRangeEnabled: 0 }, []],
  // The defaults of the program, as a Mac may hold them, name no proxy.
  ['mac', { UseProxyServer: true, AutoConfigProxy: true, ...RANGE }, []],
  ['mac', { UseProxyServer: true, AutoConfigProxy: true, ...HTTP, ...RANGE }, []],
  ['mac', { ...OWN, ...HTTP, ...RANGE }, [['proxy-with-port-range', '= UseProxyServer', BESIDE]]],
  ['template', { ...OWN, ...HTTP }, []],
  ['template', OWN, [['proxy-incomplete', '= UseProxyServer', NO_PROXY]]],
  ['mac', { ...OWN, SOCKS4ProxyServer: '' }, [['proxy-incomplete', '= UseProxyServer', NO_PROXY]]],
  [
    'template',
    { ...OWN, SOCKS4ProxyServer: 'socks.contoso.com', SOCKS5ProxyPort: 1080 },
    [
      ['proxy-incomplete', 'SOCKS4ProxyServer', 'SOCKS4ProxyServer is set without SOCKS4ProxyPort'],
      ['proxy-incomplete', 'SOCKS5ProxyPort', 'SOCKS5ProxyPort is set without SOCKS5ProxyServer'],
    ],
  ],
  // One whole proxy is enough, and what is of the wrong type is not missing.
  ['template', { ...OWN, ...HTTP, SOCKS5ProxyPort: 1080 }, []],
  ['template', { ...OWN, ...HTTP, HTTPProxyPort: '8080' }, []],
  ['template', { ...HTTP, UseProxyServer: true }, [['proxy-not-used', 'HTTPProxyServer', BY_DEFAULT]]],
  ['template', HTTP, [['proxy-not-used', 'HTTPProxyServer', BY_DEFAULT]]],
  [
    'template',
    { ...HTTP, UseProxyServer: false, AutoConfigProxy: false },
    [['proxy-not-used', 'HTTPProxyServer', 'HTTPProxyServer is set, but UseProxyServer is false']],
  ],
  ['template', { ...HTTP, AutoConfigProxy: false }, []],
  ['template', { HTTPProxyPort: 8080, UseProxyServer: false }, []],
  ['mac', { ...HTTP, UseProxyServer: false }, []],
])('%s %j', async (role, entries, expected) => {
  expect(await ofPlist(CONNECTION_CHECKS, entries, { role })).toEqual(expected);
});

const DOMAIN = 'connection: { sipDomains: [fabrikam.com] }\n';

test.each<[Entries, string | undefined, string]>([
  [{ ...MANUAL, RTCServerAddress: 'sip:sip.contoso.com' }, undefined, 'Write sip.contoso.com.'],
  [
    { ...MANUAL, RTCServerAddress: 'sip_1.contoso.com' },
    undefined,
    'Write the fully qualified name of the server, such as sip.contoso.com, or its IPv4 address.',
  ],
  [{ ...MANUAL, RTCServerAddress: 'lcs' }, DOMAIN, 'Write the full name, such as lcs.fabrikam.com.'],
  [
    { ...AUTOMATIC, DisableStrictDNSNaming: 1 },
    DOMAIN,
    'Let the SRV record point to sip.fabrikam.com and set DisableStrictDNSNaming to 0, or choose manual mode.',
  ],
  [
    { ...AUTOMATIC, DisableStrictDNSNaming: 1 },
    undefined,
    'Let the SRV record point to sip.<SIP domain> and set DisableStrictDNSNaming to 0, or choose manual mode.',
  ],
])('the advice on %j', async (entries, policy, advice) => {
  expect(await adviceOn(CONNECTION_CHECKS, entries, policy === undefined ? {} : { policy })).toEqual([advice]);
});
