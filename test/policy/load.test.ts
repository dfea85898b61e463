import { describe, expect, test } from 'vitest';
import type { PolicyResult } from '../../src/policy/load.ts';
import { loadPolicy } from '../../src/policy/load.ts';

/** Loads `main.yaml` out of a handful of texts. */
function load(files: { readonly [name: string]: string }): Promise<PolicyResult> {
  return loadPolicy({ file: 'main.yaml', text: files['main.yaml']! }, async (reference) => {
    const text = files[reference];
    return text === undefined ? { missing: `there is no "${reference}"` } : { file: reference, text };
  });
}

/** Problems as `kind file:line:column message | fix`. */
async function problems(files: { readonly [name: string]: string }): Promise<string[]> {
  const { problems: found } = await load(files);
  return found.map(({ kind, where, message, fix }) => {
    const { line, column } = where.span!.start;
    return `${kind} ${where.file}:${line}:${column} ${message} | ${fix}`;
  });
}

describe('a policy that cannot be used says where and why', () => {
  test.each<[string, string, string]>([
    [
      'an unknown key',
      'msgrctl: 1\nconection: {}\n',
      'unknown-key main.yaml:2:1 "conection" is not a key of a policy | Did you mean "connection"?',
    ],
    [
      'an unknown key inside',
      'msgrctl: 1\nconnection:\n  sever: a\n',
      'unknown-key main.yaml:3:3 "connection.sever" is not a key of a policy | Did you mean "server"?',
    ],
    [
      'an unknown key with nothing near',
      'msgrctl: 1\narchiving: { colour: red }\n',
      'unknown-key main.yaml:2:14 "archiving.colour" is not a key of a policy | Known here: save, lock.',
    ],
    [
      'an unknown key in a list',
      'msgrctl: 1\nsuppress:\n  - { chek: a/b, check: a/b, reason: x }\n',
      'unknown-key main.yaml:3:7 "suppress[0].chek" is not a key of a policy | Did you mean "check"?',
    ],
    [
      'no version',
      'organization: A\n',
      'missing-key main.yaml:1:1 "msgrctl" is missing | Write "msgrctl: 1" on the first line.',
    ],
    [
      'half a port range',
      'msgrctl: 1\nconnection:\n  ports: { min: 5100 }\n',
      'missing-key main.yaml:3:3 "connection.ports.max" is missing | Add "max".',
    ],
    [
      'another version',
      'msgrctl: 2\n',
      'invalid-value main.yaml:1:10 "msgrctl" should be 1, the version of the policy format, not 2 | Write 1, the version of the policy format.',
    ],
    [
      'a release that YAML made a number',
      'msgrctl: 1\nfleet: { macos: [10.4] }\n',
      'invalid-value main.yaml:2:18 "fleet.macos[0]" should be a release in quotes, such as "10.4" (without quotes YAML makes it a number), not 10.4 | Write a release in quotes, such as "10.4" (without quotes YAML makes it a number).',
    ],
    [
      'a choice that does not exist',
      'msgrctl: 1\nconnection: { mode: auto }\n',
      'invalid-value main.yaml:2:21 "connection.mode" should be "automatic" or "manual", not "auto" | Write "automatic" or "manual".',
    ],
    [
      'a list where a block should be',
      'msgrctl: 1\nconnection: [a]\n',
      'invalid-value main.yaml:2:13 "connection" should be a block of keys, not a list | Write a block of keys.',
    ],
    [
      'a suppression until a day that does not exist',
      'msgrctl: 1\nsuppress: [{ check: a/b, reason: x, until: 2027-02-30 }]\n',
      'invalid-value main.yaml:2:44 "suppress[0].until" should be a day that exists, not "2027-02-30" | Write a day that exists.',
    ],
    [
      'a suppression without a reason',
      'msgrctl: 1\nsuppress: [{ check: a/b }]\n',
      'missing-key main.yaml:2:12 "suppress[0].reason" is missing | Add "reason".',
    ],
    [
      'an empty list for a block',
      'msgrctl: 1\nsettings: []\n',
      'invalid-value main.yaml:2:11 "settings" should be a block of keys, not a list | Write a block of keys.',
    ],
    [
      'a key that JavaScript keeps for itself',
      'msgrctl: 1\nsettings: { __proto__: 1 }\n',
      'unknown-key main.yaml:2:13 "settings.__proto__" is not a key of a policy | Take it out.',
    ],
    [
      'a blank reason',
      'msgrctl: 1\nsuppress: [{ check: a/b, reason: " " }]\n',
      'invalid-value main.yaml:2:34 "suppress[0].reason" should be a text that is not empty and has no NUL in it, not " " | Write a text that is not empty and has no NUL in it.',
    ],
    [
      'a moment where a day should be',
      'msgrctl: 1\nsuppress: [{ check: a/b, reason: c, until: 2027-03-31T00:00:00Z }]\n',
      'invalid-value main.yaml:2:44 "suppress[0].until" should be a day such as 2027-03-31, not "2027-03-31T00:00:00Z" | Write a day such as 2027-03-31.',
    ],
    [
      'no block',
      '- a\n',
      'invalid-value main.yaml:1:1 a policy is a block of keys, starting with "msgrctl: 1" | Start from a template.',
    ],
    [
      'nothing',
      '',
      'invalid-value main.yaml:1:1 a policy is a block of keys, starting with "msgrctl: 1" | Start from a template.',
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await problems({ 'main.yaml': text })).toEqual([expected]);
  });

  test.each<[string, string, RegExp]>([
    [
      'a duplicate key',
      'msgrctl: 1\nusers: a\nusers: b\n',
      /^syntax main\.yaml:3:1 the key "users" comes twice in this block/,
    ],
    ['broken YAML', 'msgrctl: 1\nconnection: {\n', /^syntax main\.yaml:\d+:\d+ not valid YAML: /],
    ['an alias', 'msgrctl: 1\norganization: &a A\nusers: *a\n', /^syntax main\.yaml:3:8 "\*a" is an alias/],
    ['a key that is a list', 'msgrctl: 1\n? [a]\n: b\n', /^syntax main\.yaml:2:3 a key that is no plain word/],
    ['two documents', 'msgrctl: 1\n---\nmsgrctl: 1\n', /^syntax main\.yaml:2:1 not valid YAML: /],
    ['binary data', 'msgrctl: 1\norganization: !!binary aGk=\n', /^syntax main\.yaml:2:\d+ /],
    [
      'a number beyond 2^53',
      'msgrctl: 1\nsettings: { A: 9007199254740993 }\n',
      /^syntax main\.yaml:2:16 9007199254740993 is too large/,
    ],
    ['a tag of its own', 'msgrctl: !python/object 1\n', /^syntax main\.yaml:1:\d+ not valid YAML: unresolved tag/],
  ])('%s', async (_name, text, expected) => {
    expect((await problems({ 'main.yaml': text }))[0]).toMatch(expected);
  });

  test.each([100, 2_000, 100_000])('%i nested lists end in a message', async (depth) => {
    const text = `msgrctl: 1\nsuppress: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
    expect((await problems({ 'main.yaml': text }))[0]).toMatch(/nested more than 64 levels deep|not valid YAML/);
  });

  test('a text that is far too long is not even parsed', async () => {
    const found = await problems({ 'main.yaml': `msgrctl: 1\n#${'x'.repeat(5_000_000)}\n` });
    expect(found[0]).toMatch(/^syntax main\.yaml:1:1 the policy has 5000013 characters/);
  });
});

