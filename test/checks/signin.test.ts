import { expect, test } from 'vitest';
import { standing } from '../../src/checks/signin/status.ts';
import { SYMPTOMS, symptomsOf } from '../../src/checks/signin/symptoms.ts';
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

test.each<[said: string, first: string]>([
  [
    'Sign-in to Messenger for Mac did not succeed because the service is temporarily unavailable.',
    'temporarily unavailable',
  ],
  ['temporarily unavailable', 'temporarily unavailable'],
  ['The password is incorrect or the sign-in name does not exist', 'password is incorrect'],
  ['There was a problem verifying the certificate from the server', 'verifying the certificate'],
  ['clock', 'clock'],
  ['kerberos', 'network ID'],
  ['all users fail since yesterday', 'from one day on'],
])('%s', (said, first) => {
  expect(symptomsOf(said)[0]?.shown).toContain(first);
});

test.each(['', 'hello', 'the printer is on fire'])('%j is no symptom', (said) => {
  expect(symptomsOf(said)).toEqual([]);
});

test('every symptom says who says so, and leads to a step', () => {
  for (const { rungs, cite, words } of SYMPTOMS) {
    expect(rungs.length).toBeGreaterThan(0);
    expect(cite.says).not.toBe('');
    expect(words.length).toBeGreaterThan(1);
  }
});
