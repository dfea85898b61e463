import { afterEach, describe, expect, test } from 'vitest';
import { readPlist } from '../../../src/plist/format.ts';
import { PlistError } from '../../../src/plist/error.ts';

/*
 * Files near the limit of 64 MiB, each made of one thing again and again. What takes linear time is done within a
 * second or two; what is quadratic, or recursive, or needs V8's stack for backtracking, is not done at all.
 */
const MILLION = 1_000_000;
const SECONDS = 8;

type Outcome = 'ok' | RegExp;

const timesOver: number[] = [];
afterEach(() => {
  expect(timesOver.splice(0)).toEqual([]);
});

function outcome(xml: string): string {
  const bytes = Buffer.from(`<plist>${xml}</plist>`);
  const before = performance.now();
  try {
    readPlist(bytes);
    return 'ok';
  } catch (error) {
    if (!(error instanceof PlistError)) throw error;
    return error.message;
  } finally {
    const seconds = (performance.now() - before) / 1000;
    if (seconds > SECONDS) timesOver.push(seconds);
  }
}

const inPair = (value: string): string => `<dict><key>a</key><true/><key>b</key>${value}</dict>`;
const manyKeys = (name: (i: number) => string): string =>
  `<dict>${Array.from({ length: MILLION }, (_, i) => `<key>${name(i)}</key><integer>${i}</integer>`).join('')}</dict>`;

describe('one huge', () => {
  test.each<[string, () => string, Outcome]>([
    ['string of 60 MB', () => inPair(`<string>${'x'.repeat(60 * MILLION)}</string>`), 'ok'],
    ['string of 60 MB, and an entity', () => inPair(`<string>${'x'.repeat(60 * MILLION)}&amp;</string>`), 'ok'],
    ['string of 5 million emoji', () => inPair(`<string>${'😀'.repeat(5 * MILLION)}</string>`), 'ok'],
    ['string of 3 million entities', () => inPair(`<string>${'&amp;'.repeat(3 * MILLION)}</string>`), 'ok'],
    [
      'string of 2 million CDATA sections',
      () => inPair(`<string>${'<![CDATA[x]]>'.repeat(2 * MILLION)}</string>`),
      'ok',
    ],
    ['string of 20 million CR', () => inPair(`<string>${'\r'.repeat(20 * MILLION)}</string>`), 'ok'],
    ['string of ampersands', () => `<string>${'&'.repeat(60 * MILLION)}</string>`, /bare/],
    ['key of 60 MB', () => `<dict><key>a</key><true/><key>${'x'.repeat(60 * MILLION)}</key><true/></dict>`, 'ok'],
    ['integer of 30 MB', () => inPair(`<integer>${'7'.repeat(30 * MILLION)}</integer>`), /64 bits, not "7{40}…"/],
    ['integer of 30 MB of zeros', () => inPair(`<integer>${'0'.repeat(30 * MILLION)}1</integer>`), 'ok'],
    ['hexadecimal integer of 30 MB', () => `<integer>0x${'f'.repeat(30 * MILLION)}</integer>`, /64 bits/],
    ['integer behind 20 MB of blanks', () => `<integer>${' '.repeat(20 * MILLION)}x</integer>`, /64 bits/],
    ['real of 30 MB', () => `<real>0.${'7'.repeat(30 * MILLION)}</real>`, 'ok'],
    ['date of 20 MB', () => `<date>${'2'.repeat(20 * MILLION)}</date>`, /a date/],
    ['data of 20 MB', () => `<data>${'QUJD'.repeat(5 * MILLION)}</data>`, 'ok'],
    ['data of 16 MB, half of it blanks', () => `<data>${'Q U J D '.repeat(2 * MILLION)}</data>`, 'ok'],
    ['stretch of blanks in a dictionary', () => `<dict>${' '.repeat(60 * MILLION)}<key>a</key><true/></dict>`, 'ok'],
    [
      'stretch of blanks behind a key',
      () => `<dict><key>a</key><true/><key>b</key>${' '.repeat(60 * MILLION)}</dict>`,
      /no value/,
    ],
    ['comment', () => `<!--${'- '.repeat(10 * MILLION)}--><true/>`, 'ok'],
    ['instruction', () => `<?a ${'? '.repeat(10 * MILLION)}?><true/>`, 'ok'],
    ['run of "<"', () => `<array>${'<'.repeat(60 * MILLION)}`, /expected a value/],
  ])('%s', (_name, xml, expected) => {
    const found = outcome(xml());
    if (expected === 'ok') expect(found).toBe('ok');
    else expect(found).toMatch(expected);
  });

  test('list of attributes', () => {
    const bytes = Buffer.from(`<plist${' a=""'.repeat(12 * MILLION)}><true/></plist>`);
    expect(() => readPlist(bytes)).toThrow(PlistError);
  });

  test('file that is not UTF-8 at its end', () => {
    const bytes = Buffer.concat([Buffer.from(`<plist><string>${'x'.repeat(60 * MILLION)}`), Uint8Array.of(0xe4)]);
    expect(() => readPlist(bytes)).toThrow(/not valid UTF-8.* \(line 1, column 60000016\)/);
  });
});

describe('very many', () => {
  test.each<[string, () => string, Outcome]>([
    ['keys in order', () => manyKeys((i) => String(i).padStart(7, '0')), 'ok'],
    ['keys out of order', () => manyKeys((i) => String((i * 7919) % MILLION)), 'ok'],
    ['equal keys', () => manyKeys(() => 'same'), /comes twice/],
    ['long keys that differ at their ends', () => longKeys(), 'ok'],
    ['elements', () => `<array>${'<true/>'.repeat(2 * MILLION)}</array>`, 'ok'],
    ['comments', () => `<array>${'<!---->'.repeat(2 * MILLION)}</array>`, 'ok'],
    ['empty dictionaries', () => `<array>${'<dict/>'.repeat(2 * MILLION)}</array>`, 'ok'],
  ])('%s', (_name, xml, expected) => {
    const found = outcome(xml());
    if (expected === 'ok') expect(found).toBe('ok');
    else expect(found).toMatch(expected);
  });
});

/** V8 hashes strings of more than 16,383 characters by their length alone: a Set of these takes quadratic time. */
function longKeys(): string {
  const key = (i: number): string => 'x'.repeat(16_380) + String(9999 - i);
  return `<dict>${Array.from({ length: 3800 }, (_, i) => `<key>${key(i)}</key><true/>`).join('')}</dict>`;
}
