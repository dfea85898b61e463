import { expect, test } from 'vitest';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { run } from '../../src/commands/explain.ts';
import { SUBJECTS } from '../../src/commands/explain/subjects.ts';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { TOPICS } from '../../src/topics/index.ts';
import { fakeHost, type FakeHost } from '../helpers/fake-host.ts';

type Options = { [name: string]: string | true };

async function explained(subject: readonly string[], options: Options = {}, host = fakeHost({})): Promise<string> {
  expect(await run({ args: { subject }, options: { format: 'human', ...options } }, host)).toBe(0);
  return host.told.stdout;
}

/** A host whose output is a terminal. */
function terminal(width: number): FakeHost {
  const host = fakeHost({});
  return { ...host, stdout: { ...host.stdout, isTerminal: true, width } };
}

async function listed(words: readonly string[]): Promise<{ kind: string; name: string }[]> {
  return JSON.parse(await explained(words, { list: true, format: 'json' })) as { kind: string; name: string }[];
}

test.each<[string, RegExp]>([
  ['topology', /^Which servers there are/],
  ['kerberos', /^NTLM and Kerberos/],
  ['Kerberos', /^NTLM and Kerberos/],
  ['port range', /^The port range, and the firewalls/],
  ['requirements', /^What has to be there first/],
  ['installation point', /^Bringing Messenger to the Macs/],
  ['settings/port-range-too-small', /^error\[settings\/port-range-too-small\]/],
  ['DisallowSave', /^DisallowSave\n/],
  ['disallowsave', /^DisallowSave\n/],
  ['Save-Unavailable', /^Save is grey/],
  ['word-unavailable', /^Send Instant Message/],
  ['clock', /^"the clock of the computer/],
  ['temporarily unavailable', /^"sign-in did not succeed/],
  ['the save button is grey', /^Save is grey/],
  ['Word toolbar unavailable', /^Send Instant Message/],
  ['contacts are empty', /^A person of the company/],
  ['no video', /^There is no video/],
  ['password is incorrect', /^"the password is incorrect/],
])('%s', async (said, expected) => {
  expect(await explained(said.split(' '))).toMatch(expected);
});

test('every subject is found by its name', async () => {
  for (const { name, data } of SUBJECTS) {
    const [found, ...others] = JSON.parse(await explained([name], { format: 'json' })) as { explained: object }[];
    expect(others).toEqual([]);
    expect(found?.explained).toEqual(JSON.parse(JSON.stringify(data)));
  }
});

test('every other word for a topic finds it', async () => {
  for (const { name, aliases } of TOPICS) {
    for (const alias of aliases) {
      const [found] = JSON.parse(await explained([alias], { format: 'json' })) as { name: string }[];
      expect([alias, found?.name]).toEqual([alias, name]);
    }
  }
});

test('what fits one symptom well does not bring those that it hardly fits', async () => {
  const text = await explained(['temporarily', 'unavailable']);
  expect(text).not.toContain('toolbar');
});

test('nothing is wider than 80 columns, but for words that cannot be broken', async () => {
  for (const { name } of SUBJECTS) {
    const lines = (await explained([name], {}, terminal(200))).split('\n');
    const broken = lines.filter((line) => line.length > 80 && line.slice(14).trim().includes(' '));
    expect([name, broken]).toEqual([name, []]);
  }
});

test.each<[string, RegExp]>([
  ['firewal', /^Did you mean "firewall"\?$/],
  ['kerberso', /^Did you mean "authentication"\?$/],
  ['how does kerberos work', /^Did you mean "authentication"\?$/],
  ['DisalowSave', /^Did you mean "DisallowSave"\?$/],
  ['port-range-too-small', /^Did you mean "settings\/port-range-too-small"\?$/],
  ['Port-Range-Too-Small', /^Did you mean "settings\/port-range-too-small"\?$/],
  ['topics', /^See: msgrctl explain --list topics$/],
  ['Symptom', /^See: msgrctl explain --list symptoms$/],
  ['msde', /^It stands in topology\.$/],
  ['AbUserEntry', /^It stands in address-book\.$/],
  ['Dock', /^It stands in .*BounceOnlyOnce.*\.$/],
  ['printer-on-fire', /^See: msgrctl explain --list$/],
  ['__proto__', /^See: msgrctl explain --list$/],
  ['ﬁre', /^See: msgrctl explain --list$/],
])('%s is exit 2, and leads somewhere', async (said, hint) => {
  const failing = run({ args: { subject: said.split(' ') }, options: {} }, fakeHost({}));
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
  const all = await listed([]);
  const count = (kind: string): number => all.filter((each) => each.kind === kind).length;
  expect([count('check'), count('setting')]).toEqual([ALL_CHECKS.length, SETTINGS.length]);
  expect(count('topic') + count('symptom')).toBe(some.split('\n').filter((line) => line.startsWith('  ')).length);
  expect(all.find(({ name }) => name === 'plist/unreadable')).toMatchObject({ kind: 'check', severity: 'error' });
  expect(await explained([], { list: true })).toMatch(/^ {2}error {4}plist\/unreadable +\S/m);
});

test('on a terminal a line of a list is cut, in a pipe it is whole', async () => {
  const title = 'sign-in did not succeed because the service is temporarily unavailable';
  expect(await explained([])).toContain(title);
  const lines = (await explained([], {}, terminal(80))).split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines.at(-2)).toMatch(/^msgrctl explain NAME/);
});

test.each(['topic', 'symptom', 'check', 'setting'])('--list %ss are those alone', async (kind) => {
  const found = await listed([`${kind}s`]);
  expect(found.map(({ name }) => name)).toEqual(
    SUBJECTS.filter((each) => each.kind === kind).map(({ name }) => name),
  );
  expect(await listed([kind.toUpperCase()])).toEqual(found);
});

test('--list with other words has what has them all', async () => {
  const checks = await listed(['checks', 'Clock', 'minutes']);
  expect(checks.map(({ kind, name }) => `${kind} ${name}`)).toContain('check kerberos/clock-skew');
  expect(new Set(checks.map(({ kind }) => kind))).toEqual(new Set(['check']));
  expect((await listed(['msde'])).map(({ name }) => name)).toEqual(['topology']);
  await expect(listed(['topics', 'printer'])).rejects.toMatchObject({ exitCode: 3 });
});
