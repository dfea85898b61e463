import type { Command } from 'commander';
import type { CommandMeta } from './core/command.ts';
import { EXIT_CODES, type Topic } from './help-topics.ts';

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
    const preset = typeof defaultValue === 'string' ? ` [${defaultValue}]` : '';
    return [flags, `${description}${listed(argChoices)}${preset}`];
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
      meta.arguments.map(({ name, description, choices }): [string, string] => [name, description + listed(choices)]),
    ),
    section('Options', [...options, ['-h, --help', 'show help']]),
  ].join('');
}

function listed(choices: readonly string[] | undefined): string {
  return choices ? ` (${choices.join(', ')})` : '';
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
      ['-h, --help', 'show help; also: msgrctl help COMMAND, msgrctl help TOPIC'],
    ]),
    section('Exit codes', EXIT_CODES),
  ].join('');
}

/** The text of `help TOPIC`. */
export function topicText({ name, summary, sections, notes }: Topic, metas: readonly CommandMeta[]): string {
  const paragraphs = notes.map((note) => `\n${note.replaceAll(/(.{1,98})(?: |$)/g, '$1\n')}`);
  const tables = sections(metas).map(({ title, rows }) => section(title, rows));
  return [`${name}: ${summary}\n`, ...tables, ...paragraphs].join('');
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
