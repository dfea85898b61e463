import { der } from '../../../src/wire/der/index.ts';
import type { Issued } from '../certificate-maker.ts';
import { CA_USAGE, type Pki, type ServerOptions } from '../pki.ts';
import type { Ask, WorldOptions } from '../world.ts';
import type { Fault } from './fault.ts';

type Chain = (pki: Pki) => readonly Issued[];

const NAMED = { dns: ['sip.contoso.com'] } as const;

/** A certificate of the issuing CA with something odd about it. */
const leaf =
  (options: ServerOptions): Chain =>
  (pki) => [pki.server({ ...NAMED, ...options }), pki.intermediate];

/** A good certificate of a CA below the root with something odd about it. */
const below =
  (id: string, options: object): Chain =>
  ({ issue, server, root }) => {
    const ca = issue({
      id,
      subject: `Contoso ${id}`,
      issuer: root,
      keyLabel: 'intermediate',
      ...CA_USAGE,
      ...options,
    });
    return [server({ id: `by-${id}`, issuer: ca, ...NAMED }), ca];
  };

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Live: shown by the server, seen in a hello, judged with everything else. */
const live = (name: string, expect: string, chain: Chain, more: { world?: WorldOptions; ask?: Ask } = {}): Fault => ({
  name,
  expect,
  world: { ...more.world, chain },
  ...(more.ask ? { ask: more.ask } : {}),
});

/** From a file. */
const file = (name: string, expect: string, presented: Chain, ask: Ask = {}): Fault => ({
  name,
  expect,
  ask: { subject: 'cert', target: 'server.pem', name: 'sip.contoso.com', presented, ...ask },
});

/** By its name a root that public lists of today hold. */
const publicRoot = (issue: Pki['issue']): Issued =>
  issue({ id: 'isrg', subject: 'ISRG Root X1', keyLabel: 'other', ...CA_USAGE });

const CRITICAL = [{ oid: '1.3.6.1.4.1.311.21.7', critical: true, value: der.sequence(der.integer(1)) }];
const MTLS = { mtls: true, trustedServers: ['sip.contoso.com'] } as const;

