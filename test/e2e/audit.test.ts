import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plist } from '../helpers/fleet/plists.ts';
import { FLEET_POLICY, plantedFleet } from '../helpers/fleet/planted.ts';
import { makeHostileFleet } from '../helpers/hostile-fleet.ts';
import { tool } from '../helpers/tools.ts';
import { auditValidator } from '../report/validate.ts';
import { ROOT, site, type Site } from './run.ts';

const BIN = join(ROOT, 'bin/msgrctl.js');
// The certificate that the planted fleet has is made up: there is no file of it.
const POLICY = FLEET_POLICY.replace(/^certificates: .*\n/m, '');

/** A fleet as collect brings it home, every tenth Mac with a fault, and its policy. */
async function fleetSite(macs: number): Promise<Site & { readonly faults: ReadonlyMap<string, string> }> {
  const here = site({ 'fleet.yaml': POLICY });
  const faults = new Map<string, string>();
  for (const { mac, user, facts, plist: bytes, fault } of plantedFleet(macs, await plist(FLEET_POLICY))) {
    if (facts !== undefined) here.write(`collected/${mac}/facts`, facts);
    if (bytes) here.write(`collected/${mac}/users/${user}/com.microsoft.Messenger.plist`, bytes);
    if (facts === undefined && !bytes)
      mkdirSync(join(here.folder, `collected/${mac}/users/${user}`), { recursive: true });
    // Roots are judged where the policy names one.
    if (fault && !fault.check.startsWith('mac/anchor')) faults.set(mac, fault.check);
  }
  return { ...here, faults };
}

interface Told {
  readonly partial: boolean;
  readonly summary: { readonly macs: number };
  readonly macs: readonly {
    readonly mac: string;
    readonly findings: readonly { check: string; severity: string }[];
  }[];
}

const told = (here: Site, file: string): Told => JSON.parse(here.read(file).toString()) as Told;

test('a fleet with planted faults: every fault is found, and nothing else', async () => {
  using here = await fleetSite(600);
  const { status, stdout, stderr } = here.run(['audit', 'collected', '--policy', 'fleet.yaml', '-o', 'r.json']);
  expect(stderr).toBe('');
  expect(status).toBe(1);
  expect(stdout).toMatch(/600 Macs audited: /);
  expect(auditValidator()(here.read('r.json').toString())).toEqual([]);
  const { macs } = told(here, 'r.json');
  expect(macs).toHaveLength(600);
  for (const { mac, findings } of macs) {
    const fault = here.faults.get(mac);
    const loud = findings.filter(({ severity }) => severity !== 'info').map(({ check }) => check);
    if (fault === undefined) expect(loud, mac).toEqual([]);
    else
      expect(
        findings.map(({ check }) => check),
        mac,
      ).toContain(fault);
  }
});

test('one thread or three, a folder, a tar, a gzipped tar or a list: the same report', async () => {
  using here = await fleetSite(300);
  const tar = (...args: string[]): void => {
    expect(spawnSync('tar', args, { cwd: here.folder }).status).toBe(0);
  };
  tar('--sort=name', '-cf', 'fleet.tar', 'collected');
  tar('--sort=name', '-czf', 'fleet.tar.gz', 'collected');
  const report = (...args: string[]): unknown => {
    const { status, stdout } = here.run(['audit', ...args, '--policy', 'fleet.yaml', '--format', 'json']);
    expect(status).toBe(1);
    // Where a Mac was found is not the same.
    return JSON.parse(stdout.replaceAll(/fleet\.tar(\.gz)?:/g, ''));
  };
  const folder = report('collected', '--jobs', '1');
  expect(report('collected', '--jobs', '3')).toEqual(folder);
  expect(report('collected/*')).toEqual(folder);
  expect(report('fleet.tar')).toEqual(folder);
  expect(report('fleet.tar.gz')).toEqual(folder);
  const found = spawnSync('find', ['collected', '-name', 'facts', '-print0'], { cwd: here.folder });
  const listed = here.run(['audit', '--from', '-', '--policy', 'fleet.yaml', '--format', 'jsonl'], {
    stdin: found.stdout,
  });
  expect(listed.stdout.trimEnd().split('\n').length).toBeGreaterThan(290);
});

