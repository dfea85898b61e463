import type { ArgumentMeta, CommandMeta, OptionMeta } from '../core/command.ts';
import { placeholderOf, valuesOf, type Known, type Values, type Word } from './values.ts';

export type { Known, Values, Word } from './values.ts';

/** An option as a shell sees it. */
export interface OptionNode {
  /** `-o`, `--output`. */
  readonly names: readonly string[];
  readonly description: string;
  readonly takes: 'nothing' | 'a value' | 'perhaps a value';
  readonly placeholder: string;
  readonly values: Values;
  readonly repeatable: boolean;
}

/** An argument as a shell sees it. */
export interface ArgumentNode {
  readonly placeholder: string;
  readonly values: Values;
  readonly needed: boolean;
  readonly many: boolean;
}

/** One place in the command tree: what may follow these words. */
export interface CommandNode {
  /** The words behind `msgrctl`: none for the program itself, two for `check dns`. */
  readonly path: readonly string[];
  /** Commands below this one. */
  readonly words: readonly Word[];
  readonly options: readonly OptionNode[];
  readonly arguments: readonly ArgumentNode[];
}

const HELP: OptionMeta = { flags: '-h, --help', description: 'show help' };
const VERSION: OptionMeta = { flags: '-V, --version', description: 'print the version' };

/** Every place of the tree, the program first, a group before its members. `common` is what each command takes. */
export function commandTree(
  metas: readonly CommandMeta[],
  common: readonly OptionMeta[],
  known: Known,
): readonly CommandNode[] {
  const option = (meta: OptionMeta): OptionNode => optionNode(meta, known);
  const top = unique(metas.map((meta) => topWord(meta, metas)));
  const groups = unique(metas.filter(({ name }) => name.includes(' ')).map((meta) => topWord(meta, metas)));
  const membersOf = (group: string): readonly Word[] =>
    metas
      .filter(({ name }) => name.startsWith(`${group} `))
      .map(({ name, summary }) => ({ name: name.slice(group.length + 1), description: summary }));
  const helped = metas.some(({ name }) => name === 'help') ? ['help'] : [];
  return [
    { path: [], words: top, options: [VERSION, HELP].map(option), arguments: [] },
    ...groups.map(({ name }) => ({ path: [name], words: membersOf(name), options: [option(HELP)], arguments: [] })),
    ...metas
      .filter(({ name }) => name !== 'help')
      .map((meta) => ({
        path: meta.name.split(' '),
        words: [],
        options: [...meta.options, ...common, HELP].map(option),
        arguments: meta.arguments.map((each) => argumentNode(each, known)),
      })),
    ...helped.map((name) => ({
      path: [name],
      words: [...top, ...known.topics],
      options: [option(HELP)],
      arguments: [],
    })),
    ...helped.flatMap((name) =>
      groups.map((group) => ({ path: [name, group.name], words: membersOf(group.name), options: [], arguments: [] })),
    ),
  ];
}

/** `check dns` stands in the list of commands as `check`. */
function topWord({ name, summary }: CommandMeta, metas: readonly CommandMeta[]): Word {
  const [group, own] = name.split(' ');
  if (own === undefined) return { name, description: summary };
  const members = metas.filter((each) => each.name.startsWith(`${group} `)).map((each) => each.name.split(' ')[1]!);
  return { name: group!, description: `${members.slice(0, -1).join(', ')} or ${members.at(-1)}` };
}

function unique(words: readonly Word[]): readonly Word[] {
  return words.filter(({ name }, i) => words.findIndex((each) => each.name === name) === i);
}

function optionNode(meta: OptionMeta, known: Known): OptionNode {
  const placeholder = placeholderOf(meta.flags);
  return {
    names: meta.flags.split(/[ ,|]+/).filter((word) => word.startsWith('-')),
    description: meta.description,
    takes: placeholder === undefined ? 'nothing' : meta.flags.includes('[') ? 'perhaps a value' : 'a value',
    placeholder: placeholder ?? '',
    values: valuesOf(placeholder, meta, known),
    repeatable: meta.repeatable === true,
  };
}

function argumentNode(meta: ArgumentMeta, known: Known): ArgumentNode {
  const placeholder = placeholderOf(meta.name) ?? meta.name;
  return {
    placeholder,
    values: valuesOf(placeholder, meta, known),
    needed: meta.name.startsWith('<'),
    many: meta.name.includes('...'),
  };
}
