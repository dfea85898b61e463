import type { Command } from 'commander';
import type { CommandMeta } from './core/command.ts';

/** The text of `--help`: what it does, examples before anything else, then arguments and options. */
export function helpText(command: Command, metas: readonly CommandMeta[]): string {
  if (!command.parent) return programHelp(command, metas);
  const name = command.parent.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  const meta = metas.find((each) => each.name === name);
  return meta ? commandHelp(command, meta) : groupHelp(name, metas);
}

/** Of `check`: what there is of it. */
function groupHelp(group: string, metas: readonly CommandMeta[]): string {
  const members = metas.filter(({ name }) => name.startsWith(`${group} `));
  return [
    section(
      'Examples',
      members.flatMap(({ examples }) => examples.slice(0, 1)).map(({ run, does }): [string, string] => [run, does]),
    ).slice(1),
    section(
      'Commands',
      members.map(({ name, summary }): [string, string] => [name, summary]),
    ),
    section('Options', [['-h, --help', `show help; also: msgrctl ${group} COMMAND --help`]]),
  ].join('');
}

function commandHelp(command: Command, meta: CommandMeta): string {
  const options = command.options.map(({ flags, description, argChoices, defaultValue }): [string, string] => {
    const choices = argChoices ? ` (${argChoices.join(', ')})` : '';
    const preset = typeof defaultValue === 'string' ? ` [${defaultValue}]` : '';
    return [flags, `${description}${choices}${preset}`];
  });
  return [
    `${meta.summary}\n`,
    ...(meta.details ?? []).map((paragraph) => `\n${paragraph}\n`),
    section(
      'Examples',
      meta.examples.map(({ run, does }): [string, string] => [run, does]),
    ),
    section('Usage', [
      [`msgrctl ${meta.name} [options] ${meta.arguments.map(({ name }) => name).join(' ')}`.trim(), ''],
    ]),
    section(
      'Arguments',
      meta.arguments.map(({ name, description }): [string, string] => [name, description]),
    ),
    section('Options', [...options, ['-h, --help', 'show help']]),
  ].join('');
}

function programHelp(command: Command, metas: readonly CommandMeta[]): string {
  return [
    `${command.description()}\n`,
    section('Examples', [
      ['msgrctl generate messenger.yaml', 'the preference file that the policy asks for'],
      ['msgrctl lint messenger.yaml templates/', 'what is wrong with policies and preference files'],
      ['msgrctl check signin alice@contoso.com', 'can a Mac sign in; if not, why, and what to do'],
      ['msgrctl explain DisallowSave', 'what a setting does, and what the guide says of it'],
    ]),
    section(
      'Commands',
      metas.map(({ name, summary }): [string, string] => [name, summary]),
    ),
    section('Options', [
      ['-V, --version', 'print the version'],
      ['-h, --help', 'show help; also: msgrctl help COMMAND'],
    ]),
    section('Exit codes', [
      ['0', 'done, and nothing found at or above the threshold'],
      ['1', 'findings at or above --fail-on, or a difference under --check and diff'],
      ['2', 'the command line or the policy is wrong'],
      ['3', 'could not look, nothing to look at, or would not overwrite'],
      ['70', 'a bug in msgrctl'],
      ['130', 'interrupted'],
    ]),
  ].join('');
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  const width = Math.min(44, Math.max(...rows.map(([left]) => left.length)));
  const lines = rows.map(([left, right]) => {
    if (right === '') return `  ${left}\n`;
    return left.length > width
      ? `  ${left}\n  ${' '.repeat(width)}  ${right}\n`
      : `  ${left.padEnd(width)}  ${right}\n`;
  });
  return `\n${title}:\n${lines.join('')}`;
}
