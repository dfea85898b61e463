import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import { steps } from '../../src/plan/steps.ts';
import { policySchema, type PolicyData } from '../../src/policy/schema.ts';
import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { ROOT } from '../e2e/run.ts';
import { reaches } from '../helpers/reaches.ts';

const POLICIES = join(ROOT, 'templates', 'policies');

function dataOf(name: string): PolicyData {
  return v.parse(policySchema, parse(readFileSync(join(POLICIES, name), 'utf8')));
}

const titles = (data: PolicyData): string[] => steps(data, 'a.yaml').map(({ title }) => title);

describe('what a policy needs no step for is left out', () => {
  const data = v.parse(policySchema, { msgrctl: 1, connection: { mode: 'manual', transport: 'tcp', server: 'a.b' } });

  test.each<[RegExp, Partial<PolicyData>, boolean]>([
    [/SRV records/, {}, false],
    [/SRV records/, { connection: { mode: 'automatic' } }, true],
    [/certificate that every release/, {}, false],
    [/certificate that every release/, { connection: { mode: 'automatic' } }, true],
    [/certificate that every release/, { connection: { mode: 'manual', transport: 'tls' } }, true],
    [/Kerberos/, {}, false],
    [/Kerberos/, { authentication: { kerberos: true } }, true],
    [/Lock the preferences/, {}, false],
    [/Lock the preferences/, { archiving: { save: 'deny' } }, true],
  ])('%s with %j: %s', (title, more, expected) => {
    expect(titles({ ...data, ...more }).some((each) => title.test(each))).toBe(expected);
  });

  test('without a policy nothing is', () => {
    const all = steps(undefined, 'messenger.yaml');
    for (const name of readdirSync(POLICIES)) {
      for (const title of titles(dataOf(name))) expect(all.map((step) => step.title)).toContain(title);
    }
    expect(all.length).toBeGreaterThan(titles(data).length);
  });
});

describe('every command is one', () => {
  const commands = [
    ...steps(undefined, 'messenger.yaml'),
    ...readdirSync(POLICIES).flatMap((name) => steps(dataOf(name), name)),
  ].flatMap(({ command }) => command ?? []);

  test.each([...new Set(commands)])('%s', async (command) => {
    const words = wordsOf(command);
    expect(words.shift()).toBe('msgrctl');
    expect(await reaches(words)).toBe('');
    if (words[0] === 'emit') expect(ARTIFACTS.map(({ name }) => name)).toContain(words[1]);
  });
});

test.each(["Ole's policy.yaml", '$(touch x).yaml', '-n.yaml', 'a b\n.yaml'])('the policy %j is one word', (name) => {
  const { command } = steps(undefined, name)[1]!;
  expect(wordsOf(command!).at(-1)).toBe(name.startsWith('-') ? `./${name}` : name);
});

/** The words of a command, as a shell takes it. */
function wordsOf(command: string): string[] {
  const { stdout } = spawnSync('sh', ['-c', `set -- ${command}\nprintf '%s\\0' "$@"`], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}
