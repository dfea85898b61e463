import { describe, expect, test } from 'vitest';
import { systemRoots } from '../../src/host/network/roots.ts';
import { signatures } from '../../src/host/network/signatures.ts';
import { makeCertificate, type CertificateOptions } from '../servers/certificate-maker.ts';
import { CA_USAGE, makePki } from '../servers/pki.ts';

const { root, intermediate, server } = makePki();

test('says who signed what, by index', () => {
  const own = server({ id: 'own' });
  const ders = [own, intermediate, root].map(({ base64 }) => base64);
  expect(signatures(ders)).toEqual({
    signatures: [
      [0, 1],
      [1, 2],
      [2, 2],
    ],
    failed: [],
  });
});

describe('verifies', () => {
  test.each<[string, Partial<CertificateOptions>]>([
    ['MD5 with 512 bits', { key: { type: 'rsa', bits: 512 }, hash: 'md5' }],
    ['SHA-1', { hash: 'sha1' }],
    ['SHA-512', { hash: 'sha512' }],
    ['RSA-PSS with SHA-1', { pss: true }],
    ['RSA-PSS with SHA-256 and an odd salt', { pss: true, hash: 'sha256', pssSalt: 13 }],
    ['a key for RSA-PSS alone', { key: { type: 'rsa-pss' }, hash: 'sha256' }],
    ['ECDSA', { key: { type: 'ec' }, hash: 'sha256' }],
    ['ECDSA on P-521', { key: { type: 'ec', curve: 'P-521' }, hash: 'sha512' }],
    ['DSA', { key: { type: 'dsa' } }],
    ['Ed25519', { key: { type: 'ed25519' } }],
  ])('%s, true and false', (id, options) => {
    const { hash, pss, pssSalt, ...ofKey } = options;
    const how = { ...(hash ? { hash } : {}), ...(pss ? { pss } : {}), ...(pssSalt === undefined ? {} : { pssSalt }) };
    const top = makeCertificate({ id, ...ofKey, ...how, ...CA_USAGE });
    const below = server({ id: `${id} below`, issuer: top, ...how });
    const spoilt = server({ id: `${id} spoilt`, issuer: top, ...how, wrongSignature: true });
    expect(signatures([below.base64, spoilt.base64, top.base64])).toEqual({
      signatures: [
        [0, 2],
        [2, 2],
      ],
      failed: [[1, 2]],
    });
  });
});

test('a key of another kind did not sign it', () => {
  const rsa = makeCertificate({ id: 'rsa', subject: 'CA', ...CA_USAGE });
  const ec = makeCertificate({ id: 'ec', subject: 'CA', key: { type: 'ec' }, ...CA_USAGE });
  const own = server({ id: 'by rsa', issuer: rsa });
  expect(signatures([own.base64, ec.base64]).failed).toEqual([[0, 1]]);
});

test('what cannot be read or verified is in neither list', () => {
  const own = server({ id: 'own' });
  const md2 = Buffer.from(
    Buffer.from(own.der).toString('hex').replaceAll('2a864886f70d010105', '2a864886f70d010102'),
    'hex',
  );
  expect(signatures([md2.toString('base64'), intermediate.base64, '*', 'AAAA'])).toEqual({
    signatures: [],
    failed: [],
  });
});

test('all roots of the system signed themselves', () => {
  const roots = systemRoots();
  expect(roots.length).toBeGreaterThan(100);
  expect(signatures(roots).signatures).toEqual(roots.map((_, i) => [i, i]));
});
