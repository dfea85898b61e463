import { expect, test } from 'vitest';
import { standing } from '../../src/checks/signin/status.ts';
import type { Finding, Outcome } from '../../src/core/finding.ts';

const finding = (severity: Finding['severity'], message: string, args: Finding['args'] = {}): Outcome => ({
  check: 'a/b',
  status: 'fail',
  findings: [{ check: 'a/b', severity, where: { file: 'x' }, message, fix: 'Mend it.', args }],
});
const unknown: Outcome = { check: 'a/c', status: 'unknown', reason: 'no answer' };
const pass: Outcome = { check: 'a/d', status: 'pass' };

test.each<[string, Outcome[], string, string | undefined]>([
  ['nothing', [], 'ok', undefined],
  ['a pass', [pass], 'ok', undefined],
  ['something to know', [finding('info', 'm')], 'ok', undefined],
  ['a warning', [pass, finding('warning', 'm')], 'warns', 'm'],
  ['could not look', [pass, unknown], 'unknown', 'no answer'],
  ['could not look beats a warning', [finding('warning', 'm'), unknown], 'unknown', 'no answer'],
  ['an error beats what could not be looked at', [unknown, finding('error', 'm')], 'fails', 'm'],
  ['an error for some releases', [finding('error', 'm', { releases: ['10.3'] })], 'warns', 'm'],
  ['an error for all of them', [finding('error', 'm', { releases: ['10.3', '10.4', '10.5'] })], 'fails', 'm'],
])('%s', (_name, outcomes, status, said) => {
  expect(standing(outcomes, ['10.3', '10.4'])).toEqual({ status, said });
});
