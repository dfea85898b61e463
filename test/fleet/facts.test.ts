import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modeOf } from '../../src/fleet/facts/mode.ts';
import { partsOf } from '../../src/fleet/facts/parts.ts';
import { readFacts, type FactsResult } from '../../src/fleet/facts.ts';
import { healthyMac } from '../helpers/collected.ts';

const HEALTHY = healthyMac().facts!.map((line) => line.replace(/SHA1$/, 'ab'.repeat(20)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (lines: readonly string[]): FactsResult => readFacts(bytes(`${lines.join('\n')}\n`));
const said = ({ problems, lines }: FactsResult): string[] =>
  problems.map(({ kind, start, says }) => `${lines.position(start).line} ${kind}: ${says}`);
/** The healthy facts with the lines of one beginning replaced. */
const instead = (beginning: string, ...lines: string[]): string[] =>
  HEALTHY.flatMap((line) => (line.startsWith(beginning) ? lines : [line]));

test('reads all that the healthy Mac tells', () => {
  const result = read(HEALTHY);
  expect(said(result)).toEqual([]);
  const { text: _text, lines, ...facts } = result.facts!;
  expect(facts).toMatchObject({
    script: { version: '1.0.0', policySha256: '5a'.repeat(32) },
    collected: { value: '2026-11-22T21:00:00Z' },
    host: { value: 'mac-017' },
    release: { value: '10.4.11' },
    volume: undefined,
    processor: { value: 'G4' },
    memory: { value: '512 MB' },
    ethernet: { value: '00:0a:95:aa:bb:cc' },
    program: { is: 'there', path: '/Applications/Microsoft Messenger.app', version: '6.0.3' },
    programPath: { kind: 'folder', owner: 0, group: 80, mode: '0775', flags: [], links: 3 },
    running: { value: 'no' },
    agent: { value: 'yes' },
    firewall: { value: 'off' },
    anchors: { keychain: '/System/Library/Keychains/X509Anchors', count: 2 },
    anchor: { sha1: [expect.stringMatching(/^00ea/), expect.stringMatching(/^6f1e/)], unreadable: 0 },
    trusted: { sha1: [], unreadable: 0 },
    passedOver: [],
  });
  expect(lines.position(facts.release!.start)).toEqual({ line: 5, column: 1 });
  const [alice, ...others] = facts.users;
  expect(others).toEqual([]);
  expect(alice).toMatchObject({ name: 'alice', number: 501, group: 501, home: '/Users/alice', leftOut: [] });
  expect(alice!.preferences).toMatchObject({ state: 'whole', why: '', sha1: 'ab'.repeat(20) });
  expect(alice!.paths.map(({ path, kind, owner, mode, flags }) => [path, kind, owner, mode, flags.join()])).toEqual([
    ['.', 'folder', 501, '0755', ''],
    ['Library', 'folder', 501, '0700', ''],
    ['Library/Preferences', 'folder', 501, '0700', ''],
    ['Library/Preferences/Microsoft', 'folder', 501, '0700', ''],
    ['Library/Preferences/Microsoft/com.microsoft.Messenger.plist', 'file', 0, '0444', 'uchg'],
  ]);
});

describe('what is wrong', () => {
  const HOME = 'path\talice\t.';
  test.each<[name: string, lines: readonly string[], problems: readonly string[]]>([
    ['an unknown word is skipped', instead('running', 'weather\tfine', 'running\tno'), []],
    ['more parts than this msgrctl knows', instead('agent', 'agent\tyes\tsince yesterday'), []],
    [
      'a word that is none',
      instead('running', 'running\tperhaps'),
      ['11 damaged: "running perhaps": running is none of yes, no, unknown'],
    ],
    [
      'a line that comes twice',
      instead('agent', 'agent\tyes', 'agent\tno'),
      ['13 damaged: "agent no": it comes twice'],
    ],
    [
      'a user who comes twice',
      instead('end', 'user\talice\t502\t502\t/Users/alice', 'end'),
      ['24 damaged: "user alice 502 502 /Users/alice": the user comes twice'],
    ],
    ['a release', instead('release', 'release\ttiger'), ['5 damaged: "release tiger": release is no such thing']],
    [
      'a number',
      instead('user', 'user\tbob\tmany\t20\t/Users/bob', 'user\talice\t501\t501\t/Users/alice'),
      ['17 damaged: "user bob many 20 /Users/bob": it has not a name, a number, a group and a home'],
    ],
    [
      'permissions',
      instead(HOME, `${HOME}\tfolder\t501\t501\trwxr-xr-\t-\t12`),
      [
        '18 damaged: "path alice . folder 501 501 rwxr-xr- - 12": its permissions are not nine letters as ls shows them',
      ],
    ],
    [
      'a kind',
      instead(HOME, `${HOME}\tfifo\t501\t501\trwxr-xr-x\t-\t12`),
      ['18 damaged: "path alice . fifo 501 501 rwxr-xr-x - 12": "fifo" is no kind of thing'],
    ],
    [
      'too few parts',
      instead(HOME, `${HOME}\tfolder\t501`),
      ['18 damaged: "path alice . folder 501": parts are missing'],
    ],
    [
      'nobody told of the user',
      instead('end', 'preferences\tbob\tabsent', 'end'),
      ['24 damaged: "preferences bob absent": it is about a user of whom no line tells'],
    ],
    [
      'a percent sign',
      instead('memory', 'memory\t100% of it'),
      ['7 damaged: "memory 100% of it": it has a control character or a percent sign that is no %XX'],
    ],
    [
      'a control character',
      instead('memory', 'memory\t512\u0001MB'),
      ['7 damaged: "memory 512\\u0001MB": it has a control character or a percent sign that is no %XX'],
    ],
    [
      'fewer certificates than announced',
      instead('anchor\t00ea'),
      ['14 damaged: it should tell of 2 certificates, and tells of 1'],
    ],
    [
      'no SHA-1',
      instead('anchor\t00ea', 'anchor\t00ea'),
      ['15 damaged: "anchor 00ea": it has no SHA-1', '14 damaged: it should tell of 2 certificates, and tells of 1'],
    ],
    ['behind the end', [...HEALTHY, 'agent\tno'], ['25 damaged: something comes after the last line']],
    ['without its end', HEALTHY.slice(0, -1), ['24 truncated: its last line, "end", is missing']],
    ['something else', ['<plist>'], ['1 not-facts: its first line is not that of a facts file']],
    [
      'format 0',
      instead('msgrctl-facts', 'msgrctl-facts\t0'),
      ['1 not-facts: its first line is not that of a facts file'],
    ],
    [
      'a newer format',
      instead('msgrctl-facts', 'msgrctl-facts\t12'),
      ['1 newer: it is of format 12; this msgrctl knows format 1'],
    ],
    ['nothing', [], ['1 not-facts: its first line is not that of a facts file']],
  ])('%s', (_name, lines, problems) => {
    expect(said(read(lines))).toEqual(problems);
  });

  test('a damaged line says nothing, and the others say what they say', () => {
    const { facts } = read(instead('memory', 'memory\t%zz'));
    expect([facts!.memory, facts!.processor!.value, facts!.users.length]).toEqual([undefined, 'G4', 1]);
  });

  test('not UTF-8: said once, and the rest is read', () => {
    const text = `${HEALTHY.join('\n')}\n`;
    const broken = bytes(text.replace('512 MB', '512 XX'));
    broken[broken.indexOf(0x58)] = 0xff;
    const result = readFacts(broken);
    expect(said(result)).toEqual(['7 not-utf-8: it is not UTF-8']);
    expect(result.facts!.users[0]!.name).toBe('alice');
  });

  test('a byte order mark does no harm', () => {
    expect(said(readFacts(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(`${HEALTHY.join('\n')}\n`)])))).toEqual([]);
  });
});

