import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { tool } from '../../helpers/tools.ts';
import { array, date, dict, real, string, uid, type PlistValue } from '../../../src/plist/value.ts';
import { deep, trees } from '../helpers/arbitraries.ts';
import { canonical } from '../helpers/canonical.ts';
import { encode, plistlibReads, plistutilConverts, type Format } from '../helpers/oracles.ts';
import { plist, readRoot } from '../helpers/read.ts';

const SAMPLE = { seed: 2006, numRuns: 400 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('libplist', () => {
  tool('plistutil', 'python3').each<[Format, Format]>([
    ['xml', 'binary'],
    ['binary', 'xml'],
  ])('reads our %s, and writes %s that we and plistlib read', (from, to) => {
    const fromXml = from === 'xml';
    const values = fc.sample(trees(fromXml ? 'xml' : 'xml without CR'), SAMPLE);
    const whole = array([...(fromXml ? values : values.map(withinItsXml)), deep(string('x'))]);
    const file = plistutilConverts(encode(whole, from), to)!;
    expect(canonical(readRoot(file))).toEqual(canonical(whole, { uidsAsDicts: fromXml }));
    expect(plistlibReads(to, [file])).toEqual([canonical(whole, { uidsAsDicts: true })]);
  });
});

/** Without what libplist 2.2 writes wrongly to XML: -0.0 as 0.0, and years before 1000 with fewer than four digits. */
function withinItsXml(value: PlistValue): PlistValue {
  if (value.kind === 'real') return real(value.value + 0);
  if (value.kind === 'date') return date(Math.max(value.value, YEAR_1000));
  if (value.kind === 'array') return array(value.value.map(withinItsXml));
  return value.kind === 'dict' ? dict(value.value.map((entry) => [entry.key, withinItsXml(entry.value)])) : value;
}
const YEAR_1000 = (Date.UTC(1000, 0) - Date.UTC(2001, 0)) / 1000;

describe('where libplist 2.2 is wrong', () => {
  tool('plistutil').each<[string, PlistValue, RegExp]>([
    ['-0.0 loses its sign', real(-0), /<real>0\.0+<\/real>/],
    ['a carriage return stands as it is, and is read as a line feed', string('a\rb'), /<string>a\rb<\/string>/],
    ['the year 1 has one digit', date(-63_113_904_000), /<date>1-01-01T00:00:00Z<\/date>/],
  ])('in XML %s', (_name, value, text) => {
    expect(Buffer.from(plistutilConverts(encode(value, 'binary'), 'xml')!).toString()).toMatch(text);
  });

  tool('plistutil')('a UID in XML stays a dictionary', () => {
    const file = plistutilConverts(encode(uid(7), 'xml'), 'binary')!;
    expect(canonical(readRoot(file))).toEqual(canonical(uid(7), { uidsAsDicts: true }));
  });

  tool('plistutil')('it refuses <key/>, which Apple reads and we do not write', () => {
    expect(plistutilConverts(bytes(plist('<dict><key/><true/></dict>')), 'binary')).toBeUndefined();
    expect(plistutilConverts(encode(dict([['', string('')]]), 'xml'), 'binary')).toBeDefined();
  });

  tool('plistutil').each<[string, unknown]>([
    ['<integer>12abc</integer>', ['integer', '12']],
    ['<integer>99999999999999999999</integer>', ['integer', '18446744073709551615']],
    ['<integer/>', ['integer', '0']],
    ['<data/>', ['data', '']],
    ['<dict><key>a</key></dict>', ['dict', []]],
    ['<dict><key>a</key><true/><key>a</key><false/></dict>', ['dict', [['a', ['boolean', false]]]]],
    ['<date>2006-13-01T00:00:00Z</date>', ['date', expect.any(String)]],
  ])('it takes %s, and we refuse it', (xml, value) => {
    const file = plistutilConverts(bytes(`<?xml version="1.0" encoding="UTF-8"?>${plist(xml)}`), 'binary')!;
    expect(canonical(readRoot(file))).toEqual(value);
    expect(() => readRoot(plist(xml))).toThrow();
  });
});
