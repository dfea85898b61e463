import packet from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DnsQuestion, DnsRecord } from '../../src/core/dns.ts';
import { decodeAnswer } from '../../src/host/network/dns-message.ts';

const NAME = '_sip._tls.contoso.com';
const SRV: DnsQuestion = { name: NAME, type: 'SRV' };
const A: DnsQuestion = { name: NAME, type: 'A' };

/** A message from its parts; the question's name is at 12, for pointers. */
function message({
  flags = 0x8180,
  question = A,
  answers = [] as number[][],
  authorities = [] as number[][],
  additionals = [] as number[][],
}): Buffer {
  const head = Buffer.from(
    packet.encode({ id: 0x1234, type: 'response', flags: flags & 0x7fff, questions: [{ ...question, class: 'IN' }] }),
  );
  head.writeUInt16BE(answers.length, 6);
  head.writeUInt16BE(authorities.length, 8);
  head.writeUInt16BE(additionals.length, 10);
  return Buffer.concat([head, Buffer.from([...answers, ...authorities, ...additionals].flat())]);
}

const TYPES = { A: 1, CNAME: 5, SOA: 6, TXT: 16, AAAA: 28, SRV: 33 } as const;
const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const labels = (...each: string[]): number[] => [
  ...each.flatMap((label) => [label.length, ...Buffer.from(label)]),
  0,
];
const SELF = [0xc0, 12];
function rr(
  type: keyof typeof TYPES,
  data: number[],
  { name = SELF, ttl = 60, length = data.length, kind = 1 } = {},
): number[] {
  return [...name, ...u16(TYPES[type]), ...u16(kind), ...u32(ttl), ...u16(length), ...data];
}
const ADDRESS = rr('A', [192, 0, 2, 5]);
const SERVICE = [...u16(1), ...u16(2), ...u16(5061)];

