import fc from 'fast-check';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import {
  array,
  boolean,
  data,
  date,
  dict,
  integer,
  real,
  string,
  uid,
  type PlistValue,
} from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { trees } from '../../test/plist/helpers/arbitraries.ts';
import { arrayOf, ascii, bplist, dictOf, int, TRUE, utf16 } from '../../test/plist/helpers/bplist-builder.ts';

/** Every kind of value, at its edges. */
const EVERYTHING = dict([
  ['string', string('a & b < c > d "e" ü 😀 \t\n')],
  ['empty', string('')],
  [
    'integers',
    array([0, -1, 255, 256, 65_536, 2n ** 32n, 2n ** 63n, 2n ** 64n - 1n, -(2n ** 63n)].map((n) => integer(n))),
  ],
  ['reals', array([0, -0, 0.1, -1.5e300, 5e-324, NaN, Infinity, -Infinity].map((n) => real(n)))],
  ['flags', array([boolean(true), boolean(false)])],
  ['dates', array([date(0), date(-978_307_200), date(180_000_000)])],
  ['data', data(Uint8Array.from({ length: 100 }, (_, i) => i))],
  ['none', data(new Uint8Array())],
  ['nested', array([array([]), dict([]), dict([['a', array([dict([['b', string('c')]])])]])])],
  ['uid', uid(7)],
  ['__proto__', string('x')],
]);

const MESSENGER = dict(
  SETTINGS.filter((_, i) => i % 4 === 0).map(({ key, type }): [string, PlistValue] => [
    key,
    type === 'boolean'
      ? boolean(true)
      : type === 'integer'
        ? integer(5061)
        : type === 'data'
          ? data(Uint8Array.of(1, 2))
          : string('sip.contoso.com'),
  ]),
);

const OPENSTEP = [
  '{\n    AutoidleDelay = 5;\n    DisallowSave = 1;\n    "a key" = "two \\U00fc \\"words\\" \\341";\n    list = (1, "2", (3, ), { x = y; });\n    raw = <0fbd77 1c>;\n    new = {length = 4, bytes = 0x0fbd771c};\n}\n',
  '/* a comment */ { // another\n a = b; \'c\' = "d"; e; }',
  '"one" = "1";\n"two" = "2";\n',
  '(a, b, "c d")',
];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const xml = [EVERYTHING, MESSENGER].map((value) => writeXml(value));

const GENERATED = { seed: 2006, numRuns: 30 };

/** Shared objects, and sizes that no writer of today uses. */
const ODD = [
  dictOf([1, 2], [3, 4]),
  ascii('a'),
  utf16(0xe9, 0xd83d, 0xde00),
  arrayOf(4, 4, 5),
  arrayOf(5, 6),
  int(16, 2n ** 64n - 1n),
  TRUE,
];

/** Sound inputs for each reader. */
export const SEEDS: { readonly [reader: string]: readonly Uint8Array[] } = {
  xml: [
    ...xml.map(utf8),
    utf8(`\ufeff${xml[1]}`),
    new Uint8Array(Buffer.from(`\ufeff${xml[0]}`, 'utf16le')),
    new Uint8Array(Buffer.from(`\ufeff${xml[1]}`, 'utf16le').swap16()),
    ...fc.sample(trees('xml'), GENERATED).map((value) => utf8(writeXml(value))),
    utf8('<plist version="1.0"><!-- c --><dict><key>a</key><string><![CDATA[x]]>&#65;&amp;</string></dict></plist>'),
  ],
  binary: [
    ...[EVERYTHING, MESSENGER, ...fc.sample(trees('any'), GENERATED)].map((value) => writeBinary(value)),
    bplist(ODD),
    bplist(ODD, { refSize: 3, offsetSize: 5 }),
  ],
  openstep: OPENSTEP.map(utf8),
};
