import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_SUMS, redactFacts, type Sums } from '../../src/fleet/redact/facts.ts';
import { Names } from '../../src/fleet/redact/names.ts';
import { leaks, names as texts } from './redact-corpus.ts';

const FACTS = `msgrctl-facts\t1
script\tcollect\t0.1.0\t${'a'.repeat(64)}
collected\t2026-11-23T09:00:00Z
host\talices-ibook
release\t10.4.11
processor\tG4
memory\t512 MB
ethernet\t00:0a:95:9d:68:16
program\tthere\t/Applications/Microsoft Messenger.app\t6.0.3
path\tprogram\t/Applications/Microsoft Messenger.app\tfolder\t0\t80\trwxrwxr-x\t-\t3
running\tno
agent\tyes
firewall\ton
anchors\t/System/Library/Keychains/X509Anchors\t2
anchor\t${'b'.repeat(40)}\t/C=US/O=Contoso/CN=Contoso Root
anchor\tunreadable
user\talice\t501\t20\t/Users/alice
path\talice\t.\tfolder\t501\t20\trwxr-xr-x\t-\t17
path\talice\tLibrary/Preferences/Microsoft/com.microsoft.Messenger.plist\tfile\t0\t0\trw-r--r--\tuchg\t1
preferences\talice\twhole\t\t${'c'.repeat(40)}
left-out\talice\tUserPassportID
left-out\talice\tAlicePassword
passed-over\tbob\tskipped: /Users/bob (/Users/bob is a link)
end
`;

const redacted = (text: string | Uint8Array, sums: Sums = NO_SUMS, names = new Names()): string => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const copy = redactFacts(bytes, names, sums);
  if ('refused' in copy) throw new Error(copy.refused);
  return new TextDecoder().decode(copy.bytes);
};

test('names go, and what checks look at stays', () => {
  expect(redacted(FACTS)).toBe(`msgrctl-facts\t1
script\tcollect\t0.1.0\t${'0'.repeat(64)}
collected\t2026-11-23T09:00:00Z
host\thost1
release\t10.4.11
processor\tG4
memory\t512 MB
ethernet\t00:00:5e:00:53:00
program\tthere\t/Applications/Microsoft Messenger.app\t6.0.3
path\tprogram\t/Applications/Microsoft Messenger.app\tfolder\t0\t80\trwxrwxr-x\t-\t3
running\tno
agent\tyes
firewall\ton
anchors\t/System/Library/Keychains/X509Anchors\t2
anchor\t${'b'.repeat(40)}\t/C=text1/O=text2/CN=text3
anchor\tunreadable
user\tuser1\t501\t20\t/Users/user1
path\tuser1\t.\tfolder\t501\t20\trwxr-xr-x\t-\t17
path\tuser1\tLibrary/Preferences/Microsoft/com.microsoft.Messenger.plist\tfile\t0\t0\trw-r--r--\tuchg\t1
preferences\tuser1\twhole\t\t${'0'.repeat(40)}
left-out\tuser1\tUserPassportID
left-out\tuser1\tkey1
passed-over\tuser2\tskipped: /Users/user2 (/Users/user2 is a link)
end
`);
});

test('a checksum that was right is right in the copy, and a wrong one stays wrong', () => {
  const known = (before: string): Sums => ({
    copyOf: () => ({ before: before.repeat(40), after: 'd'.repeat(40) }),
    policyOf: (sum) => (sum === before.repeat(64) ? 'd'.repeat(64) : undefined),
  });
  expect(redacted(FACTS, known('c'))).toContain(`whole\t\t${'d'.repeat(40)}\n`);
  expect(redacted(FACTS, known('e'))).toContain(`whole\t\t${'0'.repeat(40)}\n`);
  expect(redacted(FACTS, known('a'))).toContain(`0.1.0\t${'d'.repeat(64)}\n`);
  expect(redacted(FACTS, known('e'))).toContain(`0.1.0\t${'0'.repeat(64)}\n`);
});

test('of unknown and damaged lines nothing stays but that there was one', () => {
  const text = 'msgrctl-facts\t1\nboss\tzworykin\nhost\tzwor%\nzworykin\t%FF\nend\n';
  expect(redactFacts(new TextEncoder().encode(text), new Names(), NO_SUMS)).toEqual({
    bytes: new TextEncoder().encode('msgrctl-facts\t1\nredacted\nhost\t%\nredacted\t%\nend\n'),
    notices: ['lines that msgrctl does not know were left out'],
  });
});

test('what is no facts is refused', () => {
  for (const text of ['', 'hello\n', 'MSGRCTL\n', 'msgrctl-factsx\n']) {
    expect(redactFacts(new TextEncoder().encode(text), new Names(), NO_SUMS)).toHaveProperty('refused');
  }
  const latin1 = Uint8Array.from([...new TextEncoder().encode('msgrctl-facts\t1\n'), 0xff, 0x0a]);
  expect(redactFacts(latin1, new Names(), NO_SUMS)).toHaveProperty('refused');
});

test('a file that was cut off stays cut off', () => {
  expect(redacted(FACTS.slice(0, FACTS.indexOf('firewall') + 4))).toMatch(/\nagent\tyes\nredacted$/);
  expect(redacted('msgrctl-facts\t1\nagent\tno')).toBe('msgrctl-facts\t1\nagent\tno');
});

test('no secret gets out, whatever stands in whatever part', () => {
  const kinds = [...new Set(FACTS.split('\n').map((line) => line.split('\t')[0]!))].filter((kind) => kind !== '');
  const escaped = (text: string): string =>
    text.replace(/[\0-\x1f\x7f%]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const part = fc.oneof(
    texts.map(escaped),
    texts.map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom('', 'whole', 'program', '501', '-'),
  );
  const line = fc
    .tuple(fc.oneof(fc.constantFrom(...kinds), texts.map(escaped)), fc.array(part, { maxLength: 8 }))
    .map(([kind, parts]) => [kind, ...parts].join('\t'));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = ['msgrctl-facts\t1', ...lines].join('\n');
      const copy = redactFacts(new TextEncoder().encode(text), new Names(), NO_SUMS);
      expect('bytes' in copy ? leaks(copy.bytes) : []).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('any bytes end, and never in an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, headed) => {
      const head = headed ? [...new TextEncoder().encode('msgrctl-facts\t1\n')] : [];
      redactFacts(Uint8Array.from([...head, ...bytes]), new Names(), NO_SUMS);
    }),
    { numRuns: 500 },
  );
});
