import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { site, type Site } from '../e2e/run.ts';
import { tool } from '../helpers/tools.ts';
import { sarifValidator } from '../report/validate.ts';
import { annotationsIn } from './annotations.ts';
import { checkout, npmEnv, type Checkout } from './checkout.ts';
import { readAction, runAction, type ActionRun } from './composite.ts';
import { BAD, GOOD } from './policies.ts';

const needs = tool('git', 'bash');
const PLIST = 'com.microsoft.Messenger.plist';
let project: Checkout;

/** The action in a repository, from a checkout of its own, in a job that says NODE_ENV=production. */
function act(here: Site, inputs: { readonly [name: string]: string } = {}): ActionRun {
  const { PATH, HOME } = process.env;
  return runAction(project.folder, here.folder, inputs, { PATH, HOME, NODE_ENV: 'production', ...npmEnv() });
}

beforeAll(() => {
  project = checkout('v0.0.0');
});
afterAll(() => project[Symbol.dispose]());

describe.sequential('the action', () => {
  needs(
    'builds itself in a fresh checkout, and passes what is fine',
    () => {
      using here = site({ 'messenger.yaml': GOOD });
      expect(here.run(['generate', '-o', PLIST]).status).toBe(0);
      expect(here.run(['build', '-o', 'rollout']).status).toBe(0);
      expect(existsSync(join(project.folder, 'dist'))).toBe(false);
      const { status, log, summary, outputs } = act(here, { plist: PLIST, rollout: 'rollout' });
      expect(annotationsIn(log), log).toEqual([]);
      expect(status).toBe(0);
      expect(outputs).toEqual({ 'exit-code': '0' });
      expect(existsSync(join(project.folder, 'dist/main.js'))).toBe(true);
      expect(summary).toContain('files checked, nothing found');
      expect(summary).toContain(`<code>com.microsoft.Messenger.plist</code> is what the policy makes.`);
      expect(summary).toContain('<code>rollout</code> is what the policy makes.');
    },
    240_000,
  );

  needs('annotates the very text that is wrong, whatever its file is called', () => {
    const names = [
      'policies/messenger.yaml',
      '##[add-mask]x.yaml',
      'with space/a,b%2C:c;$(touch hacked).yaml',
      'q"\'`touch hacked`.yaml',
    ];
    const odd = 'line\nfeed::error::injected.yaml';
    using here = site(Object.fromEntries([...names, odd].map((name) => [name, BAD])));
    const { status, log, summary, outputs } = act(here, { files: 'policies\n.', sarif: 'out.sarif' });
    expect(status).toBe(1);
    expect(outputs).toEqual({ 'exit-code': '1' });
    const found = annotationsIn(log);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set([...names, odd]));
    expect(found).toHaveLength(names.length + 1);
    for (const { kind, title, message, file, line, col, endLine, endColumn } of found) {
      expect({ kind, title, line, endLine }).toEqual({
        kind: 'error',
        title: 'settings/port-range-too-small',
        line: 6,
        endLine: 6,
      });
      expect(message).toMatch(/^the port range 5100-5101 holds 2 ports/);
      const text = readFileSync(join(here.folder, file!), 'utf8').split('\n')[line! - 1]!;
      expect(text.slice(col! - 1, endColumn! - 1)).toBe('5101');
    }
    expect(existsSync(join(here.folder, 'hacked'))).toBe(false);
    expect(summary).toContain('5 files checked: 5 errors');
    expect(summary.match(/\*\*error\*\*/g)).toHaveLength(5);
    const sarif = here.read('out.sarif').toString();
    expect(sarifValidator()(sarif)).toEqual([]);
    expect((JSON.parse(sarif) as { runs: [{ results: unknown[] }] }).runs[0].results).toHaveLength(5);
  });

  needs('says which committed file is not what the policy makes', () => {
    const plist = 'dist/50%, a:b.plist';
    using here = site({ 'messenger.yaml': GOOD, 'dist/.keep': '' });
    here.run(['generate', '-o', plist]);
    here.run(['build', '-o', 'rollout']);
    here.write('messenger.yaml', GOOD.replace('sip.adatum', 'sip2.adatum'));
    const { status, log, summary } = act(here, { plist, rollout: 'rollout' });
    expect(status).toBe(1);
    const found = annotationsIn(log);
    expect(found).toMatchObject([
      { kind: 'error', file: plist, title: 'msgrctl generate --check' },
      { kind: 'error', file: 'rollout', title: 'msgrctl build --check' },
    ]);
    expect(found[0]!.message).toMatch(/^not what messenger\.yaml makes\n.*differs/);
    expect(found[0]!.message).toContain('"sip.adatum.com" -> string "sip2.adatum.com"');
    expect(found[1]!.message).toContain('rollout/com.microsoft.Messenger.plist: differs from the policy');
    expect(summary).toContain('<code>rollout</code> is **not** what the policy makes.');
  });

  needs('tells a policy with errors from a file that differs', () => {
    using here = site({ 'messenger.yaml': BAD });
    const { status, log, summary } = act(here, { files: '', plist: PLIST });
    const [{ file, message } = { file: '', message: '' }] = annotationsIn(log);
    expect(file).toBeUndefined();
    expect(message).toContain('nothing written: the policy has errors');
    expect(summary).toContain(`<code>${PLIST}</code> could not be compared.`);
    expect(status).toBe(1);
  });

  needs('what could not be looked at is told beside what was found', () => {
    using here = site({ 'messenger.yaml': BAD });
    const { status, log } = act(here, { files: 'messenger.yaml\ngone.plist' });
    expect(annotationsIn(log)).toMatchObject([
      { file: 'messenger.yaml', line: 6 },
      { title: 'msgrctl lint', message: expect.stringContaining('could not read gone.plist') as string },
    ]);
    expect(status).toBe(1);
  });

  needs('fails from the severity on that it is told', () => {
    using here = site({ 'messenger.yaml': GOOD.replace('sip.adatum.com', 'sip') });
    expect(act(here, { 'fail-on': 'never' }).status).toBe(0);
    const { status, log } = act(here, { 'fail-on': 'warning' });
    expect(annotationsIn(log)).toMatchObject([{ kind: 'warning', file: 'messenger.yaml', line: 5 }]);
    expect(status).toBe(1);
  });

  needs('judges preference files against the policy, and takes arguments of lint', () => {
    using here = site({ 'messenger.yaml': GOOD, 'other.yaml': GOOD.replace('sip.adatum.com', 'sip2.adatum.com') });
    here.run(['generate', 'other.yaml', '-o', 'a.plist']);
    const { status, log } = act(here, { files: 'a.plist', policy: 'messenger.yaml', args: '--as=mac\r\n' });
    expect(status).toBe(1);
    const found = annotationsIn(log);
    expect(found).toMatchObject([{ file: 'a.plist', title: 'settings/differs-from-policy' }]);
    expect(here.read('a.plist').toString().split('\n')[found[0]!.line! - 1]).toBe(
      '\t<string>sip2.adatum.com</string>',
    );
  });

  needs.each<[string, { [name: string]: string }, number, RegExp]>([
    ['a folder without anything to check', { files: 'empty' }, 3, /nothing to check in empty/],
    ['a policy that is not there', { files: '', plist: PLIST, policy: 'gone.yaml' }, 3, /could not read gone\.yaml/],
    ['an option that lint has not', { args: '--frobnicate' }, 2, /unknown option/],
    ['a severity that is none', { 'fail-on': 'fatal' }, 2, /fatal/],
    ['nothing asked for', { files: ' \n' }, 2, /nothing to do/],
  ])('is red, with a reason, for %s', (_name, inputs, code, reason) => {
    using here = site({ 'messenger.yaml': GOOD, 'empty/.keep': '' });
    const { status, log, outputs } = act(here, { sarif: 'out.sarif', ...inputs });
    const found = annotationsIn(log);
    expect(found.map(({ message }) => message).join('\n')).toMatch(reason);
    expect(found.every(({ kind }) => kind === 'error')).toBe(true);
    expect(outputs).toEqual({ 'exit-code': String(code) });
    expect(status).toBe(code);
    // An empty file would be uploaded, and refused.
    if (existsSync(join(here.folder, 'out.sarif')))
      expect(sarifValidator()(here.read('out.sarif').toString())).toEqual([]);
  });

  needs('no input is ever code or a command', () => {
    const evil = '"; touch hacked; $(touch hacked) `touch hacked` \'; touch hacked #';
    for (const name of Object.keys(readAction(project.folder).inputs)) {
      using here = site({ 'messenger.yaml': GOOD, [PLIST]: '<plist/>' });
      const { status, log } = act(here, {
        [name]: `${evil}\n::add-mask::x\n##[add-mask]x\n::set-env name=A::${evil}`,
      });
      expect(annotationsIn(log).every(({ kind }) => kind === 'error')).toBe(true);
      // SARIF goes to a file of any name.
      expect([name, status]).toEqual([name, name === 'sarif' ? 1 : expect.toBeOneOf([1, 2, 3])]);
      expect(existsSync(join(here.folder, 'hacked'))).toBe(false);
    }
  });

  needs('has no expression in a script, and asks for no other action', () => {
    const { runs } = readAction(project.folder);
    expect(runs.using).toBe('composite');
    for (const step of runs.steps) {
      expect(step.run).not.toContain('${{');
      expect(Object.keys(step)).not.toContain('uses');
    }
  });

  needs('a summary that is too long for GitHub is cut, and says so', () => {
    // Many findings in few files take long to make; few findings in files with long names do not.
    const folder = Array.from({ length: 4 }, () => 'x'.repeat(240)).join('/');
    const settings = Array.from({ length: 9 }, (_, i) => `  NoSuchSetting${i}: ${i}\n`).join('');
    const files = Array.from({ length: 120 }, (_, i) => [`${folder}/${i}.yaml`, `${GOOD}settings:\n${settings}`]);
    using here = site(Object.fromEntries(files) as Record<string, string>);
    const { summary } = act(here);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(900_000);
    expect(summary).toMatch(/\|\n\nThe rest is too long for a job summary\.\n$/);
  });
});
