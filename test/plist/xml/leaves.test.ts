import { describe, expect, test } from 'vitest';
import { boolean, data, date, integer, real, type PlistValue } from '../../../src/plist/value.ts';
import { plist, read, refusal } from '../helpers/read.ts';

const bytes = (...values: number[]): PlistValue => data(Uint8Array.from(values));

describe('taken', () => {
  test.each<[string, PlistValue]>([
    ['<integer>1</integer>', integer(1)],
    ['<real>1</real>', real(1)],
    ['<real>1.0</real>', real(1)],
    ['<integer>-0</integer>', integer(0)],
    ['<integer>+5</integer>', integer(5)],
    ['<integer>007</integer>', integer(7)],
    ['<integer> \t\r\n5</integer>', integer(5)],
    ['<integer>999999999999999</integer>', integer(999_999_999_999_999)],
    ['<integer>9007199254740991</integer>', integer(9_007_199_254_740_991)],
    ['<integer>9007199254740993</integer>', integer(9_007_199_254_740_993n)],
    ['<integer>9223372036854775807</integer>', integer(2n ** 63n - 1n)],
    ['<integer>-9223372036854775808</integer>', integer(-(2n ** 63n))],
    ['<integer>18446744073709551615</integer>', integer(2n ** 64n - 1n)],
    ['<integer>0000000000000000000000000000018446744073709551615</integer>', integer(2n ** 64n - 1n)],
    ['<integer>0x1F</integer>', integer(31)],
    ['<integer>0Xff</integer>', integer(255)],
    ['<integer>-0x10</integer>', integer(-16)],
    ['<integer>0xFFFFFFFFFFFFFFFF</integer>', integer(2n ** 64n - 1n)],
    ['<integer>-0x8000000000000000</integer>', integer(-(2n ** 63n))],
    ['<real>-0</real>', real(-0)],
    ['<real>.5</real>', real(0.5)],
    ['<real>5.</real>', real(5)],
    ['<real> 1.5</real>', real(1.5)],
    ['<real>1e5</real>', real(100_000)],
    ['<real>-1.25E-2</real>', real(-0.0125)],
    ['<real>1e308</real>', real(1e308)],
    ['<real>5e-324</real>', real(5e-324)],
    ['<real>1e999</real>', real(Infinity)],
    ['<real>0.1000000000000000055511151231257827</real>', real(0.1)],
    ['<real>nan</real>', real(NaN)],
    ['<real>NaN</real>', real(NaN)],
    ['<real>inf</real>', real(Infinity)],
    ['<real>+infinity</real>', real(Infinity)],
    ['<real>-INF</real>', real(-Infinity)],
    ['<date>2001-01-01T00:00:00Z</date>', date(0)],
    ['<date>2006-09-12T08:30:00Z</date>', date(179_742_600)],
    ['<date>2000-02-29T23:59:59Z</date>', date(-26_438_401)],
    ['<date>0001-01-01T00:00:00Z</date>', date(-63_113_904_000)],
    ['<date>9999-12-31T23:59:59Z</date>', date(252_423_993_599)],
    ['<data></data>', bytes()],
    ['<data>\n\t</data>', bytes()],
    ['<data>QUJD</data>', bytes(65, 66, 67)],
    ['<data> Q U\tJ\r\nD\n</data>', bytes(65, 66, 67)],
    ['<data>QQ==</data>', bytes(65)],
    ['<data>Q Q\n= =</data>', bytes(65)],
    ['<data>QUI=</data>', bytes(65, 66)],
    ['<data>+/+/</data>', bytes(0xfb, 0xff, 0xbf)],
    ['<true/>', boolean(true)],
    ['<false/>', boolean(false)],
    ['<true />', boolean(true)],
    ['<true></true>', boolean(true)],
  ])('%j', (xml, value) => {
    expect(read(plist(xml))).toEqual(value);
  });
});

const INTEGER = 'should hold a whole number of at most 64 bits';

