import { dirname } from 'node:path';
import type { CommandBody, Invocation } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { cannot, ToolError, usageError } from '../core/tool-error.ts';
import type { Seen } from '../init/seen.ts';
import { visible, visibleLines } from '../report/escape.ts';
import { answersOf } from './init/ask.ts';
import { compose, type Composed } from './init/compose.ts';
import { flagTexts, refuseOddFlags } from './init/flags.ts';
import { dnsServer } from './init/look.ts';
import { nextSteps } from './init/next.ts';
import { policyName, type Wizard } from './init/wizard.ts';
import { rendered, reportOf, verdict } from './judged.ts';

export const run: CommandBody = async (invocation, host) => {
  const controller = new AbortController();
  const release = host.onInterrupt(() => controller.abort());
  try {
    return await Promise.race([begin(invocation, controller.signal, host), interrupted(controller.signal)]);
  } finally {
    release();
  }
};

async function begin({ args, options }: Invocation, signal: AbortSignal, host: Host): Promise<ExitCode> {
  const file = (args['file'] as string | undefined) ?? 'messenger.yaml';
  const asking = options['yes'] !== true && host.prompt.isPossible;
  const given = flagTexts(options);
  const seen: Seen = { asking, domains: [], ...(await plistHere(host)) };
  refuseOddFlags(given, seen);
  const named = options['dnsServer'];
  const resolvers = typeof named === 'string' ? [dnsServer(named)] : [];
  const wizard: Wizard = { host, file, given, asking, resolvers, signal, force: options['force'] === true };
  const force = await mayReplace(wizard);

  const found = await answersOf(seen, { ...wizard, force });
  const composed = await compose(found.answers, found.seen, wizard);
  const code = show(composed, wizard);
  if (code !== ExitCode.ok) return code;
  if (asking) await agree(wizard);
  // From here on an interruption ends the program; a file is there whole, or not at all.
  if (signal.aborted) throw nothingWritten();
  await write(composed, { ...wizard, force });
  return ExitCode.ok;
}

/** Rejects when the user interrupts what nobody could stop by itself: a look at the network. */
function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(nothingWritten())));
}

const nothingWritten = (): ToolError => new ToolError(ExitCode.interrupted, 'interrupted; nothing was written');

const PLIST = 'com.microsoft.Messenger.plist';

async function plistHere(host: Host): Promise<Pick<Seen, 'plistHere'>> {
  return (await host.files.kind(PLIST)) === 'file' ? { plistHere: PLIST } : {};
}

/** Before the first question: a file that cannot be written is told now. True if one that is there goes. */
async function mayReplace({ file, force, asking, host, signal }: Wizard): Promise<boolean> {
  if (file === '-') return force;
  if (!/\.ya?ml$/i.test(file)) throw usageError(`${file} is no name of a policy`, 'Name it with .yaml at the end.');
  const folder = dirname(file);
  if ((await host.files.kind(folder)) !== 'folder') throw cannot(`${folder}, where ${file} should go, is no folder`);
  const kind = await host.files.kind(file);
  if (kind === 'missing' || (force && kind === 'file')) return force;
  if (kind !== 'file') throw cannot(`${file} is there already, and is no file`, 'Name another one.');
  const refusal = cannot(`${file} is there already`, 'Use --force to replace it, or name another file.');
  if (!asking) throw refusal;
  const explanation = 'What it says now is lost then, unless you have a copy.';
  const message = `${visible(file)} is there already. Replace it?`;
  if ((await host.prompt.ask({ kind: 'yes-no', message, explanation, suggestion: 'no' }, signal)) === 'no')
    throw refusal;
  return true;
}

/** The policy, where somebody looks at it, and what `msgrctl lint` says of it. */
function show({ text, report, leftOut }: Composed, { host, asking }: Wizard): ExitCode {
  const { stderr, quiet } = host;
  const whole = reportOf('init', [report], host);
  const code = verdict(whole, 'error');
  if (!quiet)
    for (const { why } of leftOut) stderr.write(`msgrctl: left out of what was imported: ${visible(why)}\n`);
  if (asking) stderr.write(`\n${visibleLines(text)}\n`);
  if (asking || code !== ExitCode.ok || (report.findings.length > 0 && !quiet)) {
    stderr.write(rendered(whole, 'human', 'error', stderr));
  }
  if (code !== ExitCode.ok) stderr.write('msgrctl: nothing written: the policy has errors\n');
  return code;
}

async function agree(wizard: Wizard): Promise<void> {
  const { host, signal, file } = wizard;
  const message = file === '-' ? 'Print it?' : `Write ${visible(file)}?`;
  const explanation = 'It is an ordinary file: whatever it says can be changed later.';
  const answer = await host.prompt.ask({ kind: 'yes-no', message, explanation, suggestion: 'yes' }, signal);
  if (answer === 'no') throw new ToolError(ExitCode.interrupted, 'nothing was written, as you wish');
}

async function write({ text, root }: Composed, wizard: Wizard): Promise<void> {
  const { file, force, host } = wizard;
  if (file === '-') {
    await host.stdout.write(text);
    return;
  }
  const encoder = new TextEncoder();
  // A policy without its certificate would be broken, a certificate without a policy is not. One that is there is the same.
  const isNew = root !== undefined && (force || (await host.files.kind(root.path)) === 'missing');
  if (isNew) await host.files.write(root.path, encoder.encode(root.pem), { force });
  await host.files.write(file, encoder.encode(text), { force });
  if (host.quiet) return;
  if (isNew) host.stderr.write(`msgrctl: wrote ${visible(root.path)}\n`);
  host.stderr.write(`msgrctl: wrote ${visible(file)}\n${nextSteps(policyName(wizard))}`);
}
