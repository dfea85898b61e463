import { expect, test } from 'vitest';
import { symptomFacts } from '../../src/checks/signin/symptom-facts.ts';
import { plainStyle } from '../../src/report/style.ts';
import { symptomText } from '../../src/report/symptom.ts';
import { SYMPTOMS, symptomsOf } from '../../src/topics/symptoms/index.ts';

test.each<[said: string, name: string]>([
  [
    'Sign-in to Messenger for Mac did not succeed because the service is temporarily unavailable.',
    'service-unavailable',
  ],
  ['temporarily unavailable', 'service-unavailable'],
  ['the Mac cannot find the server', 'service-unavailable'],
  ['you may not be connected to the internet', 'not-connected'],
  ['The password is incorrect or the sign-in name does not exist', 'password-incorrect'],
  ['it says wrong password', 'password-incorrect'],
  ['There was a problem verifying the certificate from the server', 'certificate-not-trusted'],
  ['certificate not trusted', 'certificate-not-trusted'],
  ['clock', 'clock'],
  ['clock skew', 'clock'],
  ['kerberos', 'kerberos-fails'],
  ['all users fail since yesterday', 'everybody-fails'],
  ['cannot sign in', 'cannot-sign-in'],
  ["she can't log in", 'cannot-sign-in'],
  ['sign-in fails after password change', 'password-changed'],
  ['I changed my password and cannot sign in', 'password-changed'],
  ['asks for server name', 'asks-for-server'],
  ['it asks for a domain and user ID', 'asks-for-user-id'],
  ['asks for my password every time', 'asks-for-password'],
  ['works on one Mac but not on another', 'some-macs-fail'],
  ['from home it does not work, in the office it does', 'fails-outside'],
  ['signs in but contacts are empty', 'contact-not-found'],
  ['address book is empty', 'contact-not-found'],
  ['I cannot find a colleague', 'contact-not-found'],
  ['cannot add AIM contacts', 'outside-contacts'],
  ['voice fails', 'no-video'],
  ['file transfer fails', 'file-transfer-fails'],
  ['Save is greyed out', 'save-unavailable'],
  ['users can still save conversations', 'save-possible'],
  ['Word commands unavailable', 'word-unavailable'],
  ['cannot save a note in my Entourage project', 'project-note'],
  ['personal account cannot connect', 'personal-account-fails'],
  ['personal accounts still work although they should not', 'personal-account-works'],
  ['my status is away all the time', 'status-changes'],
  ['my settings are gone', 'forgets-settings'],
  ['messages arrive one way only', 'one-way'],
  ['first sign-in is slow', 'slow-first-sign-in'],
  ['reinstalled, and the old history is back', 'old-data-back'],
  ['view profile is unavailable', 'not-in-corporate'],
])('"%s" is %s', (said, name) => {
  expect(symptomsOf(said)[0]?.name).toBe(name);
});

test.each(['', 'hello', 'the printer is on fire'])('%j is no symptom', (said) => {
  expect(symptomsOf(said)).toEqual([]);
});

test.each(SYMPTOMS)('$name is found by what it shows', (symptom) => {
  expect(symptomsOf(symptom.shown)[0]).toBe(symptom);
});

test.each(SYMPTOMS)('$name says what is behind it, what decides, and who says so', (symptom) => {
  const { causes, sections, words } = symptom;
  expect(causes.length).toBeGreaterThan(0);
  expect(words.filter((word, i) => !/^[a-z0-9-]+$/.test(word) || words.indexOf(word) !== i)).toEqual([]);
  // Where the guide knows nothing of it, every cause has another source.
  if (sections.length === 0) expect(causes.filter(({ who }) => who === undefined)).toEqual([]);
  else expect(causes.some(({ who }) => who === undefined) || symptom.also !== undefined).toBe(true);
});

test('a symptom as it is told', () => {
  const one = SYMPTOMS.find(({ name }) => name === 'service-unavailable')!;
  const text = symptomText(one, plainStyle, 80);
  expect(text).toMatch(/^"sign-in did not succeed [^"]+"\nshown by Messenger for Mac 6.0\n\nLikely causes, /);
  expect(text).toMatch(/\n {2}1\. DNS leads to no server: [^]*\n {5}msgrctl check dns DOMAIN\n {2}2\. /);
  expect(text).toContain('\n     (not in the guide: inferred, for then it is not detected either)\n');
  expect(text).toMatch(/\nsteps: dns, connection, tls, certificate, sip\nguide: "Installing /);
  expect(text).toContain('dns/srv-missing');
});

test('what is no failed sign-in is held against none of its steps', () => {
  const facts = symptomFacts('Save is greyed out', [{ name: 'dns', status: 'fails', said: 'no records' }]);
  expect(facts.map(({ value }) => value).join('\n')).toContain('msgrctl explain save-unavailable');
  expect(facts.map(({ value }) => value).join('\n')).not.toContain('no records');
});

test('a step that a symptom names and that fails fits', () => {
  const facts = symptomFacts('temporarily unavailable', [{ name: 'dns', status: 'fails', said: 'no records' }]);
  expect(facts.find(({ name }) => name === 'here')?.value).toBe('fits: dns (no records)');
});
