import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ToolError } from '../../src/core/tool-error.ts';
import { readChain } from '../../src/host/certificate-files.ts';
import { tool } from '../helpers/tools.ts';
import { makePki } from '../servers/pki.ts';

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-certificates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { root, intermediate, server } = makePki(folder);
const own = server({ id: 'own' });
const ec = server({ id: 'ec', key: { type: 'ec' } });
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

describe('PEM and DER', () => {
  test('several blocks keep their order, whatever stands around them', async () => {
    const path = file(
      'bundle.pem',
      `Bag Attributes\r\n${root.pem}text\n${own.keyPem}${own.pem.replaceAll('\n', '\r\n')}`,
    );
    expect(await readChain(path)).toEqual([root.base64, own.base64]);
  });

  tool('openssl')('a certificate with trust settings of OpenSSL behind it', async () => {
    openssl('x509', '-in', own.certFile, '-trustout', '-addtrust', 'serverAuth', '-out', 'trusted.pem');
    expect(await readChain(join(folder, 'trusted.pem'))).toEqual([own.base64]);
  });

  test('one certificate in DER', async () => {
    expect(await readChain(own.derFile)).toEqual([own.base64]);
    expect(await readChain(own.chainFile)).toEqual([own.base64, intermediate.base64]);
  });

  test.each([
    ['nothing', ''],
    ['another text', 'hello\n'],
    ['a key alone', own.keyPem],
    ['a block that is no base64', '-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n'],
    ['a block that is no certificate', '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n'],
    ['half a certificate', own.der.subarray(0, 200)],
    ['a number', Uint8Array.of(0x30, 3, 2, 1, 3)],
  ])('%s is an error of usage that names the file', async (_, content) => {
    const path = file('bad', content);
    const error = await readChain(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ToolError);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(path) });
  });
});

describe('PKCS#7', () => {
  tool('openssl').each(['PEM', 'DER'])('in %s has no order, so the chain is put in order', async (form) => {
    const parts = [root, own, intermediate].flatMap(({ certFile }) => ['-certfile', certFile]);
    openssl('crl2pkcs7', '-nocrl', ...parts, '-outform', form, '-out', 'bag.p7b');
    expect(await readChain(join(folder, 'bag.p7b'))).toEqual([own.base64, intermediate.base64, root.base64]);
  });
});

describe('PKCS#12', () => {
  const bag = (of: typeof own, name: string, ...options: string[]): string => {
    const parts = ['-in', of.certFile, '-inkey', of.keyFile, '-certfile', intermediate.certFile];
    openssl('pkcs12', '-export', ...parts, '-out', name, '-passout', 'pass:secret', ...options);
    return join(folder, name);
  };
  const password = file('password', 'secret\r\nsecond line\n');

  tool('openssl').each<[string, typeof own, string[]]>([
    ['RSA, as OpenSSL writes it today', own, []],
    ['RSA, as Windows 2003 wrote it', own, ['-legacy']],
    ['EC, as OpenSSL writes it today', ec, []],
    ['EC, with RC2 and 3DES', ec, ['-legacy']],
  ])('%s', async (_, of, options) => {
    expect(await readChain(bag(of, 'x.p12', ...options), password)).toEqual([of.base64, intermediate.base64]);
  });

  tool('openssl')('without a password, or with another, is an error of usage', async () => {
    const path = bag(own, 'y.p12');
    await expect(readChain(path)).rejects.toThrow(`${path} needs a password`);
    await expect(readChain(path, file('other', 'wrong'))).rejects.toThrow(`${path} does not open with that password`);
  });
});
