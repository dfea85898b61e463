import fc from 'fast-check';
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
} from '../../../src/plist/value.ts';

/** Which texts: any that is well-formed, those that XML can hold, or those of XML without a carriage return. */
type Texts = 'any' | 'xml' | 'xml without CR';

const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function texts(which: Texts): fc.Arbitrary<string> {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '',
      ' ',
      ' a ',
      '\n',
      '\t a\r\n',
      '\r',
      '&<>"\'',
      ']]>',
      '<![CDATA[',
      '&amp;',
      '0',
      'true',
      'ÿ',
      '\u0080',
    ),
    fc.constantFrom(
      '\u2028',
      '\ufeff',
      '\ufffd',
      '\ud7ff\ue000',
      '😀',
      '\u{10ffff}\u{10fffd}',
      'e\u0301',
      'x'.repeat(300),
    ),
  );
  if (which === 'any') return anyText;
  return anyText.map((text) => text.replace(NOT_XML, '').replace(which === 'xml' ? /$^/ : /\r/g, '\n'));
}

const integers = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    fc.bigInt({ min: -300n, max: 70_000n }),
    fc.constantFrom(0n, 255n, 256n, 2n ** 16n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n),
    fc.constantFrom(2n ** 63n, 2n ** 64n - 1n, -1n, -(2n ** 31n), -(2n ** 53n) - 1n, -(2n ** 63n)),
  )
  .map((value) => integer(value));

const reals = fc
  .oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 0.1, 1e308, 5e-324, 1e21, -1.5))
  .map((value) => real(value));

/** Whole seconds of the years 1 to 9999, which all formats and readers share. */
const dates = fc
  .oneof(fc.integer({ min: -63_113_904_000, max: 252_423_993_599 }), fc.constantFrom(0, -1, -63_113_904_000))
  .map((value) => date(value));

const datas = fc.uint8Array({ maxLength: 200 }).map((value) => data(Uint8Array.from(value)));
const uids = fc.oneof(fc.nat(300), fc.constantFrom(65_536, 4_294_967_295)).map((value) => uid(value));

/** Trees of every kind of value, with their edges; never a dictionary that XML would take for a UID. */
export function trees(which: Texts, { withUids = true, withEmptyKeys = true } = {}): fc.Arbitrary<PlistValue> {
  const keys = fc
    .oneof(texts(which), fc.constantFrom('__proto__', 'constructor', '10', '9', '', 'CF$UID'))
    .filter((key) => withEmptyKeys || key !== '');
  const leaves: fc.Arbitrary<PlistValue>[] = [
    texts(which).map((text) => string(text)),
    integers,
    reals,
    dates,
    datas,
  ];
  if (withUids) leaves.push(uids);
  const { tree } = fc.letrec<{ tree: PlistValue; list: PlistValue; map: PlistValue }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      ...leaves,
      fc.boolean().map((value) => boolean(value)),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('tree'), { maxLength: 5 }).map((items) => array(items)),
    map: fc
      .uniqueArray(fc.tuple(keys, tie('tree')), { selector: ([key]) => key, maxLength: 6 })
      .filter((entries) => entries.length !== 1 || entries[0]![0] !== 'CF$UID')
      .map((entries) => dict(entries)),
  }));
  return tree;
}

/** A hundred levels of arrays and dictionaries around a value. */
export function deep(value: PlistValue, levels = 100): PlistValue {
  let tree = value;
  for (let i = 0; i < levels; i += 1) tree = i % 2 === 0 ? array([tree]) : dict([['a', tree]]);
  return tree;
}