test('what `defaults read` prints, on standard input', () => {
  using here = site({ 'fleet.yaml': POLICY });
  const { status, stdout } = here.run(['audit', '-', '--policy', 'fleet.yaml', '--format', 'plain'], {
    stdin: '{\n    DisallowSave = 0;\n    RTCTransport = 2;\n}\n',
  });
  expect(status).toBe(1);
  expect(stdout).toContain('settings/disallow-save-not-set');
  expect(stdout).toContain('RTCTransport is');
});

describe('exit codes and refusals', () => {
  test.each<[string, string[], number, RegExp]>([
    ['nothing named', [], 2, /nothing named to audit/],
    ['a folder without Macs', ['empty'], 3, /no Mac found in empty/],
    ['a path that leads to nothing', ['gone'], 3, /gone/],
    ['a policy that is none', ['collected', '--policy', 'broken.yaml'], 2, /the policy broken.yaml cannot be used/],
    ['an ending without a format', ['collected', '-o', 'report'], 2, /names no format/],
    ['a file that is there', ['collected', '-o', 'there.json'], 3, /there.json is there already/],
    ['a baseline that is none', ['collected', '--baseline', 'there.json'], 2, /no report of an audit/],
    ['a grouping that is none', ['collected', '--group-by', 'colour'], 2, /group-by/],
  ])('%s', (_name, args, code, message) => {
    using here = site({
      'collected/a/com.microsoft.Messenger.plist': '<plist version="1.0"><dict/></plist>',
      'broken.yaml': 'msgrctl: 2\n',
      'there.json': '{}',
      'empty/readme': '',
    });
    const { status, stdout, stderr } = here.run(['audit', ...args]);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([code, '']);
    expect(here.read('there.json').toString()).toBe('{}');
  });

  test('0 for a clean Mac, 3 for one that could not be looked at', () => {
    using here = site({ 'a.plist': '<plist version="1.0"><dict/></plist>' });
    expect(here.run(['audit', 'a.plist']).status).toBe(0);
    spawnSync('mkfifo', [join(here.folder, 'b.plist')]);
    const { status, stdout } = here.run(['audit', here.folder]);
    expect(status).toBe(3);
    expect(stdout).toContain('could not be looked at');
  });
});

test('a baseline: the same report twice is no change, and a daily run may replace its own', async () => {
  using here = await fleetSite(100);
  const audit = (...more: string[]): string =>
    here.run(['audit', 'collected', '--policy', 'fleet.yaml', ...more]).stdout;
  audit('-o', 'r.json');
  expect(audit('--baseline', 'r.json', '-o', 'r.json', '--force').split('\n')[0]).toMatch(
    /^0 new, 0 fixed, \d+ still there since r\.json$/,
  );
  const [mac] = [...here.faults].find(([, check]) => check === 'settings/disallow-save-not-set')!;
  spawnSync('rm', ['-r', `collected/${mac}`], { cwd: here.folder });
  expect(audit('--baseline', 'r.json')).toContain(`1 Mac no longer there: ${mac}`);
});

test('a saved look at the network decides who can sign in', () => {
  const observation = new URL('../fixtures/observations/healthy-signin.json', import.meta.url);
  const broken = JSON.parse(readFileSync(observation, 'utf8')) as { at: string };
  broken.at = '2050-06-01T00:00:00.000Z';
  using here = site({
    'collected/a/com.microsoft.Messenger.plist':
      '<plist version="1.0"><dict><key>RTCConfigurationMode</key><integer>-1</integer></dict></plist>',
    'fine.json': readFileSync(observation),
    'broken.json': JSON.stringify(broken),
  });
  const cannot = (file: string): string =>
    here.run(['audit', 'collected', '--replay', file, '--format', 'plain']).stdout;
  expect(cannot('fine.json')).not.toContain('mac/network-stops-sign-in');
  expect(cannot('broken.json')).toContain('mac/network-stops-sign-in');
});

