import { describe, expect, test } from 'vitest';
import { judgePlist, judgePolicy } from '../../src/checks/target.ts';
import type { TargetReport } from '../../src/core/report.ts';
import { loadPolicy, type PolicyResult } from '../../src/policy/load.ts';
import { TODAY } from './harness.ts';

const YESTERDAY = '2026-11-22';
const TOMORROW = '2026-11-24';

/** A template with an inert key, and comments; the comments stand in the second line and below. */
function plist(...comments: string[]): string {
  return [
    '<plist><dict>',
    ...comments.map((comment) => `<!--${comment}-->`),
    '<key>Tuned</key><integer>1</integer>',
    '<key>DisallowSave</key><false/><key>SaveSIPPassword</key><false/>',
    '</dict></plist>',
  ].join('\n');
}

async function policy(text: string, bases: Record<string, string> = {}): Promise<PolicyResult> {
  return loadPolicy({ file: 'p.yaml', text: `msgrctl: 1\n${text}` }, async (file) =>
    file in bases ? { file, text: bases[file]! } : { missing: 'none' },
  );
}

async function ofPolicy(text: string, bases?: Record<string, string>): Promise<TargetReport> {
  return judgePolicy('p.yaml', await policy(text, bases), TODAY);
}

async function ofPlist(text: string, wanted?: string): Promise<TargetReport> {
  const followed = wanted === undefined ? undefined : (await policy(wanted)).policy;
  const bytes = new TextEncoder().encode(text);
  return judgePlist({ file: 'p.plist', bytes, role: 'template', policy: followed, today: TODAY });
}

function told({ findings, suppressed }: TargetReport): { findings: string[]; suppressed: string[] } {
  return {
    findings: findings
      .map(({ check, where, message }) => `${where.span?.start.line} ${check} ${message}`)
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    suppressed: suppressed.map(({ finding, reason }) => `${finding.check}: ${reason}`),
  };
}

const INERT = 'settings/inert-key Tuned does not apply to Messenger for Mac and has no effect';

describe('a comment', () => {
  test.each<[string, { findings: string[]; suppressed: string[] }]>([
    [' msgrctl-suppress settings/inert-key: a lab ', { findings: [], suppressed: ['settings/inert-key: a lab'] }],
    ['msgrctl suppress settings/inert-key:a lab', { findings: [], suppressed: ['settings/inert-key: a lab'] }],
    [
      ` msgrctl-suppress settings/inert-key until ${TODAY}: a: lab\n`,
      { findings: [], suppressed: ['settings/inert-key: a: lab'] },
    ],
    [
      `msgrctl-suppress\tsettings/inert-key\n until ${TOMORROW} :\n a lab`,
      { findings: [], suppressed: ['settings/inert-key: a lab'] },
    ],
  ])('%j suppresses', async (comment, expected) => {
    expect(told(await ofPlist(plist(comment)))).toMatchObject(expected);
  });

  test.each<[string, string]>([
    [
      `msgrctl-suppress settings/inert-key until ${YESTERDAY}: a lab`,
      `2 suppress/expired the suppression of settings/inert-key ended on ${YESTERDAY}`,
    ],
    [
      'msgrctl-suppress settings/unknown-key: a lab',
      '2 suppress/unused settings/unknown-key finds nothing here, so its suppression is left over',
    ],
    [
      'msgrctl-suppress suppress/unused: a lab',
      '2 suppress/unused suppress/unused is about suppressions, and cannot be suppressed itself',
    ],
    [
      'msgrctl-suppress settings/inert-keys: a lab',
      '2 suppress/unknown-check there is no check "settings/inert-keys"',
    ],
    ...[
      'msgrctl-suppress',
      'msgrctl-suppress settings/inert-key',
      'msgrctl-suppress settings/inert-key:',
      'msgrctl-suppress settings/inert-key a lab',
      'msgrctl-suppress inert-key: a lab',
      'msgrctl-suppress settings/inert-key until: a lab',
      'msgrctl-suppress settings/inert-key until tomorrow: a lab',
      'msgrctl-suppress settings/inert-key until 2027-02-30: a lab',
      'msgrctl-suppress settings/inert-key until 2027-3-1: a lab',
      'msgrctl-suppress settings/inert-key, settings/unknown-key: a lab',
    ].map((comment): [string, string] => [comment, `2 suppress/malformed "${comment}" is no suppression`]),
    ['msgrctl-suppress\n  all of it', '2 suppress/malformed "msgrctl-suppress all of it" is no suppression'],
  ])('%j does not', async (comment, expected) => {
    const lines = comment.split('\n').length;
    expect(told(await ofPlist(plist(comment)))).toEqual({
      findings: [expected, `${2 + lines} ${INERT}`],
      suppressed: [],
    });
  });

  test.each([
    'Made with msgrctl',
    'msgrctl-suppressed nothing',
    'see msgrctl-suppress',
    'suppress settings/inert-key',
  ])('%j is a comment like any other', async (comment) => {
    expect(told(await ofPlist(plist(comment)))).toEqual({ findings: [`3 ${INERT}`], suppressed: [] });
  });

  test('holds in OpenStep text too, in both forms', async () => {
    const text = (comment: string): string => `{ ${comment}\nDisallowSave = 0; SaveSIPPassword = 0; Tuned = 1; }`;
    for (const comment of [
      '/* msgrctl-suppress settings/inert-key: a lab */',
      '// msgrctl-suppress settings/inert-key: a lab',
    ]) {
      expect(told(await ofPlist(text(comment)))).toEqual({
        findings: [],
        suppressed: ['settings/inert-key: a lab'],
      });
    }
  });

  test('of which one is over and one holds', async () => {
    const comments = ['settings/inert-key until 2020-01-01: old', 'settings/inert-key: new'];
    expect(told(await ofPlist(plist(...comments.map((one) => `msgrctl-suppress ${one}`))))).toEqual({
      findings: ['2 suppress/expired the suppression of settings/inert-key ended on 2020-01-01'],
      suppressed: ['settings/inert-key: new'],
    });
  });

  test('says nothing of checks that are for other kinds of files', async () => {
    expect(told(await ofPlist(plist('msgrctl-suppress policy/lock-missing: a lab')))).toEqual({
      findings: [`3 ${INERT}`],
      suppressed: [],
    });
  });
});

