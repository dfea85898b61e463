import { judgePlist } from '../checks/target.ts';
import type { CommandBody } from '../core/command.ts';
import type { Host } from '../core/host.ts';
import type { TargetReport } from '../core/report.ts';
import { cannot } from '../core/tool-error.ts';
import type { Policy } from '../policy/load.ts';
import type { FormatName } from '../report/index.ts';
import { gatherInputs, type Input } from './inputs.ts';
import { rendered, reportOf, verdict, type Threshold } from './judged.ts';
import { judgePolicyText } from './policy-file.ts';
import { usablePolicy } from './usable-policy.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const paths = args['paths'] as readonly string[];
  const failOn = options['failOn'] as Threshold;
  const role = options['as'] as 'template' | 'mac';
  const policy =
    typeof options['policy'] === 'string' ? (await usablePolicy(options['policy'], host)).policy : undefined;

  const targets: TargetReport[] = [];
  for await (const input of gatherInputs(paths, host)) targets.push(await judge(input, role, policy, host));
  if (targets.length === 0) {
    throw cannot(
      `nothing to check in ${paths.join(', ')}`,
      'Looked for *.plist, and for *.yaml, *.yml and *.json that are policies.',
    );
  }
  const report = reportOf('lint', targets, host);
  await host.stdout.write(rendered(report, options['format'] as FormatName, failOn, host.stdout));
  return verdict(report, failOn);
};

async function judge(
  input: Input,
  role: 'template' | 'mac',
  policy: Policy | undefined,
  host: Host,
): Promise<TargetReport> {
  const { name: file, bytes, kind } = input;
  if (kind === 'plist') return judgePlist({ file, bytes, role, policy, today: host.today() });
  const text = new TextDecoder('utf-8').decode(bytes);
  return (await judgePolicyText({ file, text }, host)).report;
}