test('a hostile fleet is told to its end, whatever the format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-e2e-hostile-'));
  const fleet = makeHostileFleet(folder);
  try {
    using here = site();
    const { status, stdout, stderr } = here.run([
      'audit',
      folder,
      ...['json', 'jsonl', 'csv', 'sarif', 'xml', 'md', 'html', 'txt'].flatMap((ending) => ['-o', `r.${ending}`]),
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(told(here, 'r.json').summary.macs).toBe(fleet.macs.length);
    expect(auditValidator()(here.read('r.json').toString())).toEqual([]);
    const all = [stdout, ...readdirSync(here.folder).map((name) => here.read(name).toString())];
    // oxlint-disable-next-line no-control-regex -- what a terminal obeys
    for (const text of all)
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/);
  } finally {
    fleet.remove();
  }
});

describe('interrupted', () => {
  /** Starts an audit of a fleet that takes a while, waits until it has begun, and does something to it. */
  async function during(
    here: Site,
    args: string[],
    act: (kill: (signal: NodeJS.Signals) => void) => void,
  ): Promise<{ code: number | null; stdout: string }> {
    const child = spawn(process.execPath, [BIN, 'audit', 'many', '--policy', 'fleet.yaml', ...args], {
      cwd: here.folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let stdout = '';
    return new Promise((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        if (stdout === '') act((signal) => child.kill(signal));
        stdout += String(chunk);
      });
      child.on('close', (code) => resolve({ code, stdout }));
    });
  }

  function manySite(): Site {
    const here = site({ 'fleet.yaml': POLICY, 'r.json': 'the old one' });
    mkdirSync(join(here.folder, 'many'));
    for (let i = 0; i < 20_000; i += 1) {
      writeFileSync(
        join(here.folder, `many/${i}.plist`),
        `<plist version="1.0"><dict><key>RTCTransport</key><integer>${i % 5}</integer></dict></plist>`,
      );
    }
    return here;
  }

  test('Ctrl-C: what was seen is told, as partial', async () => {
    using here = manySite();
    const { code, stdout } = await during(here, ['--format', 'jsonl', '-o', 'n.json'], (kill) => kill('SIGINT'));
    expect(code).toBe(130);
    const { partial, summary, macs } = told(here, 'n.json');
    expect(partial).toBe(true);
    expect(summary.macs).toBe(macs.length);
    expect(summary.macs).toBeGreaterThan(0);
    expect(summary.macs).toBeLessThan(20_000);
    expect(stdout.trimEnd().split('\n')).toHaveLength(macs.length + 1);
  });

  test('Ctrl-C: a partial report does not take the place of a whole one', async () => {
    using here = manySite();
    const { code } = await during(here, ['--format', 'jsonl', '-o', 'r.json', '--force'], (kill) => kill('SIGINT'));
    expect(code).toBe(130);
    expect(here.read('r.json').toString()).toBe('the old one');
  });

  test('kill -9: the old report stays', async () => {
    using here = manySite();
    const { code } = await during(here, ['--format', 'jsonl', '-o', 'r.json', '--force'], (kill) => kill('SIGKILL'));
    expect(code).toBeNull();
    expect(here.read('r.json').toString()).toBe('the old one');
  });
});

tool('script')('a terminal sees how far it is, and the line goes away', async () => {
  using here = await fleetSite(200);
  const command = `"${process.execPath}" "${BIN}" audit collected --policy fleet.yaml --jobs 1`;
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: here.folder,
    env: { PATH: process.env['PATH'], TERM: 'xterm' },
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/\d+ of 200 Macs, [\d,]+ a second/);
  expect(stdout).toContain('\r\u001b[K');
  expect(stdout).toContain('200 Macs audited');
});
