import { expect, test } from 'vitest';
import { run } from '../../src/commands/plan.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { planValidator } from '../report/validate.ts';

const FILES = {
  'auto.yaml': 'msgrctl: 1\nconnection: { mode: automatic, sipDomains: [adatum.com] }\n',
  'sized.yaml': 'msgrctl: 1\ncapacity: { users: 15001, contacts: 20000 }\nusers: users.csv\n',
  'listed.yaml': 'msgrctl: 1\nusers: users.csv\n',
  'users.csv': 'account,sip address\nalice,alice@adatum.com\nbob,bob@adatum.com\n',
  '<b>|`.yaml': 'msgrctl: 1\n',
  'huge.yaml': 'msgrctl: 1\ncapacity: { users: 1, contacts: 10000001 }\n',
  'open.yaml': 'msgrctl: 1\ncapacity: { users: 0 }\n',
  "Ole's.yaml": 'msgrctl: 1\n',
  'bad.yaml': 'msgrctl: 1\nconection: {}\n',
};

async function planned(
  options: { [name: string]: string },
  policy?: string,
  files: { readonly [path: string]: string } = FILES,
): Promise<string> {
  const host = memoryHost(files);
  const args = policy === undefined ? {} : { policy };
  expect(await run({ args, options: { format: 'human', wave: '30min', ...options } }, host)).toBe(0);
  expect(host.told.stderr).toBe('');
  return host.told.stdout;
}

async function input(options: { [name: string]: string }, policy?: string): Promise<object> {
  return (JSON.parse(await planned({ format: 'json', ...options }, policy)) as { input: object }).input;
}

test('numbers come from the command line, then from capacity, then from the roster', async () => {
  const wave = 1800;
  expect(await input({ users: '7' }, 'sized.yaml')).toEqual({
    users: 7,
    contacts: 20_000,
    concurrent: 7,
    link: null,
    wave,
  });
  expect(await input({ concurrent: '9', link: '10mbit', wave: '1h' }, 'sized.yaml')).toEqual({
    users: 15_001,
    contacts: 20_000,
    concurrent: 9,
    link: 10_000_000,
    wave: 3600,
  });
  expect(await input({}, 'listed.yaml')).toEqual({ users: 2, contacts: 2, concurrent: 2, link: null, wave });
  expect(await input({ users: '5', contacts: '0' })).toEqual({
    users: 5,
    contacts: 0,
    concurrent: 5,
    link: null,
    wave,
  });
});

test.each([undefined, 'auto.yaml', 'sized.yaml'])('JSON of %s is as its schema says', async (policy) => {
  const text = await planned({ format: 'json', users: '800', link: '1gbit' }, policy);
  expect(planValidator()(text)).toEqual([]);
});

test('says what it assumed, and where numbers are from', async () => {
  const text = await planned({}, 'listed.yaml');
  expect(text).toContain('2 users (the roster of listed.yaml)');
  expect(text).toContain('2 contacts in the address book (assumed: one for each user)');
  expect(text).toContain('2 connections at a time (assumed: all users at once)');
  expect(text).toContain('steps for the policy listed.yaml');
  expect(await planned({}, 'sized.yaml')).toContain('15,001 users (capacity.users of sized.yaml; its roster has 2)');
  expect(await planned({ users: '1' }, 'sized.yaml')).toContain('1 user (--users)');
  expect(await planned({ users: '1' })).toContain('no policy: every step that there may be');
});

test('messenger.yaml is taken if it is there', async () => {
  const files = { ...FILES, 'messenger.yaml': FILES['sized.yaml'] };
  const text = await planned({}, undefined, files);
  expect(text).toContain('(capacity.users of messenger.yaml; its roster has 2)');
  expect(text).toContain('steps for the policy messenger.yaml');
  expect(text).not.toContain('msgrctl init');
});

test('a name is one word of each command', async () => {
  const plan = JSON.parse(await planned({ users: '1', format: 'json' }, "Ole's.yaml")) as {
    steps: { command: string | null }[];
  };
  const commands = plan.steps.flatMap(({ command }) => (command?.includes('Ole') ? [command] : []));
  expect(commands.length).toBeGreaterThan(8);
  for (const command of commands) expect(command).toContain(` 'Ole'\\''s.yaml'`);
});

test('no line of prose is longer than the terminal', async () => {
  const text = await planned({ users: '20000', link: '10mbit' }, 'auto.yaml');
  const { width } = memoryHost({}).stdout;
  const prose = text.split('\n').filter((line) => !line.trimStart().startsWith('$ '));
  expect(prose.filter((line) => line.length > Math.min(width, 100))).toEqual([]);
});

test('Markdown is a list to tick off, in which a name is nothing but a name', async () => {
  const text = await planned({ format: 'markdown', users: '800' }, '<b>|`.yaml');
  expect(text.match(/^- \[ \] \*\*/gm)?.length).toBeGreaterThan(8);
  expect(text).not.toContain('<b>');
  expect(text).toContain('&lt;b&gt;\\|\\`.yaml');
});

test.each<[{ [name: string]: string }, string | undefined, RegExp]>([
  [{}, undefined, /^how many users will sign in\?$/],
  [{}, 'auto.yaml', /^how many users will sign in\?$/],
  [{ users: '0' }, undefined, /^--users should be a whole number from 1 to 10,000,000, not "0"$/],
  [{ users: 'many' }, undefined, /^--users should be/],
  [{ users: '10000001' }, undefined, /^--users should be/],
  [{ users: '1', contacts: '-1' }, undefined, /^--contacts should be a whole number from 0/],
  [{ users: '1', concurrent: '0' }, undefined, /^--concurrent should be/],
  [{ users: '1', link: '10' }, undefined, /^--link should be a rate in bits, such as 10mbit or 1gbit, not "10"$/],
  [
    { users: '1', wave: 'soon' },
    undefined,
    /^--wave should be a time such as 30min or 2h, up to a week, not "soon"$/,
  ],
  [{ users: '1', link: '10MB/s' }, undefined, /^--link should be a rate in bits/],
  [{ users: '1', wave: '8d' }, undefined, /^--wave should be/],
  [{}, 'open.yaml', /^how many users will sign in\?$/],
  [{}, 'huge.yaml', /^capacity.contacts of huge.yaml is more than 10,000,000$/],
  [{ users: '1' }, 'bad.yaml', /^the policy bad.yaml cannot be used$/],
])('%j of %s is exit 2: %s', async (options, policy, message) => {
  const args = policy === undefined ? {} : { policy };
  const running = run({ args, options: { format: 'human', wave: '30min', ...options } }, memoryHost(FILES));
  await expect(running).rejects.toThrow(message);
  await expect(running).rejects.toMatchObject({ exitCode: 2 });
});
