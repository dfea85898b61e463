import { judgePlist } from '../checks/target.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import type { TargetReport } from '../core/report.ts';
import { cannot } from '../core/tool-error.ts';
import type { Policy } from '../policy/load.ts';
import type { FormatName } from '../report/index.ts';
import { gatherInputs, type Input, type Unreadable } from './inputs.ts';
import { rendered, reportOf, verdict, type Threshold } from './judged.ts';
import { judgePolicyFile } from './policy-file.ts';
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
  // Two formats have no words for what could not be looked at; a green log must not be silent about it.
  if (options['format'] !== 'human') {
    for (const reason of unseenIn(targets)) host.stderr.write(`msgrctl: ${reason}\n`);
  }
  const found = verdict(report, failOn);
  return found === ExitCode.ok && unseenIn(targets).length > 0 ? ExitCode.cannot : found;
};

async function judge(
  input: Input | Unreadable,
  role: 'template' | 'mac',
  policy: Policy | undefined,
  host: Host,
): Promise<TargetReport> {
  if ('reason' in input) return unseen(input);
  const { name: file, bytes, kind } = input;
  if (kind === 'plist') return judgePlist({ file, bytes, role, policy, today: host.today() });
  return (await judgePolicyFile(file, bytes, host)).report;
}

/** A file that could not be read: neither fine nor bad. */
function unseen({ name, reason }: Unreadable): TargetReport {
  const outcomes = [{ check: 'plist/unreadable', status: 'unknown', reason } as const];
  return { target: name, kind: 'unreadable', outcomes, findings: [], suppressed: [], sources: {} };
}

function unseenIn(targets: readonly TargetReport[]): string[] {
  return targets.flatMap(({ outcomes }) =>
    outcomes.flatMap((outcome) => (outcome.status === 'unknown' ? [outcome.reason] : [])),
  );
}
