import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tool } from '../helpers/tools.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { readPlist } from '../../src/plist/format.ts';
import { array, real, string, type PlistValue } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { deep, trees } from './helpers/arbitraries.ts';
import { canonical } from './helpers/canonical.ts';
import { plistlibReads, plistlibWrites, plistutilConverts } from './helpers/oracles.ts';

const SEED = { seed: 2006, numRuns: 300 };
const encode = { xml: (value: PlistValue) => new TextEncoder().encode(writeXml(value)), binary: writeBinary };
const read = (file: Uint8Array): PlistValue => readPlist(file).root;
const list = (value: PlistValue): readonly PlistValue[] => (value.kind === 'array' ? value.value : []);

describe('plistlib', () => {
  tool('python3').each(['xml', 'binary'] as const)('reads what we write: %s', (format) => {
    const values = [...fc.sample(trees(format === 'xml' ? 'xml' : 'any'), SEED), deep(string('x'))];
    const expected = values.map((value) => canonical(value, { uidsAsDicts: format === 'xml' }));
    expect(plistlibReads(format, values.map(encode[format]))).toEqual(expected);
  });

  tool('python3').each(['xml', 'binary'] as const)('writes what we read: %s', (format) => {
    // Its XML writer knows no UIDs, and makes a line feed of a carriage return.
    const xml = format === 'xml';
    const values = [...fc.sample(trees(xml ? 'xml without CR' : 'any', { withUids: !xml }), SEED), deep(real(-0))];
    const expected = values.map((value) => canonical(value));
    expect(plistlibWrites(format, expected).map((file) => canonical(read(file)))).toEqual(expected);
  });
});

describe('libplist', () => {
  tool('plistutil').each([
    ['xml', 'binary'],
    ['binary', 'xml'],
  ] as const)('reads our %s, and writes %s that we read', (from, to) => {
    const values = fc.sample(trees('xml'), SEED);
    const converted = plistutilConverts(encode[from](array(values)), to);
    const found = list(read(converted!)).map((value) => canonical(value));
    expect(found).toEqual(values.map((value) => canonical(value)));
  });
});

test('nothing', () => {});
