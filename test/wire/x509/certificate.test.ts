import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { der, DerError, hex } from '../../../src/wire/der/index.ts';
import { ipText, readCertificate, sameName } from '../../../src/wire/x509/index.ts';
import type { CertificateOptions, Issued } from '../../servers/certificate-maker.ts';
import { makePki } from '../../servers/pki.ts';

const { root, intermediate, server } = makePki();
const made = (options: Partial<CertificateOptions> = {}): ReturnType<typeof readCertificate> =>
  readCertificate(
    server({ id: JSON.stringify(options, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)), ...options })
      .der,
  );

describe('sees what OpenSSL sees', () => {
  const known = rootCertificates.map((pem) => [new X509Certificate(pem).subject.replaceAll('\n', ' '), pem] as const);

  test.each(known)('in %s', (_, pem) => {
    const theirs = new X509Certificate(pem);
    const ours = readCertificate(theirs.raw);
    expect(ours.notBefore).toBe(Date.parse(theirs.validFrom));
    expect(ours.notAfter).toBe(Date.parse(theirs.validTo));
    expect(BigInt(`0x${theirs.serialNumber}`)).toBe(ours.serial);
    expect(ours.basicConstraints?.ca ?? false).toBe(theirs.ca);
    expect(
      ours.subject.commonNames.every(
        (name) => theirs.subject.includes(name.replaceAll(',', '\\,')) || theirs.subject.includes(name),
      ),
    ).toBe(true);
    expect(ours.selfIssued).toBe(theirs.subject === theirs.issuer);
    const { modulusLength, namedCurve } = theirs.publicKey.asymmetricKeyDetails!;
    if (modulusLength !== undefined) expect(ours.key.bits).toBe(modulusLength);
    else expect(ours.key.curve).toBe(namedCurve === 'prime256v1' ? 'P-256' : 'P-384');
  });
});

test('tells everything that was put in', () => {
  const certificate = made({
    subject: [
      ['2.5.4.6', 'DE'],
      ['2.5.4.10', 'Contoso, "Ltd"'],
      ['2.5.4.3', 'sip.contoso.com'],
    ],
    dns: ['sip.contoso.com', '*.contoso.com'],
    ip: ['192.0.2.7', '2001:db8::7'],
    notBefore: '2006-01-02T03:04:05Z',
    notAfter: '2055-01-01T00:00:00Z',
    serial: 77n,
  });
  expect(certificate).toMatchObject({
    version: 3,
    serial: 77n,
    notBefore: Date.UTC(2006, 0, 2, 3, 4, 5),
    notAfter: Date.UTC(2055, 0, 1),
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
    key: { kind: 'rsa', bits: 2048, exponent: 65_537n, text: 'RSA, 2048 bits' },
    signatureAlgorithm: { scheme: 'rsa', hash: 'sha1', text: 'RSA with SHA-1' },
    unknownCritical: [],
    defects: [],
    selfIssued: false,
  });
  expect(certificate.subject.text).toBe(String.raw`CN=sip.contoso.com, O=Contoso\, \"Ltd\", C=DE`);
  expect(certificate.issuer.text).toBe('CN=Contoso Issuing CA');
  const names = certificate.subjectAltName!.map((name) =>
    name.kind === 'ip' ? ipText(name.bytes) : 'text' in name ? name.text : '',
  );
  expect(names).toEqual(['sip.contoso.com', '*.contoso.com', '192.0.2.7', '2001:db8:0:0:0:0:0:7']);
  expect(certificate.authorityKeyId!.keyId).toBe(readCertificate(intermediate.der).subjectKeyId);
});

test.each<[string, Partial<CertificateOptions>, object]>([
  [
    'EC',
    { key: { type: 'ec', curve: 'P-384' } },
    { key: { kind: 'ec', curve: 'P-384', bits: 384, text: 'EC, P-384' } },
  ],
  ['DSA', { key: { type: 'dsa' } }, { key: { kind: 'dsa', bits: 1024 } }],
  ['Ed25519', { key: { type: 'ed25519' } }, { key: { kind: 'eddsa', text: 'Ed25519' } }],
  ['an RSA-PSS key', { key: { type: 'rsa-pss' } }, { key: { kind: 'rsa-pss', bits: 2048 } }],
  ['an exponent of 3', { key: { type: 'rsa', bits: 1024, exponent: 3 } }, { key: { bits: 1024, exponent: 3n } }],
  [
    'RSA-PSS',
    { pss: true, hash: 'sha256' },
    { signatureAlgorithm: { scheme: 'rsa-pss', hash: 'sha256', maskHash: 'sha256', saltLength: 32 } },
  ],
  ['MD5', { hash: 'md5' }, { signatureAlgorithm: { hash: 'md5', text: 'RSA with MD5' } }],
  ['a CA', { ca: true, pathLength: 3 }, { basicConstraints: { ca: true, pathLength: 3 } }],
  ['no CA', { ca: false }, { basicConstraints: { ca: false } }],
  ['version 1', { version: 1 }, { version: 1, extensions: [] }],
  [
    'constraints',
    { ca: true, permitted: { dns: ['contoso.com'], ip: ['192.0.2.0/255.255.255.0'] } },
    { nameConstraints: { permitted: [{ kind: 'dns', text: 'contoso.com' }, { kind: 'ip' }], excluded: [] } },
  ],
  [
    'an unknown critical extension',
    { extensions: [{ oid: '1.2.3.4', critical: true, value: der.null() }] },
    { unknownCritical: ['1.2.3.4'] },
  ],
])('knows %s', (_, options, facts) => {
  expect(made(options)).toMatchObject(facts);
});

