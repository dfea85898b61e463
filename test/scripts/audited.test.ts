import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { judgeMac, macContext, type MacContext } from '../../src/checks/mac/judge.ts';
import type { MacMaterial, MacReport } from '../../src/core/fleet.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { macTest, RELEASES, type Mac } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { livedInMac, PLIST, policy, PREFERENCES } from './fleet.ts';

const TO = '/private/var/collected';
/** A value of the policy that these tests share is odd on purpose. */
const ODD = `suppress:
  - { check: settings/malformed-value, reason: test }
`;
const POLICY = policy('enforce', ODD);
const PATH = `/Users/alice/${PLIST}`;
const collect = await emitted('collect', POLICY);
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

async function context(text = POLICY, anchors: MacContext['anchors'] = []): Promise<MacContext> {
  const { policy: read } = await loadPolicy({ file: 'messenger.yaml', text }, async () => ({ missing: '' }));
  const policySha256 = '0'.repeat(64);
  return macContext({ policy: read, anchors, observation: undefined, today: '2026-11-23', sha1, policySha256 });
}

/** What collect brings home from this Mac, as `audit` reads it. */
async function material(mac: Mac): Promise<MacMaterial> {
  expect(await mac.run(collect, ['--to', TO, '--yes'], { shell: 'posh' })).toMatchObject({ code: 0, refused: [] });
  const bytes = (path: string): Uint8Array => readFileSync(mac.path(path));
  const users = [...(await mac.tree()).keys()].flatMap((path) => /\/users\/([^/]+)\/com/.exec(path)?.[1] ?? []);
  return {
    mac: 'mac',
    source: 'mac',
    facts: bytes(`${TO}/mac/facts`),
    preferences: users.map((user) => {
      const file = `users/${user}/com.microsoft.Messenger.plist`;
      return { user, file: `mac/${file}`, bytes: bytes(`${TO}/mac/${file}`) };
    }),
    unread: [],
  };
}

const ids = ({ findings }: MacReport): string[] => findings.map(({ check }) => check);
const told = ({ findings }: MacReport): string[] => findings.map(({ check, message }) => `${check}: ${message}`);

describe.each(RELEASES)('what the scripts made of a Mac with %s', (release) => {
  macTest('has nothing wrong by the policy that they were made of', async () => {
    await using mac = await livedInMac({ release });
    for (const script of ['configure', 'lock']) {
      expect(await mac.run(await emitted(script, POLICY), ['--yes'])).toMatchObject({ code: 0, refused: [] });
    }
    const report = judgeMac(await material(mac), await context());
    expect(told(report)).toEqual([]);
    expect(report.unknown).toEqual([]);
    expect(report.users.map(({ name, lock }) => [name, lock])).toEqual([
      ['alice', 'locked'],
      ['bob', 'locked'],
    ]);
    expect(report.signIn).toEqual({ result: 'can', because: [] });
  });

  macTest('shows what users did to it', async () => {
    await using mac = await livedInMac({ release, users: [{ name: 'alice', uid: 501 }] });
    const lock = await emitted('lock', POLICY);
    const configure = await emitted('configure', POLICY);
    for (const script of [configure, lock]) await mac.run(script, ['--yes']);
    const folder = `/Users/alice/${PREFERENCES}`;
    const deeds: readonly (readonly [script: string, lock: string, found: readonly string[]])[] = [
      [`mv "$2" "$2 away"`, 'unlocked', ['mac/preferences-missing']],
      [`mkdir "$2" && ln -s /etc/hosts "$1"`, 'unlocked', ['mac/preferences-refused']],
      [
        `rm "$1" && printf '<plist>' >"$1"`,
        'unlocked',
        ['lock/flag-missing', 'lock/not-owned-by-root', 'mac/preferences-unreadable'],
      ],
      [`rm "$1" && mkdir "$1"`, 'unlocked', ['mac/preferences-refused']],
    ];
    for (const [script, state, found] of deeds) {
      expect((await mac.run(script, [PATH, folder], { as: 'alice' })).stderr).toBe('');
      const report = judgeMac(await material(mac), await context());
      expect([script, ids(report), report.users]).toEqual([script, found, [{ name: 'alice', lock: state }]]);
    }
  });
});

describe.each(RELEASES)('certificates on %s', (release) => {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-audited-'));
  const text = `msgrctl: 1
connection: { mode: manual, server: sip.northwind.test, transport: tls }
archiving: { save: deny, lock: file }
certificates: [root.pem]
${ODD}`;

  macTest('of the policy are found once the script was there', async () => {
    const subject = ['-subj', '/O=Northwind/CN=Northwind Root'];
    const files = ['-keyout', join(folder, 'key'), '-out', join(folder, 'pem')];
    spawnSync('openssl', ['req', '-x509', '-nodes', '-newkey', 'rsa:1024', '-sha1', ...files, ...subject]);
    const pem = readFileSync(join(folder, 'pem'), 'utf8');
    rmSync(folder, { recursive: true });
    const der = Buffer.from(pem.replaceAll(/-----.*-----/g, ''), 'base64');
    const judged = await context(text, [{ sha1: sha1(der), subject: 'O=Northwind, CN=Northwind Root' }]);
    await using mac = await livedInMac({ release });
    for (const script of ['configure', 'lock']) await mac.run(await emitted(script, text), ['--yes']);
    const before = judgeMac(await material(mac), judged);
    expect(told(before)).toEqual([
      expect.stringContaining('mac/anchor-missing: the root certificate "O=Northwind, CN='),
    ]);
    expect(before.signIn).toEqual({ result: 'cannot', because: ['mac/anchor-missing'] });
    const certificate = await emitted('certificate', text, { certificates: [pem] });
    expect(await mac.run(certificate, ['--yes'])).toMatchObject({ code: 0, refused: [] });
    const after = judgeMac(await material(mac), judged);
    expect([told(after), after.unknown, after.signIn]).toEqual([[], [], { result: 'can', because: [] }]);
  });
});