export const CERTIFICATE_FAULTS: readonly Fault[] = [
  live('expired yesterday', 'certificate/expired', leaf({ id: 'expired', notAfter: inDays(-1) })),
  live('valid from tomorrow on', 'certificate/not-yet-valid', leaf({ id: 'early', notBefore: inDays(1) })),
  live('expires in hours', 'certificate/expires-within-a-day', leaf({ id: 'hours', notAfter: inDays(0.5) })),
  live('expires in three days', 'certificate/expires-within-a-week', leaf({ id: 'days', notAfter: inDays(3) })),
  live('expires in three weeks', 'certificate/expires-within-a-month', leaf({ id: 'weeks', notAfter: inDays(21) })),
  live('an issuing CA that has expired', 'certificate/issuer-expired', below('Old CA', { notAfter: inDays(-30) })),
  live(
    'another name',
    'certificate/name-mismatch',
    leaf({ id: 'www', subject: 'www.contoso.com', dns: ['www.contoso.com'] }),
  ),
  live(
    'the right common name, hidden by a DNS name',
    'certificate/common-name-ignored',
    leaf({ id: 'hidden', dns: ['pool.contoso.com'] }),
  ),
  live('connected to by its IP address', 'certificate/ip-not-in-certificate', leaf({ id: 'no-ip' }), {
    ask: { want: { mode: 'manual', server: { host: 'ADDRESS' } } },
  }),
  live('for clients only', 'certificate/usage-without-server', leaf({ id: 'client', eku: ['clientAuth'] })),
  file('signs only', 'certificate/key-usage-without-encipherment', leaf({ id: 'signs', ku: ['digitalSignature'] })),
  live('the issuing CA is not sent', 'certificate/intermediate-missing', (pki) => [
    pki.server({ id: 'alone', ...NAMED }),
  ]),
  live('signed by itself', 'certificate/self-signed', ({ issue }) => [
    issue({ id: 'self', subject: 'sip.contoso.com', keyLabel: 'server', ...NAMED }),
  ]),
  live('of a CA that nobody knows', 'certificate/untrusted', ({ issue, server }) => {
    const other = issue({ id: 'other', subject: 'Fabrikam Root CA', keyLabel: 'other', ...CA_USAGE });
    return [server({ id: 'by-other', issuer: other, ...NAMED }), other];
  }),
  file('sent in the wrong order', 'certificate/order-wrong', (pki) => [
    pki.server({ id: 'ordered', ...NAMED }),
    pki.root,
    pki.intermediate,
  ]),
  file('with a certificate that is not needed', 'certificate/superfluous', ({ issue, server, intermediate }) => [
    server({ id: 'more', ...NAMED }),
    intermediate,
    issue({ id: 'stray', subject: 'Fabrikam Root CA', keyLabel: 'other', ...CA_USAGE }),
  ]),
  live('a signature that is not true', 'certificate/signature-broken', leaf({ id: 'spoilt', wrongSignature: true })),
  live(
    'an issuer that is no CA',
    'certificate/issuer-not-ca',
    below('no CA', { ca: false, ku: ['digitalSignature'] }),
  ),
  live(
    'a CA that may not sign certificates',
    'certificate/issuer-may-not-sign',
    below('CRL CA', { ku: ['cRLSign'] }),
  ),
  live('a path that is too long', 'certificate/path-too-long', ({ issue, server, intermediate }) => {
    const sub = issue({ id: 'sub', subject: 'Contoso Sub CA', issuer: intermediate, keyLabel: 'sub', ...CA_USAGE });
    return [server({ id: 'by-sub', issuer: sub, ...NAMED }), sub, intermediate];
  }),
  live(
    'outside the names that its CA may use',
    'certificate/outside-name-constraint',
    below('Constrained CA', { permitted: { dns: ['fabrikam.com'] } }),
    {
      ask: { want: { releases: ['10.7.5'] } },
    },
  ),
  live(
    'name constraints, which old Macs do not know',
    'certificate/extension-unknown-to-macs',
    below('Named CA', { permitted: { dns: ['contoso.com'] } }),
  ),
  live(
    'a critical extension that nobody knows',
    'certificate/unknown-critical-extension',
    leaf({ id: 'critical', extensions: CRITICAL }),
  ),
  file(
    'an extension twice',
    'certificate/malformed',
    leaf({
      id: 'twice',
      extensions: [1, 2].map((n) => ({ oid: '1.3.6.1.4.1.311.21.7', value: der.sequence(der.integer(n)) })),
    }),
  ),
  live('SHA-256, and Macs with 10.3', 'certificate/hash-too-new', leaf({ id: 'sha256', hash: 'sha256' })),
  live('MD5', 'certificate/hash-weak', leaf({ id: 'md5', hash: 'md5' })),
  live('a key of 512 bits', 'certificate/key-weak', leaf({ id: 'weak', key: { type: 'rsa', bits: 512 } })),
  live('version 1', 'certificate/version-1', leaf({ id: 'v1', version: 1 })),
  live(
    'a wildcard as the name',
    'certificate/wildcard-name',
    leaf({ id: 'wildcard', subject: '*.contoso.com', dns: ['*.contoso.com'] }),
  ),
  live(
    'a CA as the server',
    'certificate/server-is-a-ca',
    leaf({ id: 'leaf-ca', ca: true, ku: ['keyCertSign', 'keyEncipherment'] }),
  ),
  live('a negative serial number', 'certificate/irregular', leaf({ id: 'negative', serial: -5n })),
  file('an EC key, before 10.6', 'certificate/key-type-too-new', leaf({ id: 'ec', key: { type: 'ec' } })),
  file('RSA-PSS', 'certificate/rsa-pss', leaf({ id: 'pss', pss: true }), { want: { releases: ['10.5.8'] } }),
  file(
    'a key of 4104 bits, from 10.4.9 on',
    'certificate/key-too-large',
    leaf({ id: 'large', key: { type: 'rsa', bits: 4104 } }),
    {
      want: { releases: ['10.4.11'] },
    },
  ),
  file('cut off', 'certificate/unreadable', (pki) => {
    const whole = pki.server({ id: 'cut', ...NAMED });
    return [{ ...whole, base64: whole.base64.slice(0, 400) }];
  }),
  file('not on the list of internal servers', 'certificate/not-on-trusted-list', leaf({ id: 'unlisted' }), {
    want: { ...MTLS, trustedServers: ['lcs1.contoso.com'] },
  }),
  file(
    'for servers only, between servers',
    'certificate/usage-without-client',
    leaf({ id: 'server-only', eku: ['serverAuth'] }),
    { want: MTLS },
  ),
  file(
    'a public root that Macs of 2006 lack',
    'certificate/root-not-on-macs',
    ({ issue, server }) => [
      server({
        id: 'public',
        issuer: publicRoot(issue),
        ...NAMED,
      }),
    ],
    { anchors: ({ issue }) => [publicRoot(issue)], anchorsFrom: 'system' },
  ),
  {
    name: 'one of two SIP domains is not named',
    expect: 'certificate/sip-domain-not-named',
    world: {
      chain: leaf({ id: 'one' }),
      zones: { 'adatum.com': '_sipinternaltls._tcp IN SRV 0 0 5061 sip.contoso.com.' },
    },
    ask: { domains: ['contoso.com', 'adatum.com'] },
    also: { 'dns/srv-target-elsewhere': 'both domains lead to the server of one of them' },
  },
];
