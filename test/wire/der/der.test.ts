import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  der,
  DerError,
  hex,
  readBitString,
  readBoolean,
  readDer,
  readInteger,
  readOid,
  readSmallInteger,
  readText,
  readTime,
} from '../../../src/wire/der/index.ts';

const bytes = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('readDer', () => {
  test('gives tags, offsets and children', () => {
    const node = readDer(der.sequence(der.context(3, der.integer(5)), der.application(10, der.null())), 100);
    expect(node).toMatchObject({ tag: 16, tagClass: 'universal', constructed: true, start: 100, contentStart: 102 });
    const [context, application] = node.children;
    expect(context).toMatchObject({ tagClass: 'context', tag: 3, start: 102, contentStart: 104, end: 107 });
    expect(application).toMatchObject({ tagClass: 'application', tag: 10, start: 107, end: 111 });
    expect(hex(context!.bytes)).toBe('020105');
    expect(hex(context!.raw)).toBe('a303020105');
  });

  test.each([
    ['nothing', '', 0, 'the value ends too early'],
    ['a tag alone', '02', 1, 'the value ends too early'],
    ['content too short', '0403ab', 2, 'the value should have 3 bytes, there are 1'],
    ['bytes behind', '020105ff', 3, 'there are bytes behind the value'],
    ['an indefinite length', '30800000', 1, 'the length is indefinite, which DER forbids'],
    ['a long length for a short one', '04817f', 2, 'the length is not in its shortest form'],
    ['a length with a leading zero', '04820080', 2, 'the length is not in its shortest form'],
    ['a length of five bytes', '04850100000000', 1, 'the length is too large'],
    ['a child that is longer than its parent', '30030404aa', 4, 'the value should have 4 bytes, there are 1'],
    ['a high tag that is low', '1f1e00', 0, 'the tag number is not in its shortest form'],
    ['a tag with a leading zero', '1f801f00', 1, 'the tag number is not in its shortest form'],
  ])('refuses %s', (_, digits, offset, message) => {
    const read = (): unknown => readDer(bytes(digits));
    expect(read).toThrow(new DerError(offset, message));
    try {
      read();
    } catch (error) {
      expect((error as DerError).offset).toBe(offset);
    }
  });

  test('reads high tag numbers and long lengths', () => {
    const content = new Uint8Array(70_000).fill(7);
    const node = readDer(der.context(1000, der.octetString(content)));
    expect(node.tag).toBe(1000);
    expect(node.children[0]!.bytes).toEqual(content);
  });

  test('does not follow values that are nested without end', () => {
    let deep = der.null();
    for (let i = 0; i < 40; i += 1) deep = der.sequence(deep);
    expect(() => readDer(deep)).toThrow('values are nested more than 32 deep');
    const wide = new Uint8Array(300_000);
    for (let i = 0; i < wide.length; i += 2) wide[i] = 5;
    expect(() => readDer(der.sequence(wide))).toThrow('there are more than 100000 values');
  });

  test('throws nothing but DerError, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        try {
          expect(hex(readDer(input).raw)).toBe(hex(input));
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('what is written can be read', () => {
  test('whole numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 200n), max: 1n << 200n }), (number) => {
        expect(readInteger(readDer(der.integer(number)), 'it')).toBe(number);
      }),
    );
    expect(hex(der.integer(128))).toBe('02020080');
    expect(hex(der.integer(-128))).toBe('020180');
    expect(hex(der.integer(0))).toBe('020100');
  });

  test('identifiers', () => {
    const arc = fc.integer({ min: 0, max: 2 ** 31 });
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 2),
        fc.integer({ min: 0, max: 39 }),
        fc.array(arc, { maxLength: 8 }),
        (a, b, more) => {
          const oid = [a, b, ...more].join('.');
          expect(readOid(readDer(der.oid(oid)), 'it')).toBe(oid);
        },
      ),
    );
    expect(hex(der.oid('1.2.840.113549'))).toBe('06062a864886f70d');
    expect(readOid(readDer(der.oid('2.999.3')), 'it')).toBe('2.999.3');
  });

  test('texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readText(readDer(der.utf8String(text)), 'it')).toBe(text);
      }),
    );
    expect(readText(readDer(bytes('1e0400410062')), 'it')).toBe('Ab');
    expect(readText(readDer(bytes('1401e9')), 'it')).toBe('é');
    expect(readText(readDer(bytes('1c0400000041')), 'it')).toBe('A');
  });

  test('times, to the second', () => {
    const second = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(second, (date) => {
        const whole = Math.floor(date.getTime() / 1000) * 1000;
        expect(readTime(readDer(der.generalizedTime(new Date(whole))), 'it')).toBe(whole);
      }),
    );
    expect(readTime(readDer(der.utcTime(new Date('1950-01-01T00:00:00Z'))), 'it')).toBe(Date.UTC(1950, 0, 1));
    expect(readTime(readDer(der.utcTime(new Date('2049-12-31T23:59:59Z'))), 'it')).toBe(
      Date.UTC(2049, 11, 31, 23, 59, 59),
    );
  });

  test('bit strings and truth', () => {
    expect(readBitString(readDer(der.bitString(Uint8Array.of(0xa0), 5)), 'it')).toEqual({
      bytes: Uint8Array.of(0xa0),
      unused: 5,
    });
    expect(readBoolean(readDer(der.boolean(true)), 'it')).toBe(true);
    expect(readBoolean(readDer(der.boolean(false)), 'it')).toBe(false);
  });
});

test.each([
  ['a number without bytes', '0200', readInteger],
  ['a number with a zero too many', '02020001', readInteger],
  ['a negative number with a byte too many', '0202ff80', readInteger],
  ['a number too large', '02087fffffffffffffff', readSmallInteger],
  ['a truth of 1', '010101', readBoolean],
  ['a truth of two bytes', '0102ffff', readBoolean],
  ['an empty identifier', '0600', readOid],
  ['an identifier that goes on', '060281ff', readOid],
  ['an identifier with a zero in front', '06028001', readOid],
  ['a bit string without its count', '0300', readBitString],
  ['a bit string with 8 unused bits', '030208ff', readBitString],
  ['a bit string with bits where none are used', '030201ff', readBitString],
  ['UTF-8 that is none', '0c02c328', readText],
  ['half a character', '1e03004100', readText],
  ['a character that does not exist', '1c0400110000', readText],
  ['a text that is a number', '020105', readText],
  ['a day that does not exist', `170d${hex(new TextEncoder().encode('240230000000Z'))}`, readTime],
  ['an hour that does not exist', `170d${hex(new TextEncoder().encode('240228240000Z'))}`, readTime],
  ['a time without seconds', `170b${hex(new TextEncoder().encode('2402280000Z'))}`, readTime],
  ['a time of another zone', `1711${hex(new TextEncoder().encode('240228000000+0100'))}`, readTime],
  ['a time with fractions', `1811${hex(new TextEncoder().encode('20240228000000.5Z'))}`, readTime],
])('refuses %s', (_, digits, read) => {
  expect(() => read(readDer(bytes(digits)), 'it')).toThrow(DerError);
});
