import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { der, hex, readDer } from '../../../src/wire/der/index.ts';
import {
  asReq,
  errorText,
  framed,
  KerberosError,
  MAX_REPLY,
  readKdcMessage,
  unframed,
} from '../../../src/wire/kerberos/index.ts';
import { fromBase64 } from '../../../src/wire/base64.ts';
import { krbError } from '../../servers/kdc-responder.ts';

test('an AS-REQ without a client, byte for byte', () => {
  const bytes = asReq({ realm: 'A.B', nonce: 0x1234, till: new Date(Date.UTC(2026, 10, 24)) });
  expect(hex(bytes)).toBe(
    [
      '6a693067',
      'a103020105', // pvno
      'a20302010a', // msg-type
      'a45b3059', // req-body
      'a00703050000000000', // kdc-options
      'a2051b03412e42', // realm
      'a3183016a003020102a10f300d1b066b72627467741b03412e42', // sname
      'a511180f32303236313132343030303030305a', // till
      'a70402021234', // nonce
      'a81430120201120201110201170201100201030201', // etype
      '01',
    ].join(''),
  );
  // cname would be [1].
  const body = readDer(bytes).children[0]!.children[2]!.children[0]!;
  expect(body.children.map(({ tag }) => tag)).toEqual([0, 2, 3, 5, 7, 8]);
});

test('the answer of MIT krb5kdc 1.20 to it', () => {
  const reply =
    'fmswaaADAgEFoQMCAR6kERgPMjAyNjExMjMwOTA1MjBapQUCAwDLGqYDAgEGqQ0bC0NPTlRPU08uQ09NqiAwHqADAgECoRcwFRsGa3JidGd0GwtDT05UT1NPLkNPTasNGwtOVUxMX0NMSUVOVA==';
  expect(readKdcMessage(fromBase64(reply))).toEqual({
    type: 'error',
    code: 6,
    time: Date.UTC(2026, 10, 23, 9, 5, 20, 51),
    realm: 'CONTOSO.COM',
    text: 'NULL_CLIENT',
  });
});

describe('KRB-ERROR', () => {
  test('whatever it says reads back', () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 127 }),
        text,
        fc.date({ min: new Date(0), max: new Date(Date.UTC(9000, 0)), noInvalidDate: true }),
        fc.option(text, { nil: undefined }),
        (code, realm, time, more) => {
          const extra = more === undefined ? {} : { clientRealm: more, text: more };
          expect(readKdcMessage(krbError({ code, realm, time, ...extra }))).toEqual({
            type: 'error',
            code,
            realm,
            time: time.getTime(),
            ...extra,
          });
        },
      ),
    );
  });

  test('codes have words', () => {
    expect(errorText(68)).toBe('error 68, it serves another realm');
    expect(errorText(99)).toBe('error 99');
  });
});

test('an AS-REP is recognised', () => {
  const message = der.application(
    11,
    der.sequence(
      der.context(0, der.integer(5)),
      der.context(1, der.integer(11)),
      der.context(3, der.generalString('A.B')),
    ),
  );
  expect(readKdcMessage(message)).toEqual({ type: 'reply', realm: 'A.B' });
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['text', new TextEncoder().encode('HTTP/1.1 400')],
  ['another application', der.application(14, der.sequence())],
  ['an empty error', der.application(30, der.sequence())],
  ['no sequence', der.application(30, der.integer(1))],
  ['version 4', der.application(30, der.sequence(der.context(0, der.integer(4))))],
  [
    'another type inside',
    der.application(30, der.sequence(der.context(0, der.integer(5)), der.context(1, der.integer(11)))),
  ],
])('%s is refused', (_, bytes) => {
  expect(() => readKdcMessage(bytes)).toThrow(KerberosError);
});

test('throws nothing but KerberosError, whatever comes', () => {
  const sound = krbError({ code: 6, realm: 'CONTOSO.COM', time: new Date(0), text: 'x' });
  const damaged = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 4 }).map((changes) => {
    const bytes = sound.slice();
    for (const [at, value] of changes) bytes[at] = value;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), damaged), (bytes) => {
      try {
        const message = readKdcMessage(bytes);
        if (message.type === 'error') expect(Number.isSafeInteger(message.time)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(KerberosError);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('the length of TCP', () => {
  test('goes round, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(303), (message, cut) => {
        const bytes = framed(message);
        expect(unframed(bytes)).toEqual(message);
        if (cut < bytes.length) expect(unframed(bytes.subarray(0, cut))).toBeUndefined();
      }),
    );
  });

  test.each([[[0, 0, 0, 0]], [[0x48, 0x54, 0x54, 0x50]], [[0, 1, 0, 1]]])('%j is none', (bytes) => {
    expect(MAX_REPLY).toBe(65_536);
    expect(() => unframed(Uint8Array.from(bytes))).toThrow(KerberosError);
  });
});
