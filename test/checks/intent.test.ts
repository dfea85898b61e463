import { expect, test } from 'vitest';
import { INTENT_CHECKS } from '../../src/checks/intent/index.ts';
import { ofPolicy, type Told } from './settings/inline.ts';

const FREELY = (lock: string): string =>
  `archiving.lock is "${lock}", but saving is not denied; a locked file keeps no preference that users change`;
const UNLOCKED = (lock: string): string =>
  `saving is denied, but archiving.lock is ${lock}, so users can change that back`;

test.each<[string, Told[]]>([
  ['archiving: { save: deny, lock: file }\n', []],
  ['archiving: { save: deny, lock: enforce }\n', []],
  ['archiving: { save: allow, lock: none }\n', []],
  ['archiving: { save: allow }\n', []],
  ['', []],
  ['archiving: { lock: file }\n', [['lock-without-deny', '2:20', FREELY('file')]]],
  ['archiving: { save: allow, lock: enforce }\n', [['lock-without-deny', '2:33', FREELY('enforce')]]],
  ['archiving: { save: deny }\n', [['lock-missing', '2:20', UNLOCKED('not set')]]],
  ['archiving: { save: deny, lock: none }\n', [['lock-missing', '2:32', UNLOCKED('"none"')]]],
  // The setting itself counts, and more than the word, as in the file that is generated.
  ['settings: { DisallowSave: true }\n', [['lock-missing', '2:27', UNLOCKED('not set')]]],
  ['archiving: { lock: file }\nsettings: { DisallowSave: true }\n', []],
  [
    'archiving: { save: deny, lock: file }\nsettings: { DisallowSave: false }\n',
    [['lock-without-deny', '2:32', FREELY('file')]],
  ],
])('%j', async (yaml, expected) => {
  expect(await ofPolicy(INTENT_CHECKS, yaml)).toEqual(expected);
});

const DOMAIN_PLACE = '2:28';
test.each<[domain: string, Told[]]>([
  ['contoso.com', []],
  ['contoso', []],
  ['contoso.co.uk', []],
  [
    '"@contoso.com"',
    [['sip-domain-malformed', DOMAIN_PLACE, 'the SIP domain "@contoso.com" has "@" in front of the name']],
  ],
  ['10.1.2.3', [['sip-domain-malformed', DOMAIN_PLACE, 'the SIP domain "10.1.2.3" is an IP address']]],
  [
    'contoso_1.com',
    [
      [
        'sip-domain-malformed',
        DOMAIN_PLACE,
        'the SIP domain "contoso_1.com" has "_" in it; only letters, digits, hyphens and dots may stand there',
      ],
    ],
  ],
  [
    'contoso.local',
    [
      [
        'sip-domain-local',
        DOMAIN_PLACE,
        'the SIP domain contoso.local is in .local, which Macs before 10.5.5 look up with Bonjour, not DNS',
      ],
    ],
  ],
])('the SIP domain %s in automatic mode', async (domain, expected) => {
  expect(await ofPolicy(INTENT_CHECKS, `connection: { sipDomains: [${domain}], mode: automatic }\n`)).toEqual(
    expected,
  );
});

test('a malformed SIP domain is wrong in any mode, one in .local only where SRV records are looked up', async () => {
  const yaml = 'connection: { sipDomains: [contoso.local, "*.com"], mode: manual }\n';
  expect((await ofPolicy(INTENT_CHECKS, yaml)).map(([check, where]) => [check, where])).toEqual([
    ['sip-domain-malformed', '2:43'],
  ]);
});

const CASE = (realm: string): Told => ['realm-not-upper-case', '2:43', `the realm "${realm}" is not in capitals`];
const SHORT = (realm: string): Told => [
  'realm-without-dot',
  '2:43',
  `the realm "${realm}" has no dot in it, so it is hardly the DNS name of a domain`,
];

test.each<[string, Told[]]>([
  ['realm: CONTOSO.COM, kerberos: true', []],
  ['kerberos: false', []],
  ['kerberos: true,  realm: contoso.com', [CASE('contoso.com')]],
  ['kerberos: true,  realm: CONTOSO', [SHORT('CONTOSO')]],
  // A realm that is wrong is so before Kerberos is switched on.
  ['kerberos: false, realm: contoso', [CASE('contoso'), SHORT('contoso')]],
  [
    'kerberos: true',
    [['kerberos-without-realm', '2:29', 'authentication.kerberos is true, but authentication.realm is not set']],
  ],
])('authentication: { %s }', async (words, expected) => {
  expect(await ofPolicy(INTENT_CHECKS, `authentication: { ${words} }\n`)).toEqual(expected);
});

test.each<[string, Told[]]>([
  ['connection: { mode: manual, transport: tls }', []],
  ['connection: { mode: automatic, sipDomains: [a.example], transport: tcp }', []],
  ['organization: Contoso', []],
  [
    'connection: { mode: manual, transport: tcp }',
    [['certificates-without-tls', '3:15', '2 certificates are listed, but connection.transport is "tcp"']],
  ],
  [
    'connection: { transport: tcp }',
    [['certificates-without-tls', '3:15', '2 certificates are listed, but connection.transport is "tcp"']],
  ],
])('certificates beside %s', async (line, expected) => {
  expect(await ofPolicy(INTENT_CHECKS, `${line}\ncertificates: [a.pem, b.pem]\n`)).toEqual(expected);
});

test.each<[organization: string, name: string, left: boolean]>([
  ['Northwind', 'sip.contoso.com', true],
  ['Northwind', 'sip.contoso.local', true],
  ['Northwind', 'SIP.Fabrikam.COM', true],
  ['Northwind', 'sip.example.org', true],
  ['Northwind', 'sip.example', true],
  ['Northwind', 'sip.invalid', true],
  ['Northwind', 'sip.mycontoso.com', false],
  ['Northwind', 'sip.contoso-energy.com', false],
  ['Northwind', 'sip.example.northwind.com', false],
  ['Northwind', 'example.com.northwind.test', false],
  ['Contoso Ltd', 'sip.contoso.com', false],
  ['Example Inc.', 'sip.example.com', false],
  ['FABRIKAM', 'sip.contoso.com', false],
])('%s with the server %s', async (organization, name, left) => {
  const told = await ofPolicy(INTENT_CHECKS, `organization: ${organization}\nconnection: { server: ${name} }\n`);
  const message = `"${name}" is a sample value, but the policy is for ${organization}`;
  expect(told).toEqual(left ? [['example-left-over', '3:23', message]] : []);
});

test.each<[source: string, left: boolean]>([
  ['afp://files.contoso.com/Software', true],
  ['smb://guest@files.contoso.com/Software', true],
  ['nfs://files.contoso.com/export', true],
  ['afp://files.northwind.test/contoso.com', false],
  ['/Volumes/Software', false],
])('install.source %s', async (source, left) => {
  const told = await ofPolicy(INTENT_CHECKS, `organization: Northwind\ninstall: { source: "${source}" }\n`);
  expect(told.map(([check]) => check)).toEqual(left ? ['example-left-over'] : []);
});

test('a policy for nobody in particular may name the sample company', async () => {
  expect(
    await ofPolicy(INTENT_CHECKS, 'connection: { server: sip.contoso.com, sipDomains: [contoso.com] }\n'),
  ).toEqual([]);
});
