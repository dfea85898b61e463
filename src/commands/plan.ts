import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { planFor } from '../plan/plan.ts';
import { humanPlan } from '../report/plan/human.ts';
import { jsonPlan } from '../report/plan/json.ts';
import { markdownPlan } from '../report/plan/markdown.ts';
import { planInput } from './plan/input.ts';
import { usablePolicy } from './usable-policy.ts';

const USUAL = 'messenger.yaml';

export const run: CommandBody = async ({ args, options }, host) => {
  const reference = (args['policy'] as string | undefined) ?? (await usual(host));
  const asked = reference === undefined ? undefined : await usablePolicy(reference, host);
  const named = asked && { data: asked.policy.data, file: reference!, roster: asked.roster?.users.length };
  const { input, given } = planInput(options, named);
  const plan = planFor(input, given, named);
  const text = {
    human: () => humanPlan(plan, host.stdout.style, host.stdout.width),
    json: () => jsonPlan(plan, host.version),
    markdown: () => markdownPlan(plan),
  }[options['format'] as 'human' | 'json' | 'markdown']();
  await host.stdout.write(text);
  return ExitCode.ok;
};

async function usual(host: Host): Promise<string | undefined> {
  return (await host.files.kind(USUAL)) === 'file' ? USUAL : undefined;
}
