import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regroup } from '../../src/host/network/legacy-records.ts';
import { TlsError } from '../../src/wire/tls/error.ts';
import { readRecords } from '../../src/wire/tls/records.ts';
import { alert, DONE, inRecords, message, serverHello } from '../wire/tls/helpers.ts';

const REST = [20, 3, 1, 0, 1, 1, 22, 3, 1, 0, 3, 9, 9, 9];

/** Feeds bytes in parts. */
function fed(bytes: Uint8Array, size: number): Buffer {
  const regrouped = regroup();
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(regrouped(Buffer.from(bytes.subarray(at, at + size))));
  return Buffer.concat(parts);
}

test('each message comes in one record, however it was cut, and what is encrypted stays as it is', () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 });
  const size = fc.integer({ min: 1, max: 300 });
  fc.assert(
    fc.property(bodies, size, size, (some, record, part) => {
      const messages = [serverHello({}), ...some.map((body) => message(11, [...body])), DONE];
      const sent = Uint8Array.from([...inRecords(messages.flat(), record), ...REST]);
      const got = fed(sent, part);
      expect([...got.subarray(-REST.length)]).toEqual(REST);
      const records = readRecords(got.subarray(0, -REST.length));
      expect(records.map(({ body }) => [...body])).toEqual(messages);
    }),
  );
});

test('alerts go through', () => {
  expect([...fed(alert(2, 40), 3)]).toEqual([...alert(2, 40)]);
});

test('a message that fits in no record is refused', () => {
  const long = inRecords(message(11, new Array<number>(65_534).fill(0)));
  expect(() => fed(long, 70_000)).toThrow(TlsError);
  expect(() => fed(new TextEncoder().encode('SIP/2.0 400'), 20)).toThrow(TlsError);
});
