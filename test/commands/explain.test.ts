import { expect, test } from 'vitest';
import { run } from '../../src/commands/explain.ts';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { fakeHost } from '../helpers/fake-host.ts';

async function explained(
  subject: readonly string[],
  options: { [name: string]: string | true } = {},
): Promise<string> {
  const host = fakeHost({});
  expect(await run({ args: { subject }, options: { format: 'human', ...options } }, host)).toBe(0);
  return host.told.stdout;
}

test.each<[string, RegExp]>([
  ['topology', /^Which servers there are/],
  ['kerberos', /^NTLM and Kerberos/],
  ['Kerberos', /^NTLM and Kerberos/],
  ['port range', /^The port range, and the firewalls/],
  ['settings/port-range-too-small', /^error\[settings\/port-range-too-small\]/],
  ['DisallowSave', /^DisallowSave\n/],
  ['word-unavailable', /^"Send Instant Message/],
  ['clock', /^"the clock of the computer/],
  ['temporarily unavailable', /^"sign-in did not succeed/],
  ['the save button is grey', /^"Save is grey/],
  ['Word toolbar unavailable', /^"Send Instant Message/],
  ['contacts are empty', /^"a person of the company/],
  ['no video', /^"there is no video/],
  ['password is incorrect', /^"the password is incorrect/],
])('%s', async (said, expected) => {
  expect(await explained(said.split(' '))).toMatch(expected);
});

test('what fits one symptom well does not bring those that it hardly fits', async () => {
  const text = await explained(['temporarily', 'unavailable']);
  expect(text).not.toContain('toolbar');
});

test.each<[string, RegExp]>([
  ['firewal', /Did you mean "firewall"\?/],
  ['kerberso', /Did you mean "authentication"\?/],
  ['DisalowSave', /Did you mean "DisallowSave"\?/],
  ['port-range-too-small', /Did you mean "settings\/port-range-too-small"\?/],
  ['Dock', /^It stands in .*\.$/],
  ['printer-on-fire', /^See: msgrctl explain --list$/],
  ['constructor', /^See: msgrctl explain --list$|stands in|Did you mean/],
])('%s is exit 2, and leads somewhere', async (said, hint) => {
  const failing = run({ args: { subject: [said] }, options: {} }, fakeHost({}));
  await expect(failing).rejects.toMatchObject({
    exitCode: 2,
    message: `nothing here is called "${said}"`,
    hint: expect.stringMatching(hint) as string,
  });
});

test('without a subject: topics and symptoms; with --list everything', async () => {
  const some = await explained([]);
  expect(some).toContain('\n  firewall ');
  expect(some).toContain('\n  save-unavailable ');
  expect(some).not.toContain('settings/port-range-too-small');
  const all = JSON.parse(await explained([], { list: true, format: 'json' })) as { kind: string; name: string }[];
  const count = (kind: string): number => all.filter((each) => each.kind === kind).length;
  expect([count('check'), count('setting')]).toEqual([ALL_CHECKS.length, SETTINGS.length]);
  expect(count('topic') + count('symptom')).toBe(some.split('\n').filter((line) => line.startsWith('  ')).length);
  expect(await explained([], { list: true })).toContain('settings/port-range-too-small');
});
