import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TlsError } from '../../../src/wire/tls/error.ts';
import { type Flight, readFlight } from '../../../src/wire/tls/flight.ts';
import { record } from '../../../src/wire/tls/write.ts';
import { alert, certificate, CERTIFICATE_REQUEST, DONE, inRecords, message, serverHello } from './helpers.ts';

const byte = fc.integer({ min: 0, max: 255 });
const bytes = (options: fc.ArrayConstraints): fc.Arbitrary<number[]> => fc.array(byte, options);
const join = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function refusal(sent: Uint8Array): unknown {
  try {
    readFlight(sent);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('readFlight', () => {
  test('reads what was written, however it is cut into records', () => {
    fc.assert(
      fc.property(
        fc.array(bytes({ minLength: 1, maxLength: 300 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 0xffff }),
        bytes({ minLength: 32, maxLength: 32 }),
        bytes({ maxLength: 32 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 400 }),
        (ders, suite, random, session, asks, size) => {
          const sent = [
            ...message(0, []),
            ...serverHello({ suite, random, session }),
            ...certificate(...ders),
            ...message(12, [1, 2, 3]),
            ...(asks ? CERTIFICATE_REQUEST : []),
            ...DONE,
          ];
          expect(readFlight(inRecords(sent, size))).toEqual({
            state: 'hello',
            version: '3.1',
            suite,
            random: Uint8Array.from(random),
            certificates: ders.map((der) => Uint8Array.from(der)),
            certificateRequest: asks,
          });
        },
      ),
    );
  });

  test('wants more of everything that ends early', () => {
    const whole = inRecords([...serverHello({}), ...certificate([1, 2, 3]), ...DONE], 20);
    for (let end = 0; end < whole.length; end += 1) {
      expect(readFlight(whole.subarray(0, end)), `${end} bytes`).toEqual({ state: 'more' });
    }
    expect(readFlight(whole).state).toBe('hello');
  });

  test('stops at a ServerHello of TLS 1.3, after which all is encrypted', () => {
    const extensions = [0, 43, 0, 2, 3, 4];
    const flight = readFlight(inRecords(serverHello({ version: [3, 3], suite: 0x1301, extensions })));
    expect(flight).toMatchObject({ state: 'hello', version: '3.4', certificates: [], certificateRequest: false });
  });

  test.each<[string, Uint8Array, Flight]>([
    ['a fatal alert', alert(2, 40), { state: 'alert', level: 2, description: 40 }],
    ['close_notify', alert(1, 0), { state: 'alert', level: 1, description: 0 }],
    ['a warning', alert(1, 112), { state: 'more', warning: { level: 1, description: 112 } }],
    [
      'an alert after the ServerHello',
      join(inRecords(serverHello({})), alert(2, 80)),
      { state: 'alert', level: 2, description: 80 },
    ],
    ['half an alert', alert(2, 40).subarray(0, 6), { state: 'more' }],
    ['SIP', text('SIP/2.0 400 Bad Request\r\n'), { state: 'not-tls' }],
    ['HTTP', text('HTTP/1.1 400 Bad Request\r\n'), { state: 'not-tls' }],
    ['SSL 2.0', Uint8Array.from([0x80, 0x2e, 4, 0, 1]), { state: 'not-tls' }],
    ['one byte of another protocol', text('2'), { state: 'not-tls' }],
    ['nothing', Uint8Array.from([]), { state: 'more' }],
  ])('reads %s', (_name, sent, flight) => {
    expect(readFlight(sent)).toEqual(flight);
  });

  test('goes on after a warning', () => {
    const sent = join(alert(1, 112), inRecords([...serverHello({}), ...DONE]));
    expect(readFlight(sent).state).toBe('hello');
  });

  test.each<[string, number, Uint8Array, string]>([
    ['data before the end', 0, record(23, [1]), 'a TLS record of type 23 came too early'],
    ['ChangeCipherSpec', 7, join(alert(1, 112), record(20, [1])), 'a TLS record of type 20 came too early'],
    ['another first message', 0, inRecords(DONE), 'the first handshake message is no ServerHello'],
    ['a short ServerHello', 2, inRecords(message(2, [3, 1])), 'a ServerHello ends too early'],
    [
      'a long session id',
      34,
      inRecords(serverHello({ session: new Array(33).fill(0) })),
      'session id of a ServerHello',
    ],
    ['a Finished', 42, inRecords([...serverHello({}), ...message(20, [1])]), 'a handshake message of type 20'],
    ['an endless message', 1, inRecords([2, 255, 255, 255]), 'a handshake message claims 16777215 bytes'],
    ['an endless record', 3, Uint8Array.from([22, 3, 1, 0x48, 1]), 'a TLS record claims 18433 bytes'],
    [
      'a broken list',
      3,
      inRecords([...serverHello({}), ...message(11, [0, 0, 9, 1]), ...DONE]),
      'Certificate message',
    ],
    [
      'a broken certificate in it',
      6,
      inRecords([...serverHello({}), ...message(11, [0, 0, 5, 0, 0, 9, 1, 2]), ...DONE]),
      'Certificate message',
    ],
    ['other bytes behind a record', 7, join(alert(1, 112), text('SIP/2.0')), 'what follows a TLS record'],
    ['an empty alert', 0, record(21, []), 'an alert ends too early'],
  ])('refuses %s, and says that it is at %i', (_name, offset, sent, why) => {
    const refused = refusal(sent);
    expect(refused).toBeInstanceOf(TlsError);
    expect(refused).toMatchObject({ message: expect.stringContaining(why) as string, offset });
  });

  test('does not mind alerts among the parts of a message, however many', () => {
    const parts = inRecords([...serverHello({}), ...certificate([1, 2, 3]), ...DONE], 9);
    const warnings = join(...new Array<Uint8Array>(7000).fill(alert(1, 112)));
    expect(readFlight(join(parts.subarray(0, 14), warnings, parts.subarray(14))).state).toBe('hello');
    expect(readFlight(join(parts, record(21, []))).state).toBe('hello');
  });

  test('throws nothing but its own error, whatever comes', () => {
    const likeTls = fc
      .tuple(fc.constantFrom(20, 21, 22, 23), fc.array(bytes({ maxLength: 60 }), { maxLength: 5 }))
      .map(([type, bodies]) => join(...bodies.map((body) => record(type, body))));
    const handshakes = fc
      .array(fc.tuple(fc.constantFrom(0, 2, 11, 12, 13, 14, 22, 99), bytes({ maxLength: 50 })))
      .map((all) =>
        inRecords(
          all.flatMap(([type, body]) => message(type, body)),
          30,
        ),
      );
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), likeTls, handshakes), (sent) => {
        const refused = refusal(sent);
        if (refused === undefined) {
          expect(['more', 'hello', 'alert', 'not-tls']).toContain(readFlight(sent).state);
        } else {
          expect(refused).toBeInstanceOf(TlsError);
          const { offset } = refused as TlsError;
          expect(Number.isInteger(offset) && offset >= 0 && offset <= sent.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
