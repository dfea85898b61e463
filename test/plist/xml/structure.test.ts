import { describe, expect, test } from 'vitest';
import { array, boolean, dict, integer, string, uid, type PlistValue } from '../../../src/plist/value.ts';
import { plist, read, refusal } from '../helpers/read.ts';

const yes = boolean(true);

describe('taken', () => {
  test.each<[string, string, PlistValue]>([
    ['an empty array', '<array/>', array([])],
    ['an empty array with an end tag', '<array></array>', array([])],
    ['an empty array with blanks', '<array> \n\t</array>', array([])],
    ['an empty dictionary', '<dict/>', dict([])],
    ['an empty dictionary with an end tag', '<dict>\r\n</dict>', dict([])],
    ['an empty key', '<dict><key/><true/></dict>', dict([['', yes]])],
    ['blanks in tags', '<array\n><true /><string\t>a</string\r\n></array >', array([yes, string('a')])],
    ['a root that is no container', '<string>a</string>', string('a')],
    [
      'key order, numbers too',
      '<dict><key>10</key><true/><key>9</key><true/><key>-1</key><true/><key>01</key><true/></dict>',
      dict([
        ['10', yes],
        ['9', yes],
        ['-1', yes],
        ['01', yes],
      ]),
    ],
    [
      'keys that JavaScript knows',
      '<dict><key>__proto__</key><true/><key>constructor</key><true/><key>toString</key><array/></dict>',
      dict([
        ['__proto__', yes],
        ['constructor', yes],
        ['toString', array([])],
      ]),
    ],
    [
      'keys that differ in their case, and in normalisation',
      '<dict><key>a</key><true/><key>A</key><true/><key>é</key><true/><key>e\u0301</key><true/></dict>',
      dict([
        ['a', yes],
        ['A', yes],
        ['é', yes],
        ['e\u0301', yes],
      ]),
    ],
    ['a UID', '<dict><key>CF$UID</key><integer>4294967295</integer></dict>', uid(4_294_967_295)],
    ['no UID, but a string', '<dict><key>CF$UID</key><string>1</string></dict>', dict([['CF$UID', string('1')]])],
    ['no UID, but negative', '<dict><key>CF$UID</key><integer>-1</integer></dict>', dict([['CF$UID', integer(-1)]])],
    [
      'no UID, but too large',
      '<dict><key>CF$UID</key><integer>4294967296</integer></dict>',
      dict([['CF$UID', integer(4_294_967_296)]]),
    ],
    [
      'no UID, but two keys',
      '<dict><key>CF$UID</key><integer>1</integer><key>b</key><true/></dict>',
      dict([
        ['CF$UID', integer(1)],
        ['b', yes],
      ]),
    ],
    [
      'comments and instructions everywhere',
      '<!--1--><array><!--2--><?a b?><true/><!----><dict><!--3--><key>a</key><!--4--><true/><!-- - --></dict></array><!--5-->',
      array([yes, dict([['a', yes]])]),
    ],
  ])('%s', (_name, xml, value) => {
    expect(read(plist(xml))).toEqual(value);
  });

  test('attributes of <plist>, and comments and blanks around it', () => {
    for (const open of ['<plist>', '<plist version="1.0">', "<plist\n version = '0.9' a:b='c'\t>", '<plist >']) {
      expect(read(` <!-- a -->\n${open}<true/></plist >\n<?b?><!--c-->\n`)).toEqual(yes);
    }
  });
});

