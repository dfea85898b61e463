import { resolve } from 'node:path';
import { judgeLock, type LockContent } from '../checks/lock/target.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import type { LockObservation, LockState } from '../core/lock.ts';
import type { TargetReport } from '../core/report.ts';
import { cannot, ToolError, usageError } from '../core/tool-error.ts';
import { policyPlist } from '../policy/settings.ts';
import { boolean, get, type PlistDict } from '../plist/value.ts';
import { visible } from '../report/escape.ts';
import type { FormatName } from '../report/index.ts';
import { lockText } from '../report/lock.ts';
import { rendered, reportOf, verdict } from './judged.ts';
import { gapText } from './lock-content.ts';
import { planLock, planText, planUndo } from './lock-plan.ts';
import { usablePolicy } from './usable-policy.ts';

interface Options {
  readonly status?: true;
  readonly undo?: true;
  readonly strategy: 'file' | 'enforce';
  readonly policy?: string;
  readonly owner?: string;
  readonly dryRun?: true;
  readonly format: FormatName;
}

export const run: CommandBody = async ({ args, options: given }, host) => {
  const options = given as Partial<Options> as Options;
  refuseOddOptions(options);
  const path = resolve(args['file'] as string);
  const wanted = options.policy === undefined ? undefined : await wantedSettings(options.policy, host);
  const seen = await host.locks.look(path);
  if (options.status) return status(seen, options.format, host);
  if (options.undo) return undo(seen, options, host);
  return lock(seen, wanted, options, host);
};

function refuseOddOptions({
  status: looking,
  undo: undoing,
  strategy,
  policy,
  owner,
  dryRun,
  format,
}: Options): void {
  if (looking && undoing) throw usageError('--status and --undo do not go together');
  if (looking && dryRun) throw usageError('--status changes nothing anyway', 'Leave out --dry-run.');
  if ((looking || undoing) && policy !== undefined) throw usageError('--policy is for locking only');
  if ((looking || undoing) && strategy !== 'file') throw usageError('--strategy is for locking only');
  if (!undoing && owner !== undefined) throw usageError('--owner goes with --undo');
  if (!looking && format !== 'human') throw usageError('--format goes with --status');
}

async function wantedSettings(reference: string, host: Host): Promise<PlistDict> {
  const settings = policyPlist((await usablePolicy(reference, host)).policy);
  const save = get(settings, 'DisallowSave');
  if (save?.kind !== 'boolean' || !save.value) {
    throw usageError(`the policy ${reference} does not forbid saving`, 'Say "archiving: { save: deny }" in it.');
  }
  return settings;
}

async function status(seen: LockObservation, format: FormatName, host: Host): Promise<ExitCode> {
  if (seen.gap?.kind === 'missing' && seen.aside.length === 0) {
    throw cannot(gapText(seen.gap));
  }
  const report = judgeLock(seen, await contentOf(seen, host));
  const whole = reportOf('lock', [report], host);
  await host.stdout.write(
    format === 'human' ? lockText(report, host.stdout.style) : rendered(whole, format, 'error', host.stdout),
  );
  if (format !== 'human') tellUnknown(report, host);
  const found = verdict(whole, 'error');
  return found === ExitCode.ok && report.kind === ('unknown' satisfies LockState) ? ExitCode.cannot : found;
}

/** Formats for programs have no words for what could not be looked at. */
function tellUnknown({ outcomes }: TargetReport, host: Host): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'unknown') host.stderr.write(`msgrctl: ${visible(outcome.reason)}\n`);
  }
}

async function contentOf({ path, file }: LockObservation, host: Host): Promise<LockContent> {
  if (!file) return undefined;
  try {
    return await host.locks.read(path);
  } catch (error) {
    if (error instanceof ToolError) return { unread: error.message };
    throw error;
  }
}

async function lock(
  seen: LockObservation,
  wanted: PlistDict | undefined,
  { strategy, dryRun }: Options,
  host: Host,
): Promise<ExitCode> {
  const edits = new Map([
    ...(wanted?.value ?? []).map(({ key, value }) => [key, value] as const),
    ['DisallowSave', boolean(true)] as const,
  ]);
  const plan = await planLock(
    seen,
    { edits, fromPolicy: wanted !== undefined, repair: strategy === 'enforce' },
    host,
  );
  const shown = visible(seen.path);
  if (plan.isDone) {
    notice(host, `${shown} is locked already`);
    return ExitCode.ok;
  }
  if (dryRun) await host.stdout.write(`${shown}: would be locked\n${planText(plan, host.stdout.style)}`);
  refuseUser(host);
  if (dryRun) return ExitCode.ok;
  await host.locks.lock(seen.path, { before: plan.before, bytes: plan.bytes, repair: plan.repair });
  notice(host, `locked ${shown}${plan.source === undefined ? '' : `, put back from ${visible(plan.source)}`}`);
  for (const copy of seen.aside) notice(host, `${visible(copy)} stays locked; --undo lets its user delete it`);
  if (strategy === 'file') await tellHole(seen.path, host);
  return ExitCode.ok;
}

/** What strategy `file` leaves open, said where it applies. */
async function tellHole(path: string, host: Host): Promise<void> {
  const { findings } = judgeLock(await host.locks.look(path), undefined);
  const hole = findings.find(({ check }) => check.startsWith('lock/folder-'));
  if (hole) notice(host, `${visible(hole.message)}; --strategy enforce at each log-in repairs that`);
}

async function undo(seen: LockObservation, { owner, dryRun }: Options, host: Host): Promise<ExitCode> {
  const shown = visible(seen.path);
  const plan = planUndo(seen, owner === undefined ? undefined : await userId(owner, host));
  if (plan === undefined) {
    notice(host, `${shown} is not locked`);
    return ExitCode.ok;
  }
  if (dryRun) {
    await host.stdout.write(`${shown}: would be given to user ${plan.user}, group ${plan.group}, mode 0600\n`);
  }
  refuseUser(host);
  if (dryRun) return ExitCode.ok;
  await host.locks.unlock(seen.path, plan);
  notice(host, `unlocked ${shown}: it belongs to user ${plan.user}, and DisallowSave stays as it is`);
  return ExitCode.ok;
}

async function userId(owner: string, host: Host): Promise<number> {
  return /^\d+$/.test(owner) ? Number(owner) : host.locks.userId(owner);
}

function refuseUser(host: Host): void {
  if (!host.locks.isRoot) throw cannot('only root can lock and unlock files', 'Run it with sudo.');
}

function notice(host: Host, text: string): void {
  if (!host.quiet) host.stderr.write(`msgrctl: ${text}\n`);
}
