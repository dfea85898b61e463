import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { POLICY, site } from './run.ts';

const FILES = {
  'messenger.yaml': `${POLICY.replace('contoso.com', 'northwind.test')}organization: Northwind\nsupport: "Service Desk, 4711"\nusers: users.csv\n`,
  'users.csv': 'account,sip address\nalice,alice@northwind.test\nbob,bob@northwind.test\n',
};

test('the ending of the file chooses the format, and --format goes before it', () => {
  using here = site(FILES);
  for (const [args, start] of [
    [['-o', 'a.html'], '<!DOCTYPE HTML'],
    [['-o', 'a.HTM'], '<!DOCTYPE HTML'],
    [['-o', 'a.md'], 'Northwind\n\n# Messenger'],
    [['-o', 'a.txt'], 'Northwind\nMESSENGER'],
    [['-o', 'b.txt', '--format', 'markdown'], 'Northwind\n\n# Messenger'],
    [['-o', 'leaflet', '--format', 'text'], 'Northwind\nMESSENGER'],
  ] as const) {
    const { status, stdout, stderr } = here.run(['emit', 'handout', ...args]);
    expect([status, stdout, stderr]).toEqual([0, '', `msgrctl: wrote ${args[1]}\n`]);
    expect(here.read(args[1]).toString().startsWith(start), args.join(' ')).toBe(true);
  }
  expect(here.run(['emit', 'handout']).stdout).toMatch(/^<!DOCTYPE HTML/);
  expect(here.run(['emit', 'handout', '-o', '-', '--format', 'text']).stdout).toContain(
    'Call Service Desk, 4711, and',
  );
});

test.each<[readonly string[], number, string]>([
  [
    ['handout', '-o', 'a.pdf'],
    2,
    'the ending of a.pdf names no format\n  Known are .html, .md, .txt; or name one: --format html.',
  ],
  [['handout', '-o', 'leaflet'], 2, 'the ending of leaflet names no format'],
  [['handout', '--format', 'pdf'], 2, 'Allowed choices are html, markdown, text'],
  [['install', '--format', 'html'], 2, 'install comes in one format only'],
  [['handout', 'nowhere.yaml'], 3, 'could not read nowhere.yaml'],
  [['handout', '-o', 'users.csv', '--format', 'text'], 3, 'users.csv'],
  [['handout-users', 'corporate-tls'], 2, 'no use for handout-users: the policy names no roster'],
])('%j ends with %i', (args, code, said) => {
  using here = site(FILES);
  const { status, stdout, stderr } = here.run(['emit', ...args]);
  expect([status, stdout]).toEqual([code, '']);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(said.replaceAll(/\s+/g, ' '));
  expect(here.read('users.csv').toString()).toBe(FILES['users.csv']);
});

test('without any policy it is a form to fill in, and says so', () => {
  using here = site();
  const { status, stdout, stderr } = here.run(['emit', 'handout', '--format', 'text']);
  expect([status, stderr]).toEqual([0, 'msgrctl: there is no messenger.yaml: this is a form to fill in by hand\n']);
  expect(stdout).toMatch(/^E-mail address: {2}_{32}$/m);
  expect(stdout).toContain('[ ] TLS [ ] TCP');
  expect(here.run(['emit', 'handout', '--quiet']).stderr).toBe('');
  expect(here.run(['emit', 'handout-users']).status).toBe(3);
  expect(readdirSync(here.folder)).toEqual([]);
});

test('a copy without names does not say whom to call', () => {
  using here = site({ 'messenger.yaml': FILES['messenger.yaml'].replace('users: users.csv\n', '') });
  const { status, stdout } = here.run(['redact', 'messenger.yaml']);
  expect(status).toBe(0);
  expect(stdout).toContain('"support": "redacted"');
  expect(stdout).not.toMatch(/Service Desk|4711/);
});

test('a policy with errors makes no handout', () => {
  using here = site({
    'messenger.yaml': 'msgrctl: 1\nconnection: { mode: manual }\nsettings: { RTCTransport: "4" }\n',
  });
  const { status, stdout, stderr } = here.run(['emit', 'handout']);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('nothing made: the policy has errors');
});

test('a build has the sheet for all, and those for each user where there is a roster', () => {
  using here = site(FILES);
  const built = here.run(['build', '-o', 'rollout']);
  expect(built.status).toBe(0);
  const read = (file: string): string => here.read(join('rollout', file)).toString();
  expect(read('handout.html')).not.toContain('alice@');
  expect(read('handout-users.html')).toContain('alice@northwind.test');
  expect(read('handout-users.html')).toBe(here.run(['emit', 'handout-users']).stdout);
  expect(here.run(['build', '--check', '-o', 'rollout']).status).toBe(0);

  here.write('messenger.yaml', FILES['messenger.yaml'].replace('users: users.csv\n', ''));
  const without = here.run(['build', '-o', 'other']);
  expect(without.stderr).toContain('left out handout-users.html: the policy names no roster');
  expect(readdirSync(join(here.folder, 'other'))).toContain('handout.html');
});

test('the list of artifacts has both, and the shipped templates make a handout each', () => {
  using here = site();
  const { stdout } = here.run(['emit']);
  expect(stdout).toMatch(/^handout +for users, one sheet for all/m);
  expect(stdout).toMatch(/^handout-users +the same with a sheet for each user/m);
  for (const template of ['automatic', 'corporate-tcp', 'corporate-tls', 'kerberos', 'kiosk', 'locked-archive']) {
    const { status, stdout: page } = here.run(['emit', 'handout', template, '--format', 'text']);
    expect([template, status]).toEqual([template, 0]);
    expect(page).toContain('MESSENGER ON YOUR MAC');
  }
});
