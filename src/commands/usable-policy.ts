import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import type { TargetReport } from '../core/report.ts';
import { ToolError } from '../core/tool-error.ts';
import type { Policy } from '../policy/load.ts';
import type { RosterResult } from '../policy/roster.ts';
import { rendered, reportOf } from './judged.ts';
import { openPolicy } from './policy-file.ts';

export interface UsablePolicy {
  readonly policy: Policy;
  readonly roster: RosterResult | undefined;
  readonly report: TargetReport;
}

/**
 * A policy to work with. One that cannot be used is told to the user finding by finding.
 *
 * @throws ToolError, exit code 2
 */
export async function usablePolicy(reference: string, host: Host): Promise<UsablePolicy> {
  const { result, roster, report } = await openPolicy(reference, host);
  // A suppression does not make a broken policy whole.
  if (!result.policy || (roster?.problems.length ?? 0) > 0) {
    host.stderr.write(rendered(reportOf('policy', [report], host), 'human', 'error', host.stderr));
    throw new ToolError(ExitCode.usage, `the policy ${reference} cannot be used`);
  }
  return { policy: result.policy, roster, report };
}
