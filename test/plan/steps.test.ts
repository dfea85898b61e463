import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import { steps } from '../../src/plan/steps.ts';
import { loadPolicy, type OpenBase } from '../../src/policy/load.ts';
import { policySchema, type PolicyData } from '../../src/policy/schema.ts';
import { ROOT } from '../e2e/run.ts';
import { reaches } from '../helpers/reaches.ts';

const POLICIES = join(ROOT, 'templates', 'policies');
const TEMPLATES = readdirSync(POLICIES).toSorted();

const textOf = (name: string): string => readFileSync(join(POLICIES, name), 'utf8');
const openBase: OpenBase = async (name) => ({ file: `${name}.yaml`, text: textOf(`${name}.yaml`) });

/** A template with what it extends. */
async function dataOf(name: string): Promise<PolicyData> {
  const { policy } = await loadPolicy({ file: name, text: textOf(name) }, openBase);
  return policy!.data;
}

const titles = (data: PolicyData | undefined): string[] => steps(data, 'a.yaml').map(({ title }) => title);
const without = (data: PolicyData): string[] => titles(undefined).filter((title) => !titles(data).includes(title));

const WRITE = 'Write the policy: one file that says what the fleet should be like';
const SRV = 'Publish the DNS SRV record of each SIP domain';
const CERTIFICATE = 'Give the server a certificate that every release in the fleet trusts';
const PERSONAL = 'Close the ports of the personal service';
const KERBEROS = 'Join the Macs to Active Directory';
const PORTS = 'Let the server call back through the firewall of each Mac';
const LOCK = 'Lock the preferences, so that conversations cannot be saved';

test('every template has its steps', async () => {
  const left: { [name: string]: string[] } = {};
  for (const name of TEMPLATES) left[name] = without(await dataOf(name));
  expect(left).toEqual({
    'automatic.yaml': [WRITE, PERSONAL, KERBEROS, PORTS, LOCK],
    'corporate-tcp.yaml': [WRITE, SRV, CERTIFICATE, PERSONAL, KERBEROS, LOCK],
    'corporate-tls.yaml': [WRITE, SRV, PERSONAL, KERBEROS, PORTS, LOCK],
    'kerberos.yaml': [WRITE, SRV, PERSONAL, PORTS, LOCK],
    'kiosk.yaml': [WRITE, SRV, KERBEROS, PORTS],
    'locked-archive.yaml': [WRITE, SRV, PERSONAL, KERBEROS, PORTS],
  });
});

describe('what a policy needs no step for is left out', () => {
  const data = v.parse(policySchema, { msgrctl: 1, connection: { mode: 'manual', transport: 'tcp', server: 'a.b' } });

  test.each<[string, Partial<PolicyData>]>([
    [SRV, { connection: { mode: 'automatic' } }],
    [SRV, { connection: {} }],
    [CERTIFICATE, { connection: { mode: 'automatic', transport: 'tcp' } }],
    [CERTIFICATE, { connection: { mode: 'manual', transport: 'tls' } }],
    [CERTIFICATE, { connection: { mode: 'manual' } }],
    [PERSONAL, { personalAccounts: 'block' }],
    [KERBEROS, { authentication: { kerberos: true } }],
    [PORTS, { connection: { mode: 'manual', transport: 'tcp', ports: { min: 5100, max: 5119 } } }],
    [LOCK, { archiving: { save: 'deny' } }],
  ])('%s is there with %j alone', (title, more) => {
    expect(titles(data)).not.toContain(title);
    expect(titles({ ...data, ...more })).toContain(title);
  });

  test.each<[string, Partial<PolicyData>]>([
    [PERSONAL, { personalAccounts: 'allow' }],
    [KERBEROS, { authentication: { kerberos: false } }],
    [LOCK, { archiving: { save: 'allow' } }],
  ])('%s is not with %j', (title, more) => expect(titles({ ...data, ...more })).not.toContain(title));
});

test('the server is the one of the policy, else what strict naming asks for, else a word to replace', () => {
  const server = (connection: PolicyData['connection']): string | undefined =>
    steps({ msgrctl: 1, connection }, 'a.yaml').find(({ title }) => title === CERTIFICATE)?.command;
  const command = (name: string): string => `msgrctl check server ${name} --policy a.yaml`;
  expect(server({ mode: 'manual', server: '10.0.0.7' })).toBe(command('10.0.0.7'));
  expect(server({ sipDomains: ['adatum.com', 'fabrikam.com'] })).toBe(command('sip.adatum.com'));
  expect(server({ sipDomains: ['adatum.com'], strictNaming: false })).toBe(command('SERVER'));
  expect(server(undefined)).toBe(command('SERVER'));
});

describe('every command is one', async () => {
  const all = [steps(undefined, 'messenger.yaml')];
  for (const name of TEMPLATES) all.push(steps(await dataOf(name), name));
  const commands = new Set(all.flat().flatMap(({ command }) => command ?? []));

  test.each([...commands])('%s', async (command) => {
    const words = wordsOf(command);
    expect(words.shift()).toBe('msgrctl');
    expect(await reaches(words)).toBe('');
    if (words[0] === 'emit') expect(ARTIFACTS.map(({ name }) => name)).toContain(words[1]);
  });

  test('one that is wrong is found', async () => {
    expect(await reaches(['emit', '--no-such-option'])).toContain('no-such-option');
    expect(await reaches(['plam'])).toContain('plam');
  });
});

test.each([
  "Ole's policy.yaml",
  '$(touch x).yaml',
  '-n.yaml',
  'a b\n.yaml',
  '`id`',
  'SERVER',
  '$&',
  '~',
  '日本.yaml',
])('the policy %j is one word of each command that has it', (name) => {
  const shown = name.startsWith('-') ? `./${name}` : name;
  const plain = steps(undefined, 'messenger.yaml');
  for (const [i, { command }] of steps(undefined, name).entries()) {
    const expected = wordsOf(plain[i]!.command ?? '').map((word) => (word === 'messenger.yaml' ? shown : word));
    expect(wordsOf(command ?? '')).toEqual(expected);
  }
});

test('so is the server', () => {
  const connection = { mode: 'manual', server: "a'; touch x; '" } as const;
  const { command } = steps({ msgrctl: 1, connection }, 'POLICY')[3]!;
  expect(wordsOf(command!)).toEqual(['msgrctl', 'check', 'server', "a'; touch x; '", '--policy', 'POLICY']);
});

/** The words of a command, as a shell takes it. */
function wordsOf(command: string): string[] {
  const { stdout } = spawnSync('sh', ['-c', `set -- ${command}\nprintf '%s\\0' "$@"`], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}
