import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { judgePlist } from '../../src/checks/target.ts';
import { ethernet } from '../../src/fleet/redact/addresses.ts';
import { Names } from '../../src/fleet/redact/names.ts';
import { netText, prose } from '../../src/fleet/redact/net.ts';
import { writeOpenStep } from '../../src/fleet/redact/openstep.ts';
import { path } from '../../src/fleet/redact/path.ts';
import { redactPlist } from '../../src/fleet/redact/plist.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { PlistError } from '../../src/plist/error.ts';
import { readPlist } from '../../src/plist/format.ts';
import { dict, string, type PlistValue } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { ALL_SECRETS, leaks, names as texts, preferences } from './redact-corpus.ts';

const vocabulary = { checks: new Set(ALL_CHECKS.map(({ id }) => id)), clients: new Set<string>() };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function redacted(bytes: Uint8Array, names = new Names()): Uint8Array {
  const copy = redactPlist(bytes, names, vocabulary);
  if ('refused' in copy) throw new Error(copy.refused);
  return copy.bytes;
}

function ids(bytes: Uint8Array, role: 'mac' | 'template'): readonly string[] {
  const { findings } = judgePlist({ file: 'a.plist', bytes, role, today: '2026-11-23' });
  return findings.map(({ check }) => check).toSorted();
}

/** The same preferences in every format that can hold them. */
function formatsOf(root: PlistValue): readonly Uint8Array[] {
  const written = [writeBinary(root), utf8(writeOpenStep(root))];
  try {
    return [...written, utf8(writeXml(root))];
  } catch (error) {
    if (error instanceof PlistError) return written;
    throw error;
  }
}

test('the search for secrets finds them in every encoding', () => {
  for (const secret of ALL_SECRETS) {
    const forms = [
      writeBinary({ kind: 'string', value: `a ${secret} b`, start: -1, end: -1 }),
      utf8(Buffer.from(`xx${secret}`).toString('base64')),
      utf8(writeOpenStep({ kind: 'string', value: `a ${secret} b`, start: -1, end: -1 })),
      Buffer.from(`abc${secret}`, 'utf16le'),
      utf8(`<${Buffer.from(`abcd${secret}`).toString('hex')}>`),
    ];
    // Base64 and hexadecimal digits are looked at as bytes, so only ASCII is found in them.
    const isAscii = /^[\x20-\x7e]*$/.test(secret);
    for (const [i, form] of forms.entries()) {
      if (isAscii || (i !== 1 && i !== 4)) expect(leaks(form), `${secret} in form ${i}`).toContain(secret);
    }
  }
});

test.each([
  ['100, 200', '100, 200'],
  ['{10, -20}', '{10, -20}'],
  ['10.1.2.3', 'x'],
  ['anna 5', 'x 5'],
])('the place of a window %j becomes %j', (text, expected) => {
  const copy = readPlist(redacted(writeBinary(dict([['ContactWindowLocation', string(text)]]))));
  expect(copy.root).toMatchObject({ value: [{ key: 'ContactWindowLocation', value: { value: expected } }] });
});