describe('extends', () => {
  const base =
    'msgrctl: 1\nconnection:\n  mode: manual\n  server: sip.contoso.com\n  transport: tls\nsettings: { HideEmoticons: true, AutoidleDelay: 5 }\n';

  test('joins blocks key by key, the nearest file winning, and null takes out', async () => {
    const { policy, problems: found } = await load({
      base,
      middle: 'msgrctl: 1\nextends: base\nconnection: { server: im.contoso.com }\n',
      'main.yaml':
        'msgrctl: 1\nextends: middle\nconnection: { transport: null }\nsettings: { AutoidleDelay: 10, HideEmoticons: null }\n',
    });
    expect(found).toEqual([]);
    expect(policy!.data).toEqual({
      msgrctl: 1,
      extends: 'middle',
      connection: { mode: 'manual', server: 'im.contoso.com' },
      settings: { AutoidleDelay: 10 },
    });
  });

  test('keeps the place of what a base says', async () => {
    const broken = base.replace('transport: tls', 'transport: udp');
    expect(await problems({ base: broken, 'main.yaml': 'msgrctl: 1\nextends: base\n' })).toEqual([
      'invalid-value base:5:14 "connection.transport" should be "tls" or "tcp", not "udp" | Write "tls" or "tcp".',
    ]);
  });

  test.each<[string, { [name: string]: string }, string]>([
    [
      'itself',
      { 'main.yaml': 'msgrctl: 1\nextends: main.yaml\n' },
      'extends main.yaml:2:10 "extends" leads back to main.yaml',
    ],
    [
      'in a circle',
      { 'main.yaml': 'msgrctl: 1\nextends: a\n', a: 'msgrctl: 1\nextends: b\n', b: 'msgrctl: 1\nextends: a\n' },
      'extends b:2:10 "extends" leads back to a',
    ],
    [
      'what is not there',
      { 'main.yaml': 'msgrctl: 1\nextends: nowhere\n' },
      'extends main.yaml:2:10 there is no "nowhere"',
    ],
    [
      'a text',
      { 'main.yaml': 'msgrctl: 1\nextends: a\n', a: 'just text\n' },
      'invalid-value a:1:1 a policy is a block of keys',
    ],
    [
      'nothing',
      { 'main.yaml': 'msgrctl: 1\nextends: a\n', a: '' },
      'invalid-value a:1:1 a policy is a block of keys',
    ],
    [
      'another version',
      { 'main.yaml': 'msgrctl: 1\nextends: a\n', a: 'msgrctl: 2\n' },
      'invalid-value a:1:10 "msgrctl" should be 1',
    ],
    [
      'some other YAML',
      { 'main.yaml': 'msgrctl: 1\nextends: a\n', a: 'users: b\n' },
      'missing-key a:1:1 "msgrctl" is missing',
    ],
    ['broken YAML', { 'main.yaml': 'msgrctl: 1\nextends: a\n', a: 'b: [\n' }, 'syntax a:2:1 not valid YAML'],
  ])('refuses to extend %s', async (_name, files, expected) => {
    expect((await problems(files))[0]).toContain(expected);
  });
});