test('bounds: a file that never ends, lines without number, problems without number', () => {
  const endless = `msgrctl-facts\t1\n${'anchor\tx\n'.repeat(600_000)}end\n`;
  const { problems } = readFacts(bytes(endless));
  expect(problems).toHaveLength(100);
  expect(problems[0]!.kind).toBe('too-large');
  const users = Array.from({ length: 99_000 }, (_, i) => `user\tu${i}\t501\t20\t/u`);
  const homes = users.map((_, i) => `passed-over\tu${i}\tno`);
  const many = read(['msgrctl-facts\t1', ...users, 'end']);
  expect(many.facts!.users).toHaveLength(1_000);
  expect(read(['msgrctl-facts\t1', ...homes, 'end']).facts!.passedOver).toHaveLength(1_000);
  const lines = readFacts(bytes(`msgrctl-facts\t1\n${'x\n'.repeat(200_000)}end\n`));
  expect(said(lines)).toEqual([
    '100001 too-large: only its first 100000 lines were read',
    '200003 truncated: its last line, "end", is missing',
  ]);
});

test('permissions, as ls shows them', () => {
  const table: [string, string | undefined][] = [
    ['rwxr-xr-x', '0755'],
    ['rws--x---', '4710'],
    ['rwS------', '4600'],
    ['rwxr-sr-x', '2755'],
    ['rwxr-Sr--', '2744'],
    ['rwxrwxrwt', '1777'],
    ['rwxrwx--T', '1770'],
    ['---------', '0000'],
    ['r--r--r--', '0444'],
    ['rwxr-xr-s', undefined],
    ['rwtr-xr-x', undefined],
    ['drwxr-xr-x', undefined],
    ['rwxr-xr-', undefined],
    ['', undefined],
  ];
  for (const [letters, mode] of table) expect([letters, modeOf(letters)]).toEqual([letters, mode]);
});