describe('refused', () => {
  test.each<[string, string, string]>([
    ['nothing', '', '1:1 <plist> is empty'],
    ['a comment alone', '<!--a-->', '1:1 <plist> is empty'],
    ['two values', '<true/><false/>', '1:15 <plist> holds one value, but here is another: <false/>'],
    ['text before the value', 'x<true/>', '1:8 expected a value, found the text "x"'],
    ['text behind the value', '<true/>x', '1:15 expected </plist>, found the text "x"'],
    ['an unknown element', '<null/>', '1:8 expected a value: found <null/>'],
    ['a set', '<set><true/></set>', '1:8 expected a value: found <set>'],
    ['capitals', '<STRING>a</STRING>', '1:8 expected a value: found <STRING>'],
    ['a longer name', '<strings>a</strings>', '1:8 expected a value: found <strings>'],
    ['a namespace', '<p:true/>', '1:8 expected a value: found <p:true/>'],
    ['a blank before the name', '< true/>', '1:8 expected a value: found the text "<"'],
    ['a key outside a dictionary', '<key>a</key>', '1:8 expected a value: a key may stand only in a dictionary'],
    ['a key in an array', '<array><key>a</key></array>', '1:15 expected a value: a key may stand only'],
    ['a value without key', '<dict><true/></dict>', '1:14 expected <key>, found <true/>'],
    ['a key without value', '<dict><key>a</key></dict>', '1:14 the key "a" has no value'],
    [
      'a key without value before another',
      '<dict><key>a</key><true/><key>b</key><key>c</key><true/></dict>',
      '1:33 the key "b" has no value',
    ],
    ['a key without value before a comment', '<dict><key>a</key><!--x--></dict>', '1:14 the key "a" has no value'],
    ['two values of a key', '<dict><key>a</key><true/><true/></dict>', '1:33 expected <key>, found <true/>'],
    ['text in an array', '<array><true/>x</array>', '1:22 text between the elements of <array>: the text "x"'],
    [
      'text in a dictionary',
      '<dict>x<key>a</key><true/></dict>',
      '1:14 text between the elements of <dict>: the text "x"',
    ],
    ['text between key and value', '<dict><key>a</key>x<true/></dict>', '1:26 expected a value, found the text "x"'],
    [
      'an entity between elements',
      '<array>&#32;</array>',
      '1:15 text between the elements of <array>: the text "&#32;"',
    ],
    ['CDATA between elements', '<array><![CDATA[ ]]></array>', '1:15 expected a value: found <![CDATA['],
    ['a no-break space between elements', '<array>\u00a0</array>', '1:15 text between the elements of <array>'],
    ['a wrong end tag', '<array><string>a</integer></array>', '1:24 expected </string>, found </integer>'],
    ['a longer end tag', '<string>a</strings>', '1:17 expected </string>, found </strings>'],
    ['crossed end tags', '<array><dict></array></dict>', '1:21 expected </dict>, found </array>'],
    ['an end tag too many', '<true/></array>', '1:15 expected </plist>, found </array>'],
    ['an end tag with an attribute', '<string>a</string b="c">', '1:17 expected </string>, found </string'],
    ['an attribute', '<string a="b">c</string>', '1:15 <string> takes no attributes'],
    ['an attribute of an empty element', '<true a="b"/>', '1:13 <true> takes no attributes'],
    ['a slash and a blank', '<true/ >', '1:13 <true> takes no attributes'],
    ['two dashes in a comment', '<!-- a -- b --><true/>', '1:15 "--" inside a comment'],
    ['three dashes at the end', '<!-- a ---><true/>', '1:15 "--" inside a comment'],
    ['a comment that never ends', '<true/><!-- a', '1:15 a comment is never closed'],
    [
      'a control character in a comment',
      '<!--\u0001--><true/>',
      '1:8 a character that XML does not allow, in a comment',
    ],
    ['an instruction that never ends', '<true/><?a >', '1:15 a processing instruction is never closed'],
    ['an instruction without a name', '<? a?><true/>', '1:8 a processing instruction that is not well-formed'],
    [
      'an XML declaration inside',
      '<?xml version="1.0"?><true/>',
      '1:8 an XML declaration may stand only at the very start',
    ],
    ['a declaration as in a DTD', '<!ELEMENT a><true/>', '1:8 expected a value: found <!ELEMENT'],
  ])('%s', (_name, xml, problem) => {
    expect(refusal(plist(xml))).toContain(problem);
  });

  test.each<[string, string, string]>([
    ['no <plist>', '<dict/>', '1:1 expected <plist>, found <dict/>'],
    ['<Plist>', '<Plist><true/></Plist>', '1:1 expected <plist>, found <Plist>'],
    ['<plists>', '<plists><true/></plists>', '1:1 expected <plist>, found <plists>'],
    ['<plist/>', '<plist version="1.0"/>', '1:1 <plist> is empty'],
    ['an attribute twice', '<plist a="1" a="2"><true/></plist>', '1:1 the attributes of <plist> are not well-formed'],
    ['an attribute without quotes', '<plist version=1.0><true/></plist>', '1:1 expected <plist>, found <plist'],
    ['no blank between attributes', '<plist a="1"b="2"><true/></plist>', '1:1 expected <plist>, found <plist'],
    ['an entity in an attribute', '<plist a="&b;"><true/></plist>', '1:1 expected <plist>, found <plist'],
    ['a control character in an attribute', '<plist a="\u0001"><true/></plist>', '1:1 the attributes of <plist>'],
    ['text behind the root', '<plist><true/></plist>\nx', '2:1 expected nothing after </plist>, found the text "x"'],
    [
      'two roots',
      '<plist><true/></plist><plist><true/></plist>',
      '1:23 expected nothing after </plist>, found <plist>',
    ],
    ['NUL behind the root', '<plist><true/></plist>\0', '1:23 expected nothing after </plist>'],
    ['only a comment', '<!--a-->\n', '2:1 the file is empty: there is no <plist> element'],
  ])('%s', (_name, xml, problem) => {
    expect(refusal(xml)).toContain(problem);
  });
});

describe('duplicate keys', () => {
  const twice = plist('<dict>\n<key>b</key><true/>\n<key>a</key><false/>\n<key>b</key><integer>1</integer>\n</dict>');

  test('are refused at the second', () => {
    expect(refusal(twice)).toBe('4:1 the key "b" comes twice in this dictionary');
  });
  test('are kept where that is asked for', () => {
    expect(read(twice, { duplicateKeys: 'keep' })).toEqual(
      dict([
        ['b', yes],
        ['a', boolean(false)],
        ['b', integer(1)],
      ]),
    );
  });
  test.each([
    ['spelled in another way', '<dict><key>b</key><true/><key>&#98;</key><true/></dict>', '1:33'],
    ['in an inner dictionary', '<array><dict><key>b</key><true/><key>b</key><true/></dict></array>', '1:40'],
    ['empty', '<dict><key/><true/><key></key><true/></dict>', '1:27'],
    ['called __proto__', '<dict><key>__proto__</key><true/><key>__proto__</key><true/></dict>', '1:41'],
    [
      'a very long key',
      `<dict><key>b</key><true/><key>${'a'.repeat(20_000)}</key><true/><key>${'a'.repeat(20_000)}</key><true/></dict>`,
      '1:20051',
    ],
  ])('%s', (_name, xml, place) => {
    expect(refusal(plist(xml))).toMatch(new RegExp(`^${place} the key ".*" comes twice in this dictionary$`));
  });
  test('the same key in two dictionaries is none', () => {
    const one = '<dict><key>a</key><true/></dict>';
    expect(read(plist(`<array>${one}${one}</array>`))).toEqual(array([dict([['a', yes]]), dict([['a', yes]])]));
  });
});
