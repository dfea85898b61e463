import { describe, expect, test } from 'vitest';
import { dict, string, boolean } from '../../../src/plist/value.ts';
import { plist, read, refusal } from '../helpers/read.ts';

/** The same text as a string alone, as a key, and as the string of a plain pair, which the reader takes by a short cut. */
function everywhere(text: string): unknown[] {
  const pair = plist(`<dict><key>a</key><true/><key>${text}</key><string>${text}</string></dict>`);
  return [read(plist(`<string>${text}</string>`)), read(pair)];
}
const asString = (value: string): unknown[] => [
  string(value),
  dict([
    ['a', boolean(true)],
    [value, string(value)],
  ]),
];

describe('taken', () => {
  test.each<[string, string, string]>([
    ['nothing', '', ''],
    ['plain text', 'Contoso Ltd.', 'Contoso Ltd.'],
    ['blanks at both ends', '  a b\t', '  a b\t'],
    ['blanks alone', ' \t ', ' \t '],
    ['line feeds', '\na\n\nb\n', '\na\n\nb\n'],
    ['CR LF and CR, which XML makes LF', 'a\r\nb\rc\r\r\nd\r', 'a\nb\nc\n\nd\n'],
    ['a CR that is written as a reference', 'a&#13;&#10;b', 'a\r\nb'],
    ['the five entities', '&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['numeric references', '&#65;&#x42;&#x1F600;&#xe9;', 'AB😀é'],
    ['leading zeros in a reference', '&#00000065;', 'A'],
    ['entities that are not resolved twice', '&amp;lt;&#38;amp;', '&lt;&amp;'],
    ['CDATA', '<![CDATA[<b>&amp;]] ></b>]]>', '<b>&amp;]] ></b>'],
    ['CDATA among text', 'a<![CDATA[b]]>c<![CDATA[]]>d', 'abcd'],
    ['"]]>" over two CDATA sections', '<![CDATA[]]]]><![CDATA[>]]>', ']]>'],
    ['CR in CDATA', '<![CDATA[a\r\nb\rc]]>', 'a\nb\nc'],
    ['"]]" and ">" in text', 'a]]b>c]>', 'a]]b>c]>'],
    ['"]]&gt;"', ']]&gt;', ']]>'],
    ['characters beyond the first plane', '😀𝄞\u{10fffd}', '😀𝄞\u{10fffd}'],
    ['characters near the edges', '\ud7ff\ue000\ufffd\u0085\u2028', '\ud7ff\ue000\ufffd\u0085\u2028'],
    ['a byte order mark inside', 'a\ufeffb', 'a\ufeffb'],
    ['apostrophes and quotes', `"'`, `"'`],
  ])('%s', (_name, xml, text) => {
    expect(everywhere(xml)).toEqual(asString(text));
  });

  test('<string/> and <key/>', () => {
    expect(read(plist('<dict><key/><string/></dict>'))).toEqual(dict([['', string('')]]));
    expect(read(plist('<dict><key /><string\n/></dict>'))).toEqual(dict([['', string('')]]));
  });
});

describe('refused, with the place inside the text', () => {
  test.each<[string, string, number, string]>([
    ['a bare ampersand', 'a & b', 3, 'a bare "&": write "&amp;"'],
    ['an ampersand at the end', 'a&', 2, 'a bare "&"'],
    ['a URL with parameters', 'http://a/?b=1&c=2', 14, 'a bare "&"'],
    ['a reference without its semicolon', 'a&#65', 2, 'a bare "&"'],
    ['an unknown entity', 'a&nbsp;', 2, 'the entity "&nbsp;" is unknown'],
    ['an entity that JavaScript knows', '&constructor;', 1, 'the entity "&constructor;" is unknown'],
    ['a capital X', '&#X41;', 1, 'the entity "&#X41;" is unknown'],
    ['an empty reference', '&#;', 1, 'a bare "&"'],
    ['NUL', '&#0;', 1, '"&#0;" stands for no character that XML allows'],
    ['a control character', '&#x1F;', 1, 'stands for no character'],
    ['half of a pair', '&#xD83D;&#xDE00;', 1, '"&#xD83D;" stands for no character'],
    ['U+FFFF', '&#xFFFF;', 1, 'stands for no character'],
    ['beyond Unicode', '&#x110000;', 1, 'stands for no character'],
    ['more digits than Apple reads', '&#000000065;', 1, 'is unknown'],
    ['a control character as it is', 'ab\u0001c', 3, 'the character U+0001 is not allowed in XML'],
    ['a vertical tab', '\u000b', 1, 'U+000B'],
    ['NUL as it is', 'a\0', 2, 'U+0000'],
    ['U+FFFE as it is', 'é\ufffe', 2, 'U+FFFE'],
    ['a control character in CDATA', '<![CDATA[\u0002]]>', 10, 'U+0002'],
    ['"]]>" outside CDATA', 'ab]]>c', 3, '"]]>" may stand only at the end of a CDATA section'],
    ['"]]>" after an entity', '&lt;]]>', 5, '"]]>" may stand only'],
    ['CDATA that never ends', 'a<![CDATA[b]]', 2, 'a CDATA section is never closed'],
    ['a comment', 'a<!-- b -->c', 2, 'a comment inside'],
    ['a processing instruction', 'a<?b?>', 2, 'expected </'],
    ['an element', 'a<b>c</b>', 2, 'expected </'],
    ['lower-case CDATA', '<![cdata[a]]>', 1, 'expected </'],
  ])('%s', (_name, text, place, problem) => {
    // Before the text stand 15 characters of a string alone, 37 of a key, 52 of a string in a pair.
    expect(refusal(plist(`<string>${text}</string>`))).toMatch(new RegExp(`^1:${15 + place} `));
    expect(refusal(plist(`<string>${text}</string>`))).toContain(problem);
    const inKey = plist(`<dict><key>a</key><true/><key>${text}</key><string/></dict>`);
    expect(refusal(inKey)).toMatch(new RegExp(`^1:${37 + place} `));
    const inPair = plist(`<dict><key>a</key><true/><key>b</key><string>${text}</string></dict>`);
    expect(refusal(inPair)).toMatch(new RegExp(`^1:${52 + place} `));
    expect(refusal(inPair)).toContain(problem);
  });
});
