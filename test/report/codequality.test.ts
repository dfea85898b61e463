import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFindings, type Report } from '../../src/core/report.ts';
import { codequality } from '../../src/report/codequality.ts';
import { plainStyle } from '../../src/report/style.ts';
import { anyReport } from './arbitrary.ts';
import { SAMPLE } from './sample.ts';

/** What GitLab's manual asks of each entry ("Code Quality report format"). */
const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
} as const;

interface Issue {
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const issues = (report: Report): Issue[] =>
  JSON.parse(codequality(report, { style: plainStyle, width: 80, failOn: 'error' })) as Issue[];

test('any report has the shape that GitLab reads, and each finding a fingerprint of its own', () => {
  const valid = new Ajv2020({ strict: true }).compile(SCHEMA);
  fc.assert(
    fc.property(anyReport, (report) => {
      const found = issues(report);
      expect([valid(found), valid.errors]).toEqual([true, null]);
      expect(found).toHaveLength(allFindings(report).length);
      expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
    }),
  );
});

test('a finding keeps its fingerprint when its line moves', () => {
  const moved = JSON.parse(JSON.stringify(SAMPLE).replaceAll(/"line":(\d+)/g, '"line":1$1')) as Report;
  const [before, after] = [issues(SAMPLE), issues(moved)];
  expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  expect(after.map(({ location }) => location.lines)).not.toEqual(before.map(({ location }) => location.lines));
});

test.each([
  ['./policies/a.yaml', 'policies/a.yaml'],
  ['.//a.yaml', 'a.yaml'],
  ['..a/.b.yaml', '..a/.b.yaml'],
  ['-', 'stdin'],
])('%s is told as %s', (file, path) => {
  const [target] = SAMPLE.targets;
  const findings = target!.findings.map((finding) => ({ ...finding, where: { ...finding.where, file } }));
  const report = { ...SAMPLE, targets: [{ ...target!, findings }] };
  expect(new Set(issues(report).map(({ location }) => location.path))).toEqual(new Set([path]));
});