describe('what is whole', () => {
  test('an SRV record with a name in full', () => {
    const bytes = message({ question: SRV, answers: [rr('SRV', [...SERVICE, ...labels('sip', 'contoso', 'com')])] });
    expect(decodeAnswer(bytes, SRV)).toEqual({
      status: 'answer',
      records: [{ type: 'SRV', name: NAME, ttl: 60, priority: 1, weight: 2, port: 5061, target: 'sip.contoso.com' }],
      authoritative: false,
      truncated: false,
      formatError: false,
    });
  });
  test('the target "."', () => {
    const bytes = message({ question: SRV, answers: [rr('SRV', [...SERVICE, 0])] });
    expect(decodeAnswer(bytes, SRV).records).toMatchObject([{ target: '.' }]);
  });
  test('a dot within a label is no dot between labels', () => {
    const bytes = message({ question: SRV, answers: [rr('SRV', [...SERVICE, ...labels('sip.contoso', 'com')])] });
    expect(decodeAnswer(bytes, SRV).records).toMatchObject([{ target: 'sip\\.contoso.com' }]);
  });
  // RFC 5952, section 4.
  test.each([
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['a0:0:0:1:0:0:0:5', 'a0:0:0:1::5'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['fe80:0:0:0:0:0:0:0', 'fe80::'],
  ])('the IPv6 address %s is %s', (long, short) => {
    const question: DnsQuestion = { name: NAME, type: 'AAAA' };
    const data = long.split(':').flatMap((group) => u16(Number.parseInt(group, 16)));
    expect(decodeAnswer(message({ question, answers: [rr('AAAA', data)] }), question).records).toMatchObject([
      { address: short },
    ]);
  });
  test('a TTL with the topmost bit is zero (RFC 2181, section 8)', () => {
    expect(
      decodeAnswer(message({ answers: [rr('A', [192, 0, 2, 5], { ttl: 0x80000000 })] }), A).records,
    ).toMatchObject([{ ttl: 0 }]);
  });
  test('records of other types, classes and names are left out', () => {
    const others = [
      rr('TXT', [200, 1, 2]),
      rr('A', [10, 0, 0, 1], { kind: 3 }),
      rr('A', [10, 0, 0, 2], { name: labels('www', 'example') }),
    ];
    const { records } = decodeAnswer(message({ answers: [...others, ADDRESS] }), A);
    expect(records).toMatchObject([{ address: '192.0.2.5' }]);
    expect(records).toHaveLength(1);
  });
  test.each([
    [3600, 900, 900],
    [300, 900, 300],
  ])('that there is nothing may be remembered: SOA TTL %i, minimum %i', (ttl, minimum, expected) => {
    const soa = rr('SOA', [0, 0, ...u32(1), ...u32(2), ...u32(3), ...u32(4), ...u32(minimum)], { ttl });
    expect(decodeAnswer(message({ flags: 0x8183, authorities: [soa] }), A)).toMatchObject({
      status: 'nxdomain',
      negativeTtl: expected,
    });
  });
  test('aliases in a circle end', () => {
    const circle = [rr('CNAME', labels('b')), rr('CNAME', SELF, { name: labels('b') })];
    expect(decodeAnswer(message({ answers: circle }), A)).toMatchObject({
      status: 'malformed',
      reason: 'its aliases lead in a circle',
      records: [],
    });
  });
});

describe('what is damaged', () => {
  test.each<[string, number[]]>([
    ['an address that ends with the packet', ADDRESS.slice(0, -1)],
    ['an address of three bytes', rr('A', [192, 0, 2])],
    ['an address of five bytes', rr('A', [192, 0, 2, 5, 0])],
    ['a record longer than the packet', rr('A', [192, 0, 2, 5], { length: 400 })],
    ['an alias that points at itself', rr('CNAME', [0xc0, 12 + NAME.length + 2 + 4 + 12])],
    ['an alias that points ahead', rr('CNAME', [0xff, 0xff])],
    ['an alias with a label of a reserved kind', rr('CNAME', [0x80, 1, 0])],
    ['an alias longer than a name may be', rr('CNAME', labels(...Array.from({ length: 5 }, () => 'a'.repeat(63))))],
  ])('%s', (_, record) => {
    expect(decodeAnswer(message({ answers: [record] }), A)).toMatchObject({ status: 'malformed', records: [] });
  });
  test.each([
    ['too short for its target', SERVICE.length + 2],
    ['longer than its target', SERVICE.length + 8],
  ])('an SRV record whose length is %s', (_, length) => {
    const data = [...SERVICE, ...labels('sip'), 0, 0, 0, 0, 0, 0];
    expect(decodeAnswer(message({ question: SRV, answers: [rr('SRV', data, { length })] }), SRV)).toMatchObject({
      status: 'malformed',
    });
  });
  test('beside answers, in the other sections, it does no harm', () => {
    const bytes = message({ answers: [ADDRESS], authorities: [rr('SOA', [0xff])], additionals: [[0xff]] });
    expect(decodeAnswer(bytes, A)).toMatchObject({ status: 'answer', records: [{ address: '192.0.2.5' }] });
  });
  test('a truncated message keeps its whole records', () => {
    const bytes = message({ flags: 0x8380, answers: [ADDRESS, rr('A', [192, 0, 2, 6]), ADDRESS.slice(0, 9)] });
    const { status, truncated, records } = decodeAnswer(bytes, A);
    expect([status, truncated, records.length]).toEqual(['answer', true, 2]);
  });
  test('counts that promise everything', () => {
    const bytes = message({ answers: [ADDRESS] });
    bytes.fill(0xff, 4, 12);
    expect(decodeAnswer(bytes, A).status).toBe('malformed');
  });
  // 30 KB of pointers to pointers, and as many names as fit that go through all of them.
  test('names that lead over thousands of pointers take no time', () => {
    const start = 12 + NAME.length + 2 + 4 + 12;
    const chain = [
      0,
      ...Array.from({ length: 8000 }, (_, i) => u16(0xc000 | (start + Math.max(0, 2 * i - 1)))).flat(),
    ];
    const last = u16(0xc000 | (start + chain.length - 2));
    const names = Array.from({ length: 4000 }, () => rr('A', [192, 0, 2, 5], { name: last }));
    const before = performance.now();
    expect(decodeAnswer(message({ answers: [rr('TXT', chain), ...names] }), A).status).toBe('malformed');
    expect(decodeAnswer(message({ answers: [rr('TXT', chain), ...names.slice(0, 499)] }), A).status).toBe('no-data');
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

const label = fc.stringMatching(/^[a-z0-9_-]{1,20}$/);
const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((each) => each.join('.'));
const number16 = fc.nat(0xffff);

test('what dns-packet writes reads the same', () => {
  const data = fc.record({ priority: number16, weight: number16, port: number16, target: host });
  fc.assert(
    fc.property(
      host,
      host,
      fc.array(fc.tuple(data, fc.nat(0x7fffffff)), { minLength: 1, maxLength: 8 }),
      (name, alias, some) => {
        fc.pre(name !== alias);
        const question: DnsQuestion = { name, type: 'SRV' };
        const bytes = packet.encode({
          id: 1,
          type: 'response',
          flags: 0x180,
          questions: [question],
          answers: [
            { type: 'CNAME', name, ttl: 5, data: alias },
            ...some.map(([each, ttl]) => ({ type: 'SRV', name: alias, ttl, data: each })),
          ],
        });
        const records: DnsRecord[] = some.map(([each, ttl]) => ({ type: 'SRV', name: alias, ttl, ...each }));
        expect(decodeAnswer(bytes, question).records).toEqual([
          { type: 'CNAME', name, ttl: 5, target: alias },
          ...records,
        ]);
      },
    ),
    { numRuns: 500 },
  );
});

describe('damaged answers never throw, and never say what is not there', () => {
  const whole = message({
    question: SRV,
    answers: [rr('SRV', [...SERVICE, ...labels('sip', 'contoso', 'com')])],
    authorities: [rr('SOA', [0, 0, ...u32(1), ...u32(2), ...u32(3), ...u32(4), ...u32(5)])],
  });
  function inOrder(bytes: Uint8Array): void {
    const { status, records } = decodeAnswer(bytes, SRV);
    expect(status === 'answer').toBe(records.some(({ type }) => type === 'SRV'));
    expect(JSON.stringify(records)).not.toMatch(/undefined|null|NaN/);
  }
  test('cut at each byte', () => {
    for (let length = 0; length < whole.length; length += 1) inOrder(whole.subarray(0, length));
  });
  test('changed at random', () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        inOrder(bytes.subarray(0, length));
      }),
      { numRuns: 5000 },
    );
  });
  test('chance alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => inOrder(bytes)),
      { numRuns: 5000 },
    );
  });
});
