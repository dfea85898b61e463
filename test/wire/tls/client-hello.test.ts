import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HelloKind } from '../../../src/core/server.ts';
import { clientHello, isName } from '../../../src/wire/tls/client-hello.ts';
import { HELLO_KINDS } from '../../../src/wire/tls/hello-kinds.ts';
import { Reader } from '../../../src/wire/tls/reader.ts';
import { readRecords } from '../../../src/wire/tls/records.ts';
import { suiteId, suiteName, versionName } from '../../../src/wire/tls/suites.ts';
import { userCanceled } from '../../../src/wire/tls/write.ts';

const KINDS = Object.keys(HELLO_KINDS) as HelloKind[];
const RANDOM = Uint8Array.from({ length: 32 }, (_, index) => index);

/** Reads a ClientHello as a server would. */
function read(bytes: Uint8Array): {
  version: number;
  random: Uint8Array;
  suites: number[];
  extensions: Map<number, Uint8Array>;
} {
  const [record, ...others] = readRecords(bytes);
  expect(others).toEqual([]);
  const message = new Reader(record!.body, 'it');
  expect(message.number(1)).toBe(1);
  const body = message.inner(3);
  expect(message.left).toBe(0);
  const version = body.number(2);
  const random = body.take(32);
  expect(body.vector(1)).toHaveLength(0);
  const list = body.inner(2);
  const suites: number[] = [];
  while (list.left > 0) suites.push(list.number(2));
  expect([...body.vector(1)]).toEqual([0]);
  const extensions = new Map<number, Uint8Array>();
  if (body.left > 0) {
    const all = body.inner(2);
    while (all.left > 0) extensions.set(all.number(2), all.vector(2));
  }
  expect(body.left).toBe(0);
  return { version, random, suites, extensions };
}

describe('clientHello', () => {
  test.each(KINDS)('of %s can be read back', (kind) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.domain(), (random, host) => {
        const back = read(clientHello(kind, random, host));
        expect(back.random).toEqual(random);
        expect(back.suites).toEqual(HELLO_KINDS[kind].suites);
        const name = back.extensions.get(0);
        if (HELLO_KINDS[kind].serverName) expect(new TextDecoder().decode(name!.subarray(5))).toBe(host);
        else expect(back.extensions.size).toBe(0);
      }),
    );
  });

  test('of 10.3 to 10.4.7 is TLS 1.0 with RC4 and 3DES in front, without AES', () => {
    const hello = clientHello('panther', RANDOM, 'sip.contoso.com');
    const { version, suites, extensions } = read(hello);
    expect(version).toBe(0x0301);
    expect(suites.slice(0, 3)).toEqual([0x0005, 0x0004, 0x000a]);
    expect(suites.some((suite) => suiteName(suite).includes('AES'))).toBe(false);
    expect(extensions.size).toBe(0);
    expect([...hello.subarray(0, 3)]).toEqual([22, 3, 1]);
  });

  test.each(KINDS)('of %s has names for all that it offers, none twice, and no more than Schannel reads', (kind) => {
    const { suites } = HELLO_KINDS[kind];
    expect(suites.filter((suite) => suiteName(suite).startsWith('suite '))).toEqual([]);
    expect(new Set(suites).size).toBe(suites.length);
    expect(suites.length).toBeLessThanOrEqual(64);
  });

  test('offers what the generation before offered, and in front of it what is new', () => {
    const [panther, tiger, leopard] = (['panther', 'tiger-aes', 'snow-leopard'] as const).map((kind) => {
      return HELLO_KINDS[kind].suites.map(suiteName);
    });
    expect(panther!.filter((name) => !tiger!.includes(name))).toEqual([]);
    expect(tiger!.slice(0, 5)).toEqual([
      'RSA_WITH_AES_128_CBC_SHA',
      'RSA_WITH_RC4_128_SHA',
      'RSA_WITH_RC4_128_MD5',
      'RSA_WITH_AES_256_CBC_SHA',
      'RSA_WITH_3DES_EDE_CBC_SHA',
    ]);
    expect(leopard!.slice(16)).toEqual(tiger);
    expect(leopard!.slice(0, 16).filter((name) => !name.startsWith('ECDH'))).toEqual([]);
  });

  test("of today has what today's servers insist on", () => {
    const { version, extensions } = read(clientHello('today', RANDOM, 'sip.contoso.com'));
    expect(version).toBe(0x0303);
    expect([...extensions.keys()]).toEqual([0, 10, 11, 13, 23, 0xff01]);
    expect(extensions.get(23)).toHaveLength(0);
  });

  test('names no IP address', () => {
    expect(read(clientHello('today', RANDOM, '192.0.2.1')).extensions.has(0)).toBe(false);
    expect(read(clientHello('today', RANDOM, '2001:db8::1')).extensions.has(0)).toBe(false);
  });
});

test.each([
  ['sip.contoso.com', true],
  ['lcs', true],
  ['192.0.2.1', false],
  ['::1', false],
  ['', false],
  ['a..b', false],
  ['käse.example', false],
  ['a'.repeat(254), false],
])('isName(%j) is %s', (host, is) => {
  expect(isName(host)).toBe(is);
});

test('names of suites and versions', () => {
  expect(suiteName(0x0004)).toBe('RSA_WITH_RC4_128_MD5');
  expect(suiteName(0x1234)).toBe('suite 0x1234');
  expect(suiteId('TLS_RSA_WITH_AES_128_CBC_SHA')).toBe(0x002f);
  expect(suiteId('TLS_UNHEARD_OF')).toBe(0);
  expect(['3.0', '3.1', '3.4', '2.0'].map(versionName)).toEqual(['SSL 3.0', 'TLS 1.0', 'TLS 1.3', 'TLS version 2.0']);
});

test('user_canceled is the fatal alert 90', () => {
  expect([...userCanceled()]).toEqual([21, 3, 1, 0, 2, 2, 90]);
});
