import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readObservation } from '../../src/commands/check/saved.ts';
import { run } from '../../src/commands/redact.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { dict, string } from '../../src/plist/value.ts';
import { leaks } from '../fleet/redact-corpus.ts';
import { memoryHost, type MemoryHost } from '../helpers/memory-host.ts';

const plist = (pairs: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${pairs}</dict>\n</plist>\n`;
const ALICE = plist('\t<key>UserSIPID</key>\n\t<string>alice@contoso.com</string>\n');
const facts = (mac: string, user: string): string =>
  `msgrctl-facts\t1\nhost\t${mac}\nuser\t${user}\t501\t20\t/Users/${user}\nend\n`;
const MESSENGER = 'com.microsoft.Messenger.plist';

const redact = (
  host: MemoryHost,
  sources: readonly string[],
  options: { readonly [name: string]: string | boolean } = {},
): Promise<number> => run({ args: { sources }, options }, host);
const text = (host: MemoryHost, path: string): string => new TextDecoder().decode(host.disk.get(path));

test('one file: the same replacement for the same name', async () => {
  const host = memoryHost({ 'a.plist': ALICE });
  expect(await redact(host, ['a.plist'], { output: 'b.plist' })).toBe(0);
  expect(text(host, 'b.plist')).toContain('<string>user1@domain1.example</string>');
  expect(host.told.stderr).toBe('');
  expect(text(host, 'a.plist')).toBe(ALICE);
});

test('standard input to standard output', async () => {
  const host = memoryHost({ '-': '{ RTCServerAddress = "sip.contoso.com"; }' });
  expect(await redact(host, ['-'])).toBe(0);
  expect(host.told.stdout).toBe('{\n    RTCServerAddress = "sip.domain1.example";\n}\n');
});

test('a folder: names of folders, facts and files agree, and so do those of the policy', async () => {
  const host = memoryHost({
    'in/alices-mac/facts': facts('alices-mac', 'alice'),
    [`in/alices-mac/users/alice/${MESSENGER}`]: ALICE,
    'in/bobs-mac/facts': facts('bobs-mac', 'bob'),
    [`in/bobs-mac/users/bob/${MESSENGER}`]: writeBinary(
      dict([
        ['UserSIPID', string('bob@CONTOSO.com')],
        ['SIPSignInMRU01', string('alice@contoso.com')],
      ]),
    ),
    'messenger.yaml':
      'msgrctl: 1\nconnection: { sipDomains: [contoso.com], mode: manual, server: sip.contoso.com, transport: tls }\n',
  });
  expect(await redact(host, ['in', 'messenger.yaml'], { output: 'out', map: 'names.tsv' })).toBe(0);
  const copies = [...host.disk.keys()].filter((path) => path.startsWith('out/')).toSorted();
  expect(copies).toEqual([
    'out/host1/host2/facts',
    `out/host1/host2/users/user1/${MESSENGER}`,
    'out/host1/host3/facts',
    `out/host1/host3/users/user2/${MESSENGER}`,
    'out/messenger.yaml',
  ]);
  expect(text(host, 'out/host1/host2/facts')).toBe(facts('host2', 'user1'));
  expect(text(host, `out/host1/host2/users/user1/${MESSENGER}`)).toContain('user1@domain1.example');
  expect(JSON.parse(text(host, 'out/messenger.yaml'))).toMatchObject({
    connection: { sipDomains: ['domain1.example'], server: 'sip.domain1.example' },
  });
  for (const path of copies) expect(leaks(host.disk.get(path)!, ['alice', 'contoso', 'bob'])).toEqual([]);
  expect(text(host, 'names.tsv')).toContain('user\talice\tuser1\n');
  expect(text(host, 'names.tsv')).toContain('domain\tcontoso.com\tdomain1.example\n');
  expect(host.modes.get('names.tsv')).toBe(0o600);
});

test('what cannot be read is left out, said and exit 3; the rest is copied', async () => {
  const host = memoryHost(
    {
      'in/a.plist': ALICE,
      'in/b.plist': '<plist><dict><key>alice',
      'in/notes.docx': 'alice',
      'in/c.tar': 'alice',
    },
    { closed: [{ path: 'in/secret', reason: 'could not look into in/secret: permission denied' }] },
  );
  expect(await redact(host, ['in'], { output: 'out' })).toBe(3);
  expect([...host.disk.keys()].filter((path) => path.startsWith('out'))).toEqual(['out/host1.plist']);
  expect(host.told.stderr.match(/\n/g)).toHaveLength(4);
  for (const name of ['in/b.plist', 'in/notes.docx', 'in/c.tar', 'in/secret']) {
    expect(host.told.stderr).toContain(`left out ${name}: `);
  }
  expect(host.told.stderr).toContain('in/c.tar: it is an archive: unpack it first\n');
});

test('nothing but what cannot be read is exit 3, and leaves no folder', async () => {
  const host = memoryHost({ 'in/b.plist': '<plist>' });
  await expect(redact(host, ['in'], { output: 'out' })).rejects.toMatchObject({ exitCode: 3 });
  await expect(redact(host, ['in/b.plist'], { output: 'b.plist' })).rejects.toMatchObject({ exitCode: 3 });
  expect([...host.disk.keys()]).toEqual(['in/b.plist']);
});

test('a full disk leaves nothing, not even the table', async () => {
  const host = memoryHost({ 'in/a.plist': ALICE, 'in/b.plist': ALICE }, { full: /host2/ });
  await expect(redact(host, ['in'], { output: 'out', map: 'map' })).rejects.toThrow('no space left');
  expect([...host.disk.keys()].toSorted()).toEqual(['in/a.plist', 'in/b.plist']);
});

test('a saved observation can be replayed, without its certificates', async () => {
  const seen = readFileSync('test/fixtures/observations/healthy-signin.json', 'utf8');
  const host = memoryHost({ 'seen.json': seen });
  expect(await redact(host, ['seen.json'], { output: 'copy.json' })).toBe(0);
  const copy = await readObservation('copy.json', host);
  expect(copy).toMatchObject({ target: 'user1@domain1.example', chains: [] });
  expect(leaks(host.disk.get('copy.json')!, ['alice', 'contoso'])).toEqual([]);
  expect(host.told.stderr).toBe('msgrctl: certificates were left out: they are signed, and cannot be rewritten\n');
});

test('an observation or a policy that is none is refused', async () => {
  const files = {
    'in/a.json': '{ "format": "msgrctl/observation/v1", "target": "alice" }',
    'in/b.yaml': 'msgrctl: 1\nconection: alice\n',
    'in/c.yaml': ': alice: [',
    'in/d.plist': ALICE,
  };
  const host = memoryHost(files);
  expect(await redact(host, ['in'], { output: 'out' })).toBe(3);
  expect([...host.disk.keys()].filter((path) => path.startsWith('out'))).toEqual(['out/host1.plist']);
});

test('comments are left out and told of, but for what suppresses a check', async () => {
  const comments =
    '<!-- for alice -->\n<!-- msgrctl-suppress settings/save-password until 2027-03-31: alice wants it -->\n';
  const host = memoryHost({ 'a.plist': ALICE.replace('<dict>', `${comments}<dict>`) });
  expect(await redact(host, ['a.plist'], { output: 'b.plist' })).toBe(0);
  expect(text(host, 'b.plist')).toContain(
    '<!-- msgrctl-suppress settings/save-password until 2027-03-31: redacted -->',
  );
  expect(leaks(host.disk.get('b.plist')!, ['alice'])).toEqual([]);
  expect(host.told.stderr).toBe('msgrctl: comments were left out\n');
});

test.each([
  ['a folder without a place', ['in'], {}],
  ['the copy in its source', ['in'], { output: 'in/out' }],
  ['the copy over its source', ['in/a.plist'], { output: 'in/a.plist', force: true }],
  ['the source in the copy', ['in'], { output: '.' }],
  ['the table in the copy', ['in'], { output: 'out', map: 'out/map' }],
  ['the table in the source', ['in'], { output: 'out', map: 'in/map' }],
  ['the table over the source', ['in/a.plist'], { output: 'out', map: 'in/a.plist', force: true }],
  ['standard input among others', ['-', 'in'], { output: 'out' }],
  ['two of one name', ['in', 'other/in'], { output: 'out' }],
])('exit 2: %s', async (_, sources, options) => {
  const host = memoryHost({ 'in/a.plist': ALICE, 'other/in/a.plist': ALICE });
  await expect(redact(host, sources, options as { [name: string]: string })).rejects.toMatchObject({ exitCode: 2 });
  expect([...host.disk.keys()]).toEqual(['in/a.plist', 'other/in/a.plist']);
});

test('nothing that is there is overwritten unless asked for', async () => {
  const host = memoryHost({ 'a.plist': ALICE, 'b.plist': 'old', map: 'old' });
  await expect(redact(host, ['a.plist'], { output: 'b.plist' })).rejects.toMatchObject({ exitCode: 3 });
  await expect(redact(host, ['a.plist'], { output: 'c.plist', map: 'map' })).rejects.toMatchObject({ exitCode: 3 });
  expect(text(host, 'b.plist')).toBe('old');
  expect(host.disk.has('c.plist')).toBe(false);
  expect(await redact(host, ['a.plist'], { output: 'b.plist', map: 'map', force: true })).toBe(0);
  expect(text(host, 'b.plist')).toContain('user1@domain1.example');
});
