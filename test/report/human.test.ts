import { describe, expect, test } from 'vitest';
import { lintMeta } from '../../src/commands/lint.meta.ts';
import type { Outcome } from '../../src/core/finding.ts';
import type { Report } from '../../src/core/report.ts';
import { github } from '../../src/report/github.ts';
import { human } from '../../src/report/human.ts';
import { FORMATS } from '../../src/report/index.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import { plainStyle } from '../../src/report/style.ts';
import { CLEAN, EMPTY, SAMPLE } from './sample.ts';

const OPTIONS: RenderOptions = { style: plainStyle, width: 80, failOn: 'error' };

test('the command line offers these formats, the first by default', () => {
  const format = lintMeta.options.find(({ flags }) => flags.startsWith('--format'));
  expect(format?.choices).toEqual(FORMATS);
  expect(format?.default).toBe(FORMATS[0]);
});

test('why and see are said once for each check', () => {
  const text = human(SAMPLE, OPTIONS);
  for (const { id, why } of SAMPLE.checks.slice(2)) {
    expect(text.split(`  why: ${why}\n`), id).toHaveLength(2);
    expect(text.split(`  see: msgrctl explain ${id}\n`), id).toHaveLength(2);
  }
});

describe('the summary', () => {
  const unknown: Outcome = { check: 'a/b', status: 'unknown', reason: 'it was dark' };
  const [policy, binary, unseen] = SAMPLE.targets;
  const only = (...targets: Report['targets']): Report => ({ ...SAMPLE, targets });

  test.each<[string, Report, string]>([
    ['clean', CLEAN, '3 files checked, nothing found'],
    ['nothing at all', EMPTY, '0 files checked, nothing found'],
    ['findings', only(policy!), '1 file checked: 1 error, 3 warnings, 1 info'],
    ['one suppressed', only({ ...binary!, findings: [] }), '1 file checked, nothing found (1 suppressed)'],
    ['could not look', only(unseen!), '1 file checked, nothing found; 1 check could not look'],
    [
      'all of it',
      only(binary!, { ...unseen!, outcomes: [unknown, unknown] }),
      '2 files checked: 1 error, 2 warnings (1 suppressed); 2 checks could not look',
    ],
  ])('%s', (_name, report, line) => {
    expect(human(report, OPTIONS).trimEnd().split('\n').at(-1)).toBe(line);
  });
});

test('a source is found by its own name only', () => {
  const [policy] = SAMPLE.targets;
  const where = { file: 'constructor', span: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } };
  const target = { ...policy!, sources: {}, findings: [{ ...policy!.findings[0]!, where }] };
  expect(human({ ...SAMPLE, targets: [target] }, OPTIONS)).not.toContain(' | ');
});

test('annotations come most severe first, and standard input is no file', () => {
  const kinds = github(SAMPLE, OPTIONS).match(/^::(\w+)/gm);
  expect(kinds).toEqual([...Array(2).fill('::error'), ...Array(5).fill('::warning'), '::notice']);
  const [policy] = SAMPLE.targets;
  const stdin = { ...policy!, findings: [{ ...policy!.findings[0]!, where: { file: '-' } }] };
  expect(github({ ...SAMPLE, targets: [stdin] }, OPTIONS)).toMatch(/^::warning title=/);
});
