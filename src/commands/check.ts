import { dirname } from 'node:path';
import { judge, type Judged } from '../checks/signin/judge.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import type { Observation, Subject } from '../core/observation.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import type { Policy } from '../policy/load.ts';
import { visible } from '../report/escape.ts';
import { symptomText } from '../report/symptom.ts';
import { symptomsOf } from '../topics/symptoms/index.ts';
import { gather } from './check/gather.ts';
import { optionsOf, type CheckOptions } from './check/options.ts';
import { progressOn } from './check/progress.ts';
import { requestOf } from './check/request-of.ts';
import { readObservation, saveObservation } from './check/saved.ts';
import { silence } from './check/silence.ts';
import { rendered, reportOf, verdict } from './judged.ts';
import { usablePolicy } from './usable-policy.ts';

const body =
  (subject: Subject): CommandBody =>
  async (invocation, host) => {
    const { options, targets } = optionsOf(invocation);
    if (
      options.symptom !== undefined &&
      targets.length === 0 &&
      options.replay === undefined &&
      options.policy === undefined
    ) {
      return tellSymptom(options.symptom, host);
    }
    const { seen, policy } = await lookOrReplay(subject, targets, options, host);
    const code = await tell(subject, silence(judge(seen, options.symptom), policy, host.today()), options, host);
    // After the report: nobody who waited for it shall lose it to a full disk.
    if (options.save !== undefined) await keep(options.save, seen, options, host);
    return code;
  };

export const dns = body('dns');
export const cert = body('cert');
export const server = body('server');
export const kerberos = body('kerberos');
export const signin = body('signin');

async function lookOrReplay(
  subject: Subject,
  targets: readonly string[],
  options: CheckOptions,
  host: Host,
): Promise<{ readonly seen: Observation; readonly policy: Policy | undefined }> {
  if (options.replay !== undefined) {
    const seen = await readObservation(options.replay, host);
    if (seen.subject !== subject) {
      throw usageError(
        `${options.replay} was saved by check ${seen.subject}`,
        `Run: msgrctl check ${seen.subject} --replay ${options.replay}`,
      );
    }
    const policy = options.policy === undefined ? undefined : (await usablePolicy(options.policy, host)).policy;
    return { seen, policy };
  }
  if (options.save !== undefined) await refuseBeforeLooking(options.save, options, host);
  const { request, policy } = await requestOf(subject, targets, options, host);
  const progress = progressOn(host);
  const seen = await gather(request, host, progress.tell).finally(progress.done);
  return { seen, policy };
}

/** A file that would not be written is told before anything is sent. */
async function refuseBeforeLooking(path: string, { force }: CheckOptions, host: Host): Promise<void> {
  if (!force && (await host.files.kind(path)) !== 'missing') {
    throw cannot(`${path} is there already`, 'Add --force to replace it.');
  }
  const folder = dirname(path);
  if ((await host.files.kind(folder)) !== 'folder') throw cannot(`${folder}, where ${path} should go, is no folder`);
}

async function keep(path: string, seen: Observation, { force }: CheckOptions, host: Host): Promise<void> {
  await saveObservation(path, seen, force === true, host);
  if (!host.quiet) host.stderr.write(`msgrctl: saved what was seen in ${path}\n`);
}

async function tell(subject: Subject, judged: Judged, options: CheckOptions, host: Host): Promise<ExitCode> {
  const report = {
    ...reportOf(`check ${subject}`, judged.targets, host),
    ...(judged.verdict ? { verdict: judged.verdict } : {}),
  };
  await host.stdout.write(rendered(report, options.format, options.failOn, host.stdout));
  const unknown = judged.targets.flatMap(({ outcomes }) =>
    outcomes.flatMap((outcome) => (outcome.status === 'unknown' ? [outcome.reason] : [])),
  );
  if (options.format !== 'human')
    for (const reason of new Set(unknown)) host.stderr.write(`msgrctl: ${visible(reason)}\n`);
  const found = verdict(report, options.failOn);
  // A verdict knows what matters of what could not be looked at.
  const isUnknown = judged.verdict ? judged.verdict.result === 'unknown' : unknown.length > 0;
  return found === ExitCode.ok && isUnknown ? ExitCode.cannot : found;
}

async function tellSymptom(text: string, host: Host): Promise<ExitCode> {
  const found = symptomsOf(text).slice(0, 3);
  if (found.length === 0) {
    throw usageError(`no documented symptom sounds like "${text}"`, 'Known ones: msgrctl explain --list symptoms');
  }
  const { style, width } = host.stdout;
  await host.stdout.write(found.map((symptom) => symptomText(symptom, style, width)).join('\n'));
  return ExitCode.ok;
}