describe('refused, each with the place of the element', () => {
  test.each<[string, string]>([
    ['<integer>18446744073709551616</integer>', `${INTEGER}, not "18446744073709551616"`],
    ['<integer>-9223372036854775809</integer>', INTEGER],
    ['<integer>0x10000000000000000</integer>', INTEGER],
    ['<integer>340282366920938463463374607431768211455</integer>', INTEGER],
    ['<integer>12abc</integer>', `${INTEGER}, not "12abc"`],
    ['<integer>1.5</integer>', INTEGER],
    ['<integer>1e3</integer>', INTEGER],
    ['<integer>1_000</integer>', INTEGER],
    ['<integer>0x</integer>', INTEGER],
    ['<integer>0x1G</integer>', INTEGER],
    ['<integer>--1</integer>', INTEGER],
    ['<integer>- 5</integer>', INTEGER],
    ['<integer>5 </integer>', `${INTEGER}, not "5 "`],
    ['<integer>\u00a05</integer>', INTEGER],
    ['<integer>٣</integer>', INTEGER],
    ['<integer></integer>', `${INTEGER}, not nothing`],
    ['<integer>\n</integer>', `${INTEGER}, not nothing`],
    ['<integer/>', '<integer/> is empty'],
    ['<real>1.0zz</real>', 'should hold a number, not "1.0zz"'],
    ['<real>1,5</real>', 'should hold a number'],
    ['<real>.</real>', 'should hold a number'],
    ['<real>1e</real>', 'should hold a number'],
    ['<real>0x1p3</real>', 'should hold a number'],
    ['<real>-nan</real>', 'should hold a number'],
    ['<real>infinite</real>', 'should hold a number'],
    ['<real>1.5 </real>', 'should hold a number, not "1.5 "'],
    ['<real> nan</real>', 'should hold a number'],
    ['<real/>', '<real/> is empty'],
    [
      '<date>2006-13-12T08:30:00Z</date>',
      'should hold a date such as 2006-09-12T08:30:00Z, not "2006-13-12T08:30:00Z"',
    ],
    ['<date>2006-02-30T08:30:00Z</date>', 'should hold a date'],
    ['<date>2007-02-29T08:30:00Z</date>', 'should hold a date'],
    ['<date>2006-02-28T24:00:00Z</date>', 'should hold a date'],
    ['<date>2006-02-28T23:60:00Z</date>', 'should hold a date'],
    ['<date>2006-02-28T23:59:60Z</date>', 'should hold a date'],
    ['<date>2006-00-01T00:00:00Z</date>', 'should hold a date'],
    ['<date>2006-09-12</date>', 'should hold a date'],
    ['<date>2006-09-12T08:30:00</date>', 'should hold a date'],
    ['<date>2006-09-12T08:30:00.5Z</date>', 'should hold a date'],
    ['<date>2006-09-12T08:30:00+02:00</date>', 'should hold a date'],
    ['<date>12006-09-12T08:30:00Z</date>', 'should hold a date'],
    ['<date> 2006-09-12T08:30:00Z</date>', 'should hold a date'],
    ['<date>2006-09-12T08:30:00Z\n</date>', 'should hold a date'],
    ['<date/>', '<date/> is empty'],
    ['<data>Q*==</data>', 'should hold Base64 text, not "Q*=="'],
    ['<data>QQ</data>', 'should hold Base64 text'],
    ['<data>QQ=</data>', 'should hold Base64 text'],
    ['<data>====</data>', 'should hold Base64 text'],
    ['<data>Q===</data>', 'should hold Base64 text'],
    ['<data>QQ==QQ==</data>', 'should hold Base64 text'],
    ['<data>Q-_A</data>', 'should hold Base64 text'],
    ['<data>QUJD\u00a0</data>', 'should hold Base64 text'],
    ['<data/>', "<data/> is empty; Apple's reader refuses it"],
  ])('%j', (xml, problem) => {
    const found = refusal(plist(xml));
    expect(found).toMatch(/^1:8 /);
    expect(found).toContain(problem);
  });
});

test.each<[string, string]>([
  ['<integer>&#53;</integer>', '1:17 an entity or a CDATA section in <integer>'],
  ['<integer>1<![CDATA[5]]></integer>', '1:18 an entity or a CDATA section in <integer>'],
  ['<real>1.5<![CDATA[]]></real>', '1:17 an entity or a CDATA section in <real>'],
  ['<date>2006&#45;09-12T08:30:00Z</date>', '1:18 an entity or a CDATA section in <date>'],
  ['<data>QUJD&#32;</data>', '1:18 an entity or a CDATA section in <data>'],
  ['<true>yes</true>', '1:14 expected </true>'],
  ['<false> </false>', '1:15 expected </false>'],
  ['<true><![CDATA[]]></true>', '1:14 expected </true>'],
])('%s is refused where it goes wrong', (xml, problem) => {
  expect(refusal(plist(xml))).toContain(problem);
});