describe('a policy', () => {
  const BODY = 'archiving: { save: allow }\nsettings: { SaveSIPPassword: false, Tuned: 1 }\n';
  const LEFT_OVER = 'finds nothing here, so its suppression is left over';

  test.each<[string, string[], string[]]>([
    ['{ check: settings/inert-key, reason: a lab }', [], ['settings/inert-key: a lab']],
    [`{ check: settings/inert-key, reason: a lab, until: ${TODAY} }`, [], ['settings/inert-key: a lab']],
    [
      `{ check: settings/inert-key, reason: a lab, until: ${YESTERDAY} }`,
      [`3 ${INERT}`, `4 suppress/expired the suppression of settings/inert-key ended on ${YESTERDAY}`],
      [],
    ],
    [
      '{ check: policy/lock-missing, reason: a lab }',
      [`3 ${INERT}`, `4 suppress/unused policy/lock-missing ${LEFT_OVER}`],
      [],
    ],
    ['{ check: Inert, reason: a lab }', [`3 ${INERT}`, '4 suppress/unknown-check there is no check "Inert"'], []],
    // Nobody has looked at a file's format here.
    ['{ check: plist/unreadable, reason: a lab }', [`3 ${INERT}`], []],
  ])('that says %s', async (one, findings, suppressed) => {
    expect(told(await ofPolicy(`${BODY}suppress: [${one}]\n`))).toEqual({ findings, suppressed });
  });

  test('suppresses for the plists that follow it, and what they do not need is not left over', async () => {
    const wanted =
      'suppress: [{ check: settings/inert-key, reason: a lab }, { check: settings/unknown-key, reason: a lab }]\n';
    expect(told(await ofPlist(plist(), wanted))).toEqual({
      findings: [],
      suppressed: ['settings/inert-key: a lab'],
    });
    const over = `suppress: [{ check: settings/inert-key, reason: a lab, until: ${YESTERDAY} }]\n`;
    expect(told(await ofPlist(plist(), over))).toEqual({ findings: [`2 ${INERT}`], suppressed: [] });
  });

  test('inherits suppressions, and points into the file that says them', async () => {
    const bases = { 'base.yaml': `msgrctl: 1\n${BODY}suppress: [{ check: settings/unknown-key, reason: a lab }]\n` };
    const { findings } = await ofPolicy('extends: base.yaml\n', bases);
    expect(findings.map(({ check, where }) => `${where.file}:${where.span?.start.line} ${check}`)).toEqual([
      'base.yaml:3 settings/inert-key',
      'base.yaml:4 suppress/unused',
    ]);
  });
});