/** As `ls -l` of Mac OS X writes a mode (strmode(3)). */
function lettersOf(mode: number): string {
  const letters = 'rwxrwxrwx'.split('').map((letter, i) => ((mode >> (8 - i)) & 1 ? letter : '-'));
  for (const [bit, at, set, unset] of [
    [0o4000, 2, 's', 'S'],
    [0o2000, 5, 's', 'S'],
    [0o1000, 8, 't', 'T'],
  ] as const) {
    if (mode & bit) letters[at] = letters[at] === 'x' ? set : unset;
  }
  return letters.join('');
}

test('every mode there is comes back', () => {
  for (let mode = 0; mode <= 0o7777; mode += 1) {
    expect(modeOf(lettersOf(mode))).toBe(mode.toString(8).padStart(4, '0'));
  }
});

/** As the script writes a part: a percent sign and control characters as %XX. */
const encoded = (part: string): string =>
  part.replaceAll(/[\0-\x1f\x7f%]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

test('property: parts come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (parts) => {
      expect(partsOf(parts.map(encoded).join('\t'))).toEqual(parts);
    }),
  );
});

const junk = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'alice',
    '.',
    'folder',
    'link',
    '501',
    '-1',
    'rwxr-xr-x',
    '-',
    'uchg',
    'whole',
    'absent',
    '%00',
    '%',
    'unknown',
    'yes',
    '__proto__',
  ),
);
const WORDS = [
  'script',
  'release',
  'host',
  'program',
  'path',
  'anchors',
  'anchor',
  'trusted',
  'user',
  'preferences',
  'left-out',
  'passed-over',
  'end',
  'constructor',
];

test('fuzz: whatever comes, it never throws, and places are inside the text', () => {
  const line = fc
    .tuple(fc.constantFrom(...WORDS), fc.array(junk, { maxLength: 9 }))
    .map(([word, parts]) => [word, ...parts].join('\t'));
  const text = fc
    .array(fc.oneof(line, fc.constantFrom(...HEALTHY)), { maxLength: 40 })
    .map((lines) => bytes(['msgrctl-facts\t1', ...lines].join('\n')));
  fc.assert(
    fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (input) => {
      const { facts, problems, lines } = readFacts(input);
      expect(problems.length).toBeLessThanOrEqual(100);
      for (const { start, end } of problems) {
        expect(start).toBeLessThanOrEqual(end);
        expect(lines.span(start, end).start.line).toBeGreaterThan(0);
        if (facts) expect(end).toBeLessThanOrEqual(facts.text.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('cut off at any byte: truncated, or nothing at all is missing; never another user, nor another value', () => {
  const whole = bytes(`${HEALTHY.join('\n')}\n`);
  const { facts: all } = readFacts(whole);
  for (let length = 0; length < whole.length - 1; length += 1) {
    const { facts, problems } = readFacts(whole.subarray(0, length));
    expect(problems.map(({ kind }) => kind)).toEqual([facts ? 'truncated' : 'not-facts']);
    if (!facts) continue;
    for (const key of ['release', 'host', 'agent', 'firewall', 'program', 'anchors'] as const) {
      expect([undefined, all![key]]).toContainEqual(facts[key]);
    }
    expect(facts.users.map(({ name }) => name)).toEqual(facts.users.length === 0 ? [] : ['alice']);
  }
  expect(readFacts(whole.subarray(0, -1)).problems).toEqual([]);
});
