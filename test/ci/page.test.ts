import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import packageFile from '../../package.json' with { type: 'json' };
import { lintMeta } from '../../src/commands/lint.meta.ts';
import { ROOT, site } from '../e2e/run.ts';
import { tool } from '../helpers/tools.ts';
import { readAction } from './composite.ts';
import { GOOD } from './policies.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const PAGE = read('docs/ci.md');

/** The code block behind a comment. */
function block(comment: string): string | undefined {
  const [, behind] = PAGE.split(`<!-- ${comment} -->\n\n`);
  return /^```\w+\n([^]*?)```\n/.exec(behind ?? '')?.[1];
}

/** The first columns of a table's rows. */
function rows(head: string): string[][] {
  const [, behind = ''] = PAGE.split(`\n| ${head} |`);
  return [...behind.split('\n\n')[0]!.matchAll(/^\| `([^`]+)` \| (.*?) \|/gm)].map(([, name, said]) => [
    name!,
    said!,
  ]);
}

test.each(readdirSync(join(ROOT, 'templates/ci')))('the page shows %s as it is', (name) => {
  expect(block(`templates/ci/${name}`)).toBe(read(`templates/ci/${name}`));
});

test('the page has every input of the action, and its default', () => {
  const { inputs } = readAction(ROOT);
  expect(rows('input | | if not given').map(([name]) => name)).toEqual(Object.keys(inputs));
});

test('the page has every hook, and its arguments', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; args: string[] }[];
  expect(rows('hook | arguments, if you give no `args`')).toEqual(
    hooks.map(({ id, args }) => [id, `\`${args.join(' ')}\``]),
  );
});

test('the formats on the page are formats of lint', () => {
  const { choices } = lintMeta.options.find(({ flags }) => flags.startsWith('--format'))!;
  for (const format of ['github', 'sarif', 'junit', 'codequality', 'markdown', 'json', 'plain']) {
    expect(PAGE).toContain(`\`${format}\``);
    expect(choices).toContain(format);
  }
});

test('the recipes name the version that this is', () => {
  for (const name of ['github-workflow.yml', 'pre-commit-config.yaml', 'gitlab-ci.yml']) {
    expect(read(`templates/ci/${name}`)).toMatch(new RegExp(`\\bv${packageFile.version.replaceAll('.', '\\.')}\\b`));
  }
});

test('the workflow gives the action inputs that it has', () => {
  const workflow = parse(read('templates/ci/github-workflow.yml')) as {
    jobs: { policies: { steps: { uses: string; with?: object }[] } };
  };
  const step = workflow.jobs.policies.steps.find(({ uses }) => uses.startsWith('OWNER/msgrctl@'));
  expect(Object.keys(readAction(ROOT).inputs)).toEqual(expect.arrayContaining(Object.keys(step!.with!)));
});

tool('jq')('an audit that is red for what is new alone', () => {
  const [audit = '', jq = ''] = block('only what is new')!.trim().split('\n');
  using here = site({ 'messenger.yaml': GOOD });
  const mac = 'collected/mac1/com.microsoft.Messenger.plist';
  here.run(['generate', '-o', 'p.plist']);
  const plist = here.read('p.plist').toString();
  here.write(mac, plist);
  const day = (): number[] => {
    const { status } = here.run(audit.split(' ').slice(1));
    return [status!, spawnSync('sh', ['-c', jq], { cwd: here.folder }).status!];
  };
  expect(here.run(['audit', 'collected', '--policy', 'messenger.yaml', '-o', 'drift.json']).status).toBe(0);
  expect(day()).toEqual([0, 0]);
  here.write(mac, plist.replace('sip.adatum', 'evil.adatum'));
  expect(day()).toEqual([0, 1]);
  expect(day()).toEqual([0, 0]);
});
