import { ALL_CHECKS } from '../checks/registry.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { FleetRun, FleetSummary } from '../core/fleet.ts';
import type { Host } from '../core/host.ts';
import { SEVERITIES } from '../core/severity.ts';
import { cannot } from '../core/tool-error.ts';
import { compareWith } from '../fleet/baseline.ts';
import { checksOf, newTally } from '../fleet/tally.ts';
import { fingerprint } from '../report/fingerprint.ts';
import { readBaseline } from './audit/baseline-file.ts';
import { ownNames } from './audit/names.ts';
import { optionsOf } from './audit/options.ts';
import { progressOn } from './audit/progress.ts';
import { setupOf } from './audit/setup.ts';
import { batchesOf } from './audit/sources.ts';
import { tellersOf } from './audit/tellers.ts';
import { makeWork } from './audit/work.ts';
import type { Threshold } from './judged.ts';

export const run: CommandBody = async (invocation, host) => {
  const options = optionsOf(invocation, host.threads.cores);
  const setup = await setupOf(options, host);
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline, host);
  const comparison = baseline && compareWith(baseline, fingerprint);
  const tally = newTally(options.groupBy);
  const nameApart = ownNames();
  const tellers = await tellersOf(options, host);

  let interrupted = false;
  const release = host.onInterrupt(() => {
    interrupted = true;
  });
  const progress = progressOn(host);
  let seen = 0;
  try {
    const { batches, total } = await batchesOf(options, progress.isOn, host);
    const work = {
      jobs: options.jobs,
      program: 'audit',
      setup,
      batches: host.fleet.unpacked(batches),
      here: makeWork(setup, host),
    };
    for await (const found of host.threads.share(work)) {
      const macs = found.map(nameApart);
      for (const mac of macs) {
        tally.add(mac);
        comparison?.add(mac);
      }
      for (const each of tellers) await each.add(macs);
      seen += macs.length;
      progress.tell(seen, total);
      if (interrupted) break;
    }
    progress.done();
    if (seen === 0 && !interrupted) throw nothingIn(options.paths, options.from);
    const summary: FleetSummary = {
      ...tally.summary(),
      ...(comparison ? { baseline: comparison.summary(interrupted) } : {}),
    };
    const frame = { run: runOf(setup.policy, interrupted, host), summary, checks: checksOf(tally, ALL_CHECKS) };
    let kept = 0;
    for (const each of tellers) if (!(await each.finish(frame))) kept += 1;
    if (kept > 0) host.stderr.write('msgrctl: interrupted: files with an earlier report were left as they are\n');
    return interrupted ? ExitCode.interrupted : exitCodeOf(summary, options.failOn);
  } catch (error) {
    progress.done();
    for (const each of tellers) await each.drop();
    throw error;
  } finally {
    release();
  }
};

function runOf(
  policy: { readonly file: string; readonly data: { readonly organization?: string | undefined } } | undefined,
  partial: boolean,
  host: Host,
): FleetRun {
  const organization = policy?.data.organization;
  return {
    tool: { name: 'msgrctl', version: host.version },
    ...(policy ? { policy: policy.file } : {}),
    ...(organization === undefined ? {} : { organization }),
    partial,
  };
}

/** 1 if anything counts at the threshold, else 3 if something could not be looked at. */
function exitCodeOf({ findings, notWhole }: FleetSummary, failOn: Threshold): ExitCode {
  const counting = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  if (counting.some((severity) => findings[severity] > 0)) return ExitCode.findings;
  return notWhole > 0 ? ExitCode.cannot : ExitCode.ok;
}

function nothingIn(paths: readonly string[], from: string | undefined): Error {
  const where = [...paths, ...(from === undefined ? [] : [`the paths of ${from}`])].join(', ');
  return cannot(
    `no Mac found in ${where}`,
    'Looked for folders that collect made, tar archives of them, and *.plist files.',
  );
}
