import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import { VALUES } from '../../src/emit/values.ts';
import { tool } from '../helpers/tools.ts';
import { emitted, TEMPLATES } from '../scripts/emitted.ts';

const POLICY = `msgrctl: 1
organization: "Con'toso $(touch /tmp/msgrctl-was-here) \`id\`"
connection: { mode: manual, server: sip.contoso.com, transport: tcp, ports: { min: 5100, max: 5119 } }
archiving: { save: deny, lock: enforce }
install: { source: "/Volumes/$HOME/it's", application: "Microsoft $(id) 'Messenger'.app" }
`;
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const USERS = [{ account: 'alice', address: 'alice@contoso.com' }];
const SCRIPTS = ARTIFACTS.filter(({ executable }) => executable).map(({ name }) => name);
const SHELLS = [['dash'], ['posh'], ['mksh'], ['busybox', 'sh'], ['bash', '--posix']] as const;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-emit-'));
  for (const name of SCRIPTS) {
    writeFileSync(join(folder, name), await emitted(name, POLICY, { users: USERS, certificates: [CERTIFICATE] }));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('every template', () => {
  const main = Object.keys(TEMPLATES).filter((path) => !path.includes('/'));

  test('is an artifact, and every artifact that is a script has one', () => {
    expect(main.toSorted()).toEqual(SCRIPTS.map((name) => `${name}.sh`).toSorted());
  });

  tool('shellcheck').each(main)('%s passes ShellCheck with the parts it takes in', (file) => {
    const { stdout, status } = spawnSync('shellcheck', ['-x', '-s', 'sh', file], { cwd: 'templates/scripts' });
    expect(stdout.toString()).toBe('');
    expect(status).toBe(0);
  });

  test.each(Object.entries(TEMPLATES))('%s has nothing that an old or a plain shell would choke on', (_, text) => {
    const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
    const found = lines.filter((line) => FORBIDDEN.some((pattern) => pattern.test(line)));
    expect(found).toEqual([]);
  });

  test.each(IN_HOMES)('%s opens no name in a home for writing', (path) => {
    // A redirection to a relative name would follow a link that a user planted; only a stage may have one.
    const lines = TEMPLATES[path]!.split('\n').filter((line) => />>?\s*"?\.\.?\//.test(line));
    expect(lines.filter((line) => !/"\.\/\$PLIST_NAME"/.test(line))).toEqual([]);
  });
});

/** The parts that work in folders of users. */
const IN_HOMES = ['lib/paths.sh', 'lib/preferences.sh', 'lib/removing.sh', 'lib/users.sh'];

/** What ShellCheck lets pass: ways for a value to become code, classes in patterns, commands that no old Mac had. */
const FORBIDDEN: readonly RegExp[] = [
  /(?:^|[\s;&|(])eval(?:\s|$)/,
  /\[\[:[a-z]+:\]/,
  /(?:^|[\s;&|(])echo\s/,
  /(?:^|[;&|(])\s*(?:readlink|seq|pgrep|pkill|stat|base64|realpath)\s/,
  /(?:^|[\s;&|(])sed\s+-[a-z]*[iEr]/,
];

describe.each(SCRIPTS)('the emitted %s', (name) => {
  // ShellCheck leaves this to us: shared parts set more than one script uses.
  test('uses every value that it is given', () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const given = Object.keys(VALUES).filter((value) => text.includes(`\n${value}='`));
    expect(given.length).toBeGreaterThanOrEqual(3);
    expect(given.filter((value) => !new RegExp(`\\$\\{?${value}\\b`).test(text))).toEqual([]);
  });

  tool('shellcheck')('passes ShellCheck', () => {
    const { stdout } = spawnSync('shellcheck', ['-s', 'sh', join(folder, name)]);
    expect(stdout.toString()).toBe('');
  });

  for (const [program, ...options] of SHELLS) {
    tool(program)(`is understood by ${program}, and explains itself`, () => {
      const run = (...more: string[]) => spawnSync(program, [...options, ...more], { cwd: folder });
      const parsed = run('-n', name);
      expect([parsed.status, parsed.stderr.toString()]).toEqual([0, '']);
      const help = run(name, '--help');
      expect([help.status, help.stderr.toString()]).toEqual([0, '']);
      expect(help.stdout.toString()).toMatch(new RegExp(`^${name} .*options`));
      for (const option of ['--dry-run', '--yes', '--root', '--user', '--log', '--help', '--version']) {
        expect(help.stdout.toString()).toContain(option);
      }
      const version = run(name, '--version');
      expect(version.stdout.toString()).toContain("for: Con'toso $(touch /tmp/msgrctl-was-here) `id`");
      const odd = run(name, '--no-such-option');
      expect([odd.status, odd.stderr.toString()]).toEqual([
        2,
        expect.stringContaining('unknown option: --no-such-option'),
      ]);
    });
  }
});
