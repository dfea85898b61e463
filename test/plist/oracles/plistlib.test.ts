import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { tool } from '../../helpers/tools.ts';
import { real, string } from '../../../src/plist/value.ts';
import { deep, trees } from '../helpers/arbitraries.ts';
import { canonical } from '../helpers/canonical.ts';
import { encode, plistlibReads, plistlibWrites, type Format } from '../helpers/oracles.ts';
import { plist, readRoot } from '../helpers/read.ts';

const SAMPLE = { seed: 2006, numRuns: 400 };
const FORMATS: readonly Format[] = ['xml', 'binary'];

describe("Python's plistlib", () => {
  tool('python3').each(FORMATS)('reads what we write: %s', (format) => {
    const values = [...fc.sample(trees(format === 'xml' ? 'xml' : 'any'), SAMPLE), deep(string('x'))];
    const files = values.map((value) => encode(value, format));
    // It reads the UID of an XML file as the dictionary that it is written as.
    const expected = values.map((value) => canonical(value, { uidsAsDicts: format === 'xml' }));
    expect(plistlibReads(format, files)).toEqual(expected);
  });

  tool('python3').each(FORMATS)('writes what we read: %s', (format) => {
    // Its XML writer knows no UIDs, and makes a line feed of a carriage return.
    const xml = format === 'xml';
    const values = [...fc.sample(trees(xml ? 'xml without CR' : 'any', { withUids: !xml }), SAMPLE), deep(real(-0))];
    const expected = values.map((value) => canonical(value));
    expect(plistlibWrites(format, expected).map((file) => canonical(readRoot(file)))).toEqual(expected);
  });
});

/** Where plistlib takes what Apple's reader refuses, or is laxer than it should be; so we do not follow it. */
describe('where plistlib is wrong, and we refuse', () => {
  const tooLax: readonly (readonly [name: string, xml: string, plistlib: unknown])[] = [
    ['two values in <plist>', '<array/><string>a</string>', ['string', 'a']],
    ['text between elements', '<array>a<true/></array>', ['array', [['boolean', true]]]],
    ['unknown elements', '<array><null/><true/></array>', ['array', [['boolean', true]]]],
    ['a comment inside a string', '<string>a<!-- b -->c</string>', ['string', 'ac']],
    ['junk in data', '<data>Q*Q==</data>', ['data', 'QQ==']],
    ['an underscore in an integer', '<integer>1_000</integer>', ['integer', '1000']],
    ['Arabic digits', '<integer>٣</integer>', ['integer', '3']],
    ['65 bits and more', '<integer>18446744073709551616</integer>', ['integer', '18446744073709551616']],
    [
      'the last of two keys',
      '<dict><key>a</key><true/><key>a</key><false/></dict>',
      ['dict', [['a', ['boolean', false]]]],
    ],
  ];
  tool('python3')('it takes these', () => {
    const files = tooLax.map(([, xml]) => new TextEncoder().encode(plist(xml)));
    const found = plistlibReads('xml', files);
    for (const [i, [name, xml, expected]] of tooLax.entries()) {
      expect(() => readRoot(plist(xml)), name).toThrow();
      expect(found[i], name).toEqual(expected);
    }
  });
});