test.each<[string, Partial<CertificateOptions>]>([
  ['has an extension twice', { extensions: [1, 2].map((n) => ({ oid: '1.2.3', value: der.integer(n) })) }],
  ['has an empty issuer', { issuerName: '' }],
  ['is a CA without a subject', { subject: '', ca: true }],
  ['has a serial number that is not positive', { serial: 0n }],
  ['has a serial number of more than 20 bytes', { serial: 1n << 159n }],
  ['has an empty extended key usage', { eku: [] }],
  ['has a path length, though it is no CA', { ca: false, pathLength: 0 }],
  ['has name constraints, though it is no CA', { permitted: { dns: ['contoso.com'] } }],
  ['has name constraints that are empty', { ca: true, permitted: {} }],
  ['has a name constraint that cannot be understood', { ca: true, permitted: { dns: ['*.contoso.com'] } }],
  ['has a name constraint that cannot be understood', { ca: true, excluded: { ip: ['192.0.2.0/255.0.255.0'] } }],
  ['has an alternative name that is none', { dns: ['sip contoso com'] }],
  ['may sign certificates by its key usage, but is no CA by its basic constraints', { ku: ['keyCertSign'] }],
  [
    'has a critical subject key identifier',
    { bare: true, extensions: [{ oid: '2.5.29.14', critical: true, value: der.octetString(Uint8Array.of(1)) }] },
  ],
])('says that a certificate %s', (says, options) => {
  expect(made(options).defects.map((defect) => defect.says)).toContain(says);
});

test('sees two algorithms that differ', () => {
  const { der: bytes } = server({ id: 'differ' });
  const at = hex(bytes).lastIndexOf('06092a864886f70d010105') / 2;
  const changed = bytes.with(at + 10, 11);
  expect(readCertificate(changed).defects).toContainEqual({
    weight: 'broken',
    section: '4.1.1.2',
    says: 'names one signature algorithm inside and another outside',
  });
});

test.each<[string, Issued | Uint8Array]>([
  ['half a certificate', root.der.subarray(0, 300)],
  ['a certificate with a byte behind', Uint8Array.of(...root.der, 0)],
  ['a sequence of nothing', der.sequence()],
  [
    'an extension that is damaged',
    server({ id: 'bad-bc', extensions: [{ oid: '2.5.29.19', value: der.integer(1) }] }),
  ],
  ['a negative path length', server({ id: 'negative-path', ca: true, pathLength: -1 })],
])('refuses %s with a place', (_, input) => {
  const bytes = input instanceof Uint8Array ? input : input.der;
  expect(() => readCertificate(bytes)).toThrow(DerError);
  try {
    readCertificate(bytes);
  } catch (error) {
    expect((error as DerError).offset).toBeLessThanOrEqual(bytes.length);
  }
});

test('a damaged certificate is read or refused with DerError, nothing else', () => {
  const seeds = [
    root,
    server({ id: 'fuzz', dns: ['sip.contoso.com'], ip: ['192.0.2.1'], permitted: { dns: ['x'], directory: ['y'] } }),
  ];
  seeds.push(server({ id: 'fuzz-pss', pss: true, key: { type: 'ec' } }));
  const change = fc.record({ at: fc.nat(2000), byte: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat(40),
      (seed, changes, cut) => {
        const bytes = Uint8Array.from(cut > 35 ? seed.der.subarray(0, cut * 10) : seed.der);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        try {
          expect(Buffer.from(readCertificate(bytes).raw).equals(bytes)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      },
    ),
    { numRuns: 20_000 },
  );
});

test.each([
  ['case and spaces', 'Contoso  CA', ' contoso ca ', true],
  ['full-width letters', 'Contoso', 'Ｃontoso', true],
  ['another word', 'Contoso', 'Fabrikam', false],
])('compares names: %s', (_, a, b, same) => {
  const [x, y] = [a, b].map((subject) => made({ subject }).subject);
  expect(sameName(x!, y!)).toBe(same);
});
