import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_MESSAGE, SipError, SipReader } from '../../../src/wire/sip/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (...parts: string[]): string[] => {
  const reader = new SipReader();
  return parts.flatMap((part) => reader.push(bytes(part)));
};

const OK = 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n';
const BODY = 'SIP/2.0 200 OK\r\nl: 4\r\n\r\nbody';

describe('a stream is cut by Content-Length', () => {
  test.each<[string, string, string[]]>([
    ['one message', OK, [OK]],
    ['two in one packet', OK + BODY, [OK, BODY]],
    ['keep-alives around', `\r\n\r\n${OK}\r\n\r\n${BODY}\r\n`, [OK, BODY]],
    ['no Content-Length: no body', 'SIP/2.0 200 OK\r\n\r\n', ['SIP/2.0 200 OK\r\n\r\n']],
    ['bare line feeds', 'SIP/2.0 200 OK\nl: 2\n\nab', ['SIP/2.0 200 OK\nl: 2\n\nab']],
    [
      'a folded Content-Length',
      'SIP/2.0 200 OK\r\nContent-Length:\r\n 2\r\n\r\nab',
      ['SIP/2.0 200 OK\r\nContent-Length:\r\n 2\r\n\r\nab'],
    ],
    [
      'the same Content-Length twice',
      'SIP/2.0 200 OK\r\nl: 1\r\nContent-Length: 1\r\n\r\na',
      ['SIP/2.0 200 OK\r\nl: 1\r\nContent-Length: 1\r\n\r\na'],
    ],
    ['a request', 'OPTIONS sip:a SIP/2.0\r\n\r\n', ['OPTIONS sip:a SIP/2.0\r\n\r\n']],
    ['a body in UTF-8, counted in bytes', 'SIP/2.0 200 OK\r\nl: 2\r\n\r\nüSIP', ['SIP/2.0 200 OK\r\nl: 2\r\n\r\nü']],
  ])('%s', (_, stream, messages) => {
    expect(read(stream)).toEqual(messages);
    expect(read(...stream.split(/(?=[\s\S])/u))).toEqual(messages);
  });

  test('wherever packets end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 8 }), fc.constantFrom(OK, BODY), (cuts, first) => {
        const all = bytes(`${first}\r\n${BODY}${OK}`);
        const reader = new SipReader();
        const found: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          found.push(...reader.push(all.subarray(at, at + cut)));
          at += cut;
        }
        found.push(...reader.push(all.subarray(at)));
        expect(found).toEqual([first, BODY, OK]);
        expect(reader.isInside).toBe(false);
      }),
    );
  });
});

test.each<[string, string]>([
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\n'],
  ['SMTP', '220 mail.contoso.com ESMTP\r\n'],
  ['SMTP, before its line ends', '220 mail'],
  ['a TLS alert', '\u0015\u0003\u0001\u0000\u0002\u0002\u0028'],
  ['two lengths', 'SIP/2.0 200 OK\r\nl: 1\r\nl: 2\r\n\r\n'],
  ['a negative length (RFC 4475, 3.1.2.3)', 'SIP/2.0 200 OK\r\nContent-Length: -999\r\n\r\n'],
  ['a length that is too large (RFC 4475, 3.1.2.2)', 'SIP/2.0 200 OK\r\nContent-Length: 9999999999\r\n\r\n'],
  ['a head without end', `SIP/2.0 200 OK\r\nA: ${'a'.repeat(MAX_MESSAGE)}`],
])('refuses %s', (_, stream) => {
  expect(() => read(stream)).toThrow(SipError);
});

test('is inside while a message is not whole', () => {
  const reader = new SipReader();
  expect(reader.push(bytes('\r\n'))).toEqual([]);
  expect(reader.isInside).toBe(false);
  expect(reader.push(bytes('SIP/2.0 200 Sch'))).toEqual([]);
  expect(reader.push(Uint8Array.of(0xc3))).toEqual([]);
  expect(reader.isInside).toBe(true);
});

test('throws nothing but SipError, whatever comes', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc
      .constantFrom('SIP/2.0 ', '200 OK', '\r\n', '\n', 'l: 3', 'Content-Length:', ' ', '\r\n\r\n', ':', '100')
      .map(bytes),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const reader = new SipReader();
      try {
        for (const part of pieces) for (const message of reader.push(part)) expect(message).toMatch(/^[^\r\n]/);
      } catch (error) {
        expect(error).toBeInstanceOf(SipError);
      }
    }),
    { numRuns: 1000 },
  );
});
