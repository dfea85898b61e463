import { COMMON_OPTIONS } from '../../src/commands/common-options.meta.ts';
import { placeholderOf } from '../../src/completion/values.ts';
import type { ArgumentMeta, CommandMeta, OptionMeta } from '../../src/core/command.ts';
import { ENVIRONMENT, EXIT_CODES, FORMATS, TOPICS, type Row } from '../../src/help-topics.ts';
import { asSentence, prose, word } from './mdoc.ts';

/** When the words in this file were last changed by hand: the page must not change by itself. */
const REVISED = 'November 23, 2026';

const FILES: readonly Row[] = [
  ['messenger.yaml', 'the policy, where a command is given none'],
  ['com.microsoft.Messenger.plist', 'what a policy becomes; a Mac has it in ~/Library/Preferences/Microsoft'],
  ['templates/policies', 'in the package: the policies that go by a name alone'],
  ['schemas', 'in the package: JSON Schemas of the policy, of reports and of saved observations'],
  ['docs', 'in the package: a page on each part'],
];

const DESCRIPTION = [
  'Messenger for Mac 6.0 (2006) signs in to Live Communications Server 2005. An admin describes the Macs of an organization once, in one policy; `msgrctl` makes the preference file and the scripts of a rollout from it, tells what is wrong with policies and preference files, audits what Macs have, and proves from the network that users can sign in, or says which step breaks.',
  'Standard output carries the product alone; notices and errors go to standard error. Only the check commands, and init where it is told to, use the network; no password is asked for or sent.',
];

/** msgrctl(1), in mdoc: everything that `--help` tells, in one page that can be searched. */
export function manPage(metas: readonly CommandMeta[]): string {
  return [
    '.\\" Generated from the metadata of the commands; do not edit. Run: npm run docs\n',
    `.Dd ${REVISED}\n.Dt MSGRCTL 1\n.Os\n`,
    '.Sh NAME\n.Nm msgrctl\n.Nd deploy and configure Messenger for Mac 6.0 fleets from one policy file\n',
    '.Sh SYNOPSIS\n',
    ...metas.map(synopsis),
    '.Nm\n.Fl \\-version\n',
    '.Sh DESCRIPTION\n',
    paragraphs(DESCRIPTION),
    '.Sh COMMANDS\n',
    ...metas.map(commandSection),
    '.Sh COMMON OPTIONS\nEach command but\n.Cm help\ntakes these as well.\n',
    list([...COMMON_OPTIONS, { flags: '-h, --help', description: 'show help' }].map(optionItem)),
    '.Sh FORMATS\n',
    list(FORMATS.map((row) => item('Cm', row))),
    '.Sh ENVIRONMENT\n',
    list(ENVIRONMENT.map((row) => item('Ev', row))),
    notes('environment'),
    '.Sh FILES\n',
    list(FILES.map((row) => item('Pa', row))),
    '.Sh EXIT STATUS\n',
    list(EXIT_CODES.map((row) => item('', row))),
    notes('exit-codes'),
    '.Sh EXAMPLES\n',
    list(metas.flatMap(({ examples }) => examples.map(({ run, does }) => item('Li', [run, does])))),
  ].join('');
}

function synopsis({ name, options, arguments: args }: CommandMeta): string {
  const given = args.map((argument) =>
    argument.name.startsWith('<') ? `.${argumentWords(argument)}\n` : `.Op ${argumentWords(argument)}\n`,
  );
  return `.Nm\n.Cm ${name}\n${options.length > 0 ? '.Op Ar option ...\n' : ''}${given.join('')}`;
}

function commandSection(meta: CommandMeta): string {
  const { name, summary, details = [], arguments: args, options } = meta;
  const takes = [...args.map(argumentItem), ...options.map(optionItem)];
  return `.Ss msgrctl ${name}\n${paragraphs([summary, ...details])}${takes.length > 0 ? list(takes) : ''}`;
}

function argumentWords({ name }: ArgumentMeta): string {
  return `Ar ${word(placeholderOf(name) ?? name)}${name.includes('...') ? ' ...' : ''}`;
}

function argumentItem(argument: ArgumentMeta): string {
  return `.It ${argumentWords(argument)}\n${prose(asSentence(argument.description))}${choices(argument)}`;
}

function optionItem(option: OptionMeta): string {
  const { flags, description, repeatable, default: preset } = option;
  const value = placeholderOf(flags);
  const names = flags.split(/[ ,]+/).filter((each) => each.startsWith('-'));
  const shown = names.map((name) => `Fl ${word(name.slice(1))}`).join(' , ');
  const ar = value === undefined ? '' : flags.includes('[') ? ` Op Ar ${word(value)}` : ` Ar ${word(value)}`;
  const many = repeatable && !/several/.test(description) ? prose('It may be given several times.') : '';
  const unasked = preset === undefined ? '' : `The default is\n.Cm ${word(preset)} .\n`;
  return `.It ${shown}${ar}\n${prose(asSentence(description))}${choices(option)}${unasked}${many}`;
}

function choices({ choices: words = [] }: Pick<ArgumentMeta, 'choices'>): string {
  if (words.length === 0) return '';
  const end = (i: number): string => (i === words.length - 1 ? ' .' : words.length > 2 ? ' ,' : '');
  const lines = words.map((each, i) => `.Cm ${word(each)}${end(i)}\n`);
  return `One of\n${lines.slice(0, -1).join('')}${words.length > 1 ? 'or\n' : ''}${lines.at(-1)}`;
}

function item(macro: string, [name, meaning]: Row): string {
  // Word by word, for a line may break between them.
  const words = name.split(' ').map(word).join(' ');
  return `.It ${macro} ${words}\n${prose(asSentence(meaning))}`.replace('.It  ', '.It ');
}

function list(items: readonly string[]): string {
  return `.Bl -tag -width Ds\n${items.join('')}.El\n`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map(prose).join('.Pp\n');
}

function notes(topic: string): string {
  const found = TOPICS.find(({ name }) => name === topic)!;
  return `.Pp\n${paragraphs(found.notes)}`;
}
