import { ALL_CHECKS } from '../checks/registry.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host, TextOutput } from '../core/host.ts';
import { tally, type Report, type TargetReport } from '../core/report.ts';
import { SEVERITIES, type Severity } from '../core/severity.ts';
import { cannot } from '../core/tool-error.ts';
import { RENDERERS, type FormatName } from '../report/index.ts';

export type Threshold = Severity | 'never';

/** A report about some targets. */
export function reportOf(command: string, targets: readonly TargetReport[], host: Host): Report {
  const asked = new Set(targets.flatMap(({ outcomes }) => outcomes.map(({ check }) => check)));
  return {
    tool: { name: 'msgrctl', version: host.version },
    command,
    targets,
    checks: ALL_CHECKS.filter(({ id }) => asked.has(id)),
  };
}

/** The text of a report for one of the two streams. */
export function rendered(report: Report, format: FormatName, failOn: Threshold, output: TextOutput): string {
  try {
    return RENDERERS[format](report, { style: output.style, width: output.width, failOn });
  } catch (error) {
    // V8's limit, half a gigabyte: a million findings as JSON.
    if (!(error instanceof RangeError) || !error.message.includes('string length')) throw error;
    const count = report.targets.reduce((sum, { findings }) => sum + findings.length, 0);
    throw cannot(
      `the report of ${count} findings is too long for --format ${format}`,
      'Use --format plain, or fewer files.',
    );
  }
}

/** Exit code 1 if anything counts at the threshold. */
export function verdict(report: Report, failOn: Threshold): ExitCode {
  if (failOn === 'never') return ExitCode.ok;
  const counts = tally(report);
  const enough = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return enough.some((severity) => counts[severity] > 0) ? ExitCode.findings : ExitCode.ok;
}
