import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly id?: string;
  readonly run: string;
  readonly shell: string;
  readonly env?: { readonly [name: string]: string };
}

export interface Action {
  readonly inputs: { readonly [name: string]: { readonly default?: string } };
  readonly outputs: { readonly [name: string]: { readonly value: string } };
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export function readAction(folder: string): Action {
  return parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Action;
}

export interface ActionRun {
  readonly status: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: { readonly [name: string]: string };
}

/**
 * Runs a composite action as GitHub's runner does: each step is a file for `bash --noprofile --norc -eo pipefail`, in the workspace;
 * the first that fails ends it, and outputs count all the same. Expressions are those that the action needs, and no others.
 */
export function runAction(
  folder: string,
  workspace: string,
  inputs: { readonly [name: string]: string },
  env: { readonly [name: string]: string | undefined },
): ActionRun {
  const action = readAction(folder);
  const temp = mkdtempSync(join(tmpdir(), 'msgrctl-runner-'));
  const values: Record<string, string> = {};
  for (const [name, { default: preset = '' }] of Object.entries(action.inputs)) values[`inputs.${name}`] = preset;
  for (const [name, value] of Object.entries(inputs)) {
    if (!(name in action.inputs)) throw new Error(`the action has no input ${name}`);
    values[`inputs.${name}`] = value;
  }
  const expand = (text: string): string =>
    text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
      if (values[name] === undefined && !name.startsWith('steps.')) throw new Error(`cannot evaluate ${name}`);
      return values[name] ?? '';
    });
  let [status, log, summary] = [0, '', ''];
  try {
    for (const [i, step] of action.runs.steps.entries()) {
      if (step.shell !== 'bash') throw new Error(`no such shell here: ${step.shell}`);
      const file = (name: string): string => join(temp, `${name}-${i}`);
      writeFileSync(file('script'), expand(step.run));
      for (const name of ['output', 'summary']) writeFileSync(file(name), '');
      const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, expand(value)]);
      const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('script')], {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          ...env,
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: folder,
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: file('output'),
          GITHUB_STEP_SUMMARY: file('summary'),
          ...(Object.fromEntries(own) as Record<string, string>),
        },
        maxBuffer: 64 * 1024 * 1024,
      });
      if (ran.error) throw ran.error;
      log += ran.stdout + ran.stderr;
      summary += readFileSync(file('summary'), 'utf8');
      for (const line of readFileSync(file('output'), 'utf8').split('\n').filter(Boolean)) {
        const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
        if (name === undefined) throw new Error(`not an output: ${line}`);
        values[`steps.${step.id}.outputs.${name}`] = value!;
      }
      status = ran.status ?? -1;
      if (status !== 0) break;
    }
  } finally {
    rmSync(temp, { recursive: true });
  }
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [name, expand(value)]),
  );
  return { status, log, summary, outputs };
}