test('no secret gets into a copy, in whatever format', () => {
  fc.assert(
    fc.property(preferences, (root) => {
      for (const bytes of formatsOf(root)) expect(leaks(redacted(bytes))).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

test('checks find in the copy what they find in the original', () => {
  fc.assert(
    fc.property(preferences, fc.constantFrom('mac' as const, 'template' as const), (root, role) => {
      for (const bytes of formatsOf(root)) expect(ids(redacted(bytes), role)).toEqual(ids(bytes, role));
    }),
    { numRuns: 300 },
  );
});

test('types and the order of known keys stay', () => {
  fc.assert(
    fc.property(preferences, (root) => {
      const kindsOf = (value: PlistValue): unknown =>
        value.kind === 'dict'
          ? value.value.map((entry) => kindsOf(entry.value))
          : value.kind === 'array'
            ? value.value.map(kindsOf)
            : value.kind === 'data'
              ? value.value.length
              : value.kind;
      const bytes = writeBinary(root);
      const copy = readPlist(redacted(bytes), { duplicateKeys: 'keep' });
      expect(copy.format).toBe('binary');
      expect(kindsOf(copy.root)).toEqual(kindsOf(root));
    }),
    { numRuns: 200 },
  );
});

test('any bytes are copied without secrets, or refused', () => {
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 });
  fc.assert(
    fc.property(preferences, flips, fc.nat(2), (root, changes, which) => {
      const formats = formatsOf(root);
      const bytes = Uint8Array.from(formats[which % formats.length]!);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const copy = redactPlist(bytes, new Names(), vocabulary);
      if ('bytes' in copy) {
        expect(leaks(copy.bytes)).toEqual([]);
        readPlist(copy.bytes, { duplicateKeys: 'keep' });
      }
    }),
    { numRuns: 300 },
  );
});

test('different names get different replacements, and the same name the same', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 30 }), (list) => {
      const names = new Names();
      const copies = list.map((text) => netText(text, names));
      // Ports and what is too long to be one stay as they are or become one number.
      for (const [i, text] of list.entries()) {
        for (const [j, other] of list.entries()) expect(copies[i] === copies[j]).toBe(text === other);
      }
      expect(list.map((text) => netText(text, names))).toEqual(copies);
    }),
    { numRuns: 300 },
  );
});

test('what belongs together keeps belonging together', () => {
  const names = new Names();
  const copy = (text: string): string => netText(text, names);
  expect(copy('alice@contoso.com')).toBe('user1@domain1.example');
  expect(copy('sip.contoso.com')).toBe('sip.domain1.example');
  expect(copy('lcs01.Berlin.contoso.com')).toBe('host1.Host2.domain1.example');
  expect(copy('CONTOSO\\Alice')).toBe('DOMAIN1\\User1');
  expect(copy('contoso.org')).toBe('domain2.example');
  expect(copy('bob@contoso.co.uk')).toBe('user2@domain3.example');
  expect(copy('sip:alice@eu.contoso.com:5061;x')).toMatch(/^sip:user1@host3\.domain1\.example:5061;/);
  expect(copy('dc1.contoso.local')).toBe('host5.domain4.local');
  expect(copy('https://proxy.contoso.com:8080/alice?user=alice')).toBe(
    'https://proxy.domain1.example:8080/folder1?text1=text2',
  );
  expect(copy('10.0.0.1, 10.0.0.2 and 10.0.0.1')).toMatch(/^192\.0\.2\.1, 192\.0\.2\.2 \w+ 192\.0\.2\.1$/);
  expect(copy('[fd00::1]:5061')).toBe('[2001:db8::1]:5061');
});

test('there are more addresses than those of the ranges for documentation', () => {
  const names = new Names();
  const made = Array.from({ length: 3000 }, (_, i) => netText(`10.1.${Math.floor(i / 250)}.${(i % 250) + 1}`, names));
  expect(new Set(made).size).toBe(3000);
  expect(made[761]).toBe('203.0.113.254');
  expect(made[762]).toBe('198.18.0.0');
  const macs = Array.from({ length: 300 }, (_, i) => ethernet(`00:0a:95:00:${i >> 8}:${i & 255}`, names));
  expect(new Set(macs).size).toBe(300);
  expect(macs[256]).toBe('02:00:00:00:01:00');
});

test('large and hostile texts take linear time', () => {
  const names = new Names();
  for (const text of [
    'a.'.repeat(50_000),
    '.'.repeat(100_000),
    'a:'.repeat(50_000),
    'x@'.repeat(50_000),
    '::1 '.repeat(30_000),
  ]) {
    netText(text, names);
    prose(text, names);
    path(text, names);
  }
  const keys = dict(Array.from({ length: 20_000 }, (_, i) => [`RTCServerAddres${i}x`, string(`zworykin${i}`)]));
  redactPlist(writeBinary(keys), names, vocabulary);
}, 20_000);
