import { Argument, Command, CommanderError, Option } from 'commander';
import { auditMeta } from './commands/audit.meta.ts';
import { buildMeta } from './commands/build.meta.ts';
import {
  checkCertMeta,
  checkDnsMeta,
  checkKerberosMeta,
  checkServerMeta,
  checkSigninMeta,
} from './commands/check.meta.ts';
import { COMMON_OPTIONS } from './commands/common-options.meta.ts';
import { completionMeta } from './commands/completion.meta.ts';
import { convertMeta } from './commands/convert.meta.ts';
import { diffMeta } from './commands/diff.meta.ts';
import { emitMeta } from './commands/emit.meta.ts';
import { explainMeta } from './commands/explain.meta.ts';
import { generateMeta } from './commands/generate.meta.ts';
import { helpMeta } from './commands/help.meta.ts';
import { initMeta } from './commands/init.meta.ts';
import { lintMeta } from './commands/lint.meta.ts';
import { lockMeta } from './commands/lock.meta.ts';
import { planMeta } from './commands/plan.meta.ts';
import { redactMeta } from './commands/redact.meta.ts';
import { settingsMeta } from './commands/settings.meta.ts';
import type { CommandBody, CommandMeta, Invocation } from './core/command.ts';
import { ExitCode } from './core/exit-code.ts';
import { showHelp } from './help-command.ts';
import { helpText } from './help.ts';
import type { Host } from './core/host.ts';
import { ToolError } from './core/tool-error.ts';
import { visibleLines } from './report/escape.ts';

/** Every command: what `--help` needs, and how to get its body when it runs. */
export const COMMANDS: readonly (readonly [CommandMeta, () => Promise<{ readonly run: CommandBody }>])[] = [
  [initMeta, () => import('./commands/init.ts')],
  [generateMeta, () => import('./commands/generate.ts')],
  [lintMeta, () => import('./commands/lint.ts')],
  [planMeta, () => import('./commands/plan.ts')],
  [emitMeta, () => import('./commands/emit.ts')],
  [buildMeta, () => import('./commands/build.ts')],
  [lockMeta, () => import('./commands/lock.ts')],
  [checkSigninMeta, async () => ({ run: (await import('./commands/check.ts')).signin })],
  [checkDnsMeta, async () => ({ run: (await import('./commands/check.ts')).dns })],
  [checkServerMeta, async () => ({ run: (await import('./commands/check.ts')).server })],
  [checkCertMeta, async () => ({ run: (await import('./commands/check.ts')).cert })],
  [checkKerberosMeta, async () => ({ run: (await import('./commands/check.ts')).kerberos })],
  [auditMeta, () => import('./commands/audit.ts')],
  [diffMeta, () => import('./commands/diff.ts')],
  [convertMeta, () => import('./commands/convert.ts')],
  [redactMeta, () => import('./commands/redact.ts')],
  [settingsMeta, () => import('./commands/settings.ts')],
  [explainMeta, () => import('./commands/explain.ts')],
  [completionMeta, async () => ({ run: (await import('./commands/completion.ts')).completion(METAS) })],
];

/** What is known of every command, `help` among them. */
export const METAS: readonly CommandMeta[] = [...COMMANDS.map(([meta]) => meta), helpMeta];

/** What the program needs of the process that it runs in. */
export interface Surroundings {
  readonly version: string;
  readonly write: (text: string) => void;
  readonly notice: (text: string) => void;
  /** Show where a bug happened. */
  readonly debug: boolean;
  readonly makeHost: (options: { color: 'auto' | 'always' | 'never'; quiet: boolean }) => Promise<Host>;
}

/** Runs one command line. Never throws: every failure becomes a message on stderr and an exit code. */
export async function runProgram(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  let code: ExitCode = ExitCode.ok;
  const program = buildProgram(around, (result) => {
    code = result;
  });
  try {
    if (args.length === 0) {
      around.notice(program.helpInformation());
      return ExitCode.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, around);
  }
}

function report(error: unknown, { notice, debug }: Surroundings): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof ToolError) {
    notice(visibleLines(`msgrctl: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`));
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  notice(`msgrctl: a bug in msgrctl: ${debug && stack ? stack : message}\n`);
  notice('  Please report it with the command line; MSGRCTL_DEBUG=1 shows where it happened.\n');
  return ExitCode.bug;
}

function buildProgram(around: Surroundings, done: (code: ExitCode) => void): Command {
  const program = new Command('msgrctl')
    .description('Deploy and configure Messenger for Mac 6.0 fleets from one policy file.')
    .version(around.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({ formatHelp: (command) => helpText(command, METAS) })
    .configureOutput({
      writeOut: around.write,
      writeErr: around.notice,
      outputError: (text, write) => write(complaint(text)),
    })
    .showHelpAfterError('  See: msgrctl --help')
    .exitOverride();
  for (const [meta, load] of COMMANDS) addCommand(program, meta, load, around, done);
  // As commander's own: whatever else is on the line, it helps.
  const help = program.command(helpMeta.name).description(helpMeta.summary).allowUnknownOption();
  for (const { name, description } of helpMeta.arguments) help.argument(name, description);
  help.action((words: readonly string[]) => showHelp(words, program, METAS, around.write));
  return program;
}

function addCommand(
  program: Command,
  meta: CommandMeta,
  load: () => Promise<{ readonly run: CommandBody }>,
  around: Surroundings,
  done: (code: ExitCode) => void,
): void {
  const command = placeOf(program, meta.name).description(meta.summary);
  command.showHelpAfterError(`  See: msgrctl ${meta.name} --help`);
  for (const { name, description, choices } of meta.arguments) {
    const argument = new Argument(name, description);
    command.addArgument(choices ? argument.choices(choices) : argument);
  }
  for (const each of [...meta.options, ...COMMON_OPTIONS]) {
    const option = new Option(each.flags, each.description);
    if (each.choices) option.choices(each.choices);
    if (each.default !== undefined) option.default(each.default);
    if (each.repeatable) option.argParser<readonly string[]>((value, before) => [...(before ?? []), value]);
    command.addOption(option);
  }
  command.action(async () => {
    const { color, quiet, ...options } = command.opts<{ color: string | false; quiet?: boolean }>();
    const choice = color === false ? 'never' : (color as 'auto' | 'always' | 'never');
    const host = await around.makeHost({ color: choice, quiet: quiet === true });
    const { run } = await load();
    done(await run({ args: argumentsOf(command), options }, host));
  });
}

/** The command of that name; `check dns` is one of the group `check`. */
function placeOf(program: Command, name: string): Command {
  const [group, own] = name.split(' ');
  if (own === undefined) return program.command(name);
  const parent =
    program.commands.find((each) => each.name() === group) ??
    program.command(group!).usage('<what> [options]').showHelpAfterError(`  See: msgrctl ${group} --help`);
  return parent.command(own);
}

function argumentsOf(command: Command): Invocation['args'] {
  const { processedArgs, registeredArguments } = command;
  return Object.fromEntries(registeredArguments.map((argument, i) => [argument.name(), processedArgs[i] as string]));
}

/** commander starts its messages with "error: "; ours start with the name of the program, as a Unix tool's do. */
function complaint(text: string): string {
  return text.replace(/^error: /, 'msgrctl: ');
}
