import { describe, expect, test } from 'vitest';
import { boolean } from '../../../src/plist/value.ts';
import { read, refusal } from '../helpers/read.ts';

const ROOT = '<plist version="1.0"><true/></plist>';
const APPLE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';

describe('taken before the root', () => {
  test.each([
    '',
    '\n \t\r\n',
    '<!-- a comment -->\n',
    '<!--> a -->',
    '<?xml version="1.0"?>',
    "<?xml version = '1.0' encoding = 'utf-8' ?>",
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n',
    '<?xml version="1.1"?>',
    `<?xml version="1.0" encoding="UTF-8"?>\n${APPLE}\n`,
    `<!--a-->${APPLE}<!--b--><?c d?>`,
    '<!DOCTYPE plist SYSTEM "file://localhost/System/Library/DTDs/PropertyList.dtd">',
    "<!DOCTYPE plist PUBLIC '-//Apple Computer//DTD PLIST 1.0//EN' 'a'>",
    '<!DOCTYPE\nplist\n>',
    '<?xml-stylesheet href="a"?>',
    '<?a?>',
  ])('%j', (prolog) => {
    expect(read(prolog + ROOT)).toEqual(boolean(true));
  });
});

describe('refused', () => {
  const DECLARED = "the document type has declarations of its own; Apple's readers refuse such a file";
  test.each<[string, string, string]>([
    ['an internal entity', '<!DOCTYPE plist [<!ENTITY a "b">]>', `1:17 ${DECLARED}`],
    ['an empty internal subset', `${APPLE.slice(0, -1)} []>`, `1:103 ${DECLARED}`],
    [
      'an external entity',
      '<?xml version="1.0"?>\n<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      `2:17 ${DECLARED}`,
    ],
    ['a parameter entity', '<!DOCTYPE plist [<!ENTITY % a "<!ENTITY b \'c\'>"> %a;]>', `1:17 ${DECLARED}`],
    ['billion laughs', billionLaughs(), `1:17 ${DECLARED}`],
    ['quadratic blow-up', `<!DOCTYPE plist [<!ENTITY a "${'b'.repeat(100_000)}">]>`, `1:17 ${DECLARED}`],
    ['a document type in small letters', '<!doctype plist>', '1:1 expected <plist>, found <!doctype'],
    ['two document types', `${APPLE}${APPLE}`, '1:103 expected <plist>, found <!DOCTYPE'],
    [
      'a public identifier alone',
      '<!DOCTYPE plist PUBLIC "a">',
      '1:1 the document type declaration is not well-formed',
    ],
    ['a bad character in the public identifier', '<!DOCTYPE plist PUBLIC "é" "b">', '1:1 the document type'],
    ['no blank between identifiers', '<!DOCTYPE plist PUBLIC "a""b">', '1:1 the document type'],
    ['a ">" in quotes, which Apple takes for the end', '<!DOCTYPE plist SYSTEM "a>b">', '1:1 the document type'],
    ['a control character', '<!DOCTYPE plist SYSTEM "\u0001">', '1:1 the document type'],
    ['no name', '<!DOCTYPE>', '1:1 the document type'],
    ['a document type that never ends', '<!DOCTYPE plist "', '1:1 the document type'],
    ['a document type of a megabyte', `<!DOCTYPE plist SYSTEM "${'a'.repeat(1e6)}">`, '1:1 the document type'],
    [
      'an XML declaration after a line feed',
      '\n<?xml version="1.0"?>',
      '2:1 an XML declaration may stand only at the very',
    ],
    ['two XML declarations', '<?xml version="1.0"?><?xml version="1.0"?>', '1:22 an XML declaration may stand only'],
    ['an XML declaration without version', '<?xml encoding="UTF-8"?>', '1:1 the XML declaration is not well-formed'],
    ['XML 2.0', '<?xml version="2.0"?>', '1:1 the XML declaration is not well-formed'],
    ['attributes in another order', '<?xml encoding="UTF-8" version="1.0"?>', '1:1 the XML declaration'],
    ['something else in the declaration', '<?xml version="1.0" a="b"?>', '1:1 the XML declaration'],
    ['quotes that differ', '<?xml version="1.0\'?>', '1:1 the XML declaration'],
    ['an empty declaration', '<?xml?>', '1:1 the XML declaration'],
    ['a declaration in capitals', '<?XML version="1.0"?>', '1:1 the XML declaration'],
    ['an instruction without a name', '<??>', '1:1 a processing instruction that is not well-formed'],
    ['an instruction with a number as its name', '<?1?>', '1:1 a processing instruction'],
    ['a control character in an instruction', '<?a \u0001?>', '1:1 a processing instruction'],
    ['an instruction that never ends', '<?xml version="1.0">', '1:1 a processing instruction is never closed'],
    ['a control character in a comment', '<!-- \u0007 -->', '1:1 a character that XML does not allow, in a comment'],
    ['a comment that never ends', '<!-- ->', '1:1 a comment is never closed'],
  ])('%s', (_name, prolog, problem) => {
    const root = prolog.includes('laughs') ? '<plist><string>&laughs9;</string></plist>' : ROOT;
    const found = refusal(prolog + root);
    expect(found.slice(0, problem.length)).toBe(problem);
  });

  test('text before the root is no XML, and so OpenStep', () => {
    expect(refusal(`x ${ROOT}`)).toMatch(/^1:3 /);
  });
});

function billionLaughs(): string {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY laughs${i + 1} "${`&laughs${i};`.repeat(10)}">`);
  return `<!DOCTYPE plist [<!ENTITY laughs0 "ha">${entities.join('')}]>`;
}
