import type { ArgumentNode, CommandNode, OptionNode, Values, Word } from './tree.ts';

/** The script for fish, 3.0 and newer: a `complete` line for each command, option and argument. */
export function fishScript(tree: readonly CommandNode[], version: string, engine: string): string {
  const lists = new Map<string, string>();
  const rules = tree.map((node) => rulesOf(node, lists)).join('\n');
  return [
    `# fish completion for msgrctl ${version}, printed by: msgrctl completion fish\n`,
    placeFunctions(tree),
    engine,
    ...lists.values(),
    `complete -c msgrctl -e\ncomplete -c msgrctl -f\n`,
    rules,
  ].join('\n');
}

/** Lists by the functions that print them, each written once. */
type Lists = Map<string, string>;

/** Functions that tell of a place which commands follow, and which options take a value. */
function placeFunctions(tree: readonly CommandNode[]): string {
  return [
    chooser('words', tree, ({ words }) => words.map(({ name }) => name)),
    chooser('valued', tree, taking('a value')),
    chooser('perhaps', tree, taking('perhaps a value')),
  ].join('\n');
}

function taking(what: OptionNode['takes']): (node: CommandNode) => readonly string[] {
  return ({ options }) => options.flatMap(({ names, takes }) => (takes === what ? names : []));
}

function chooser(name: string, tree: readonly CommandNode[], of: (node: CommandNode) => readonly string[]): string {
  const cases = tree
    .filter((node) => of(node).length > 0)
    .map(
      (node) =>
        `        case ${quoted(node.path.join(' '))}\n            string split -- ' ' ${quoted(of(node).join(' '))}\n`,
    );
  return `function __msgrctl_${name} --argument-names place\n    switch "$place"\n${cases.join('')}    end\nend\n`;
}

function rulesOf({ path, words, options, arguments: args }: CommandNode, lists: Lists): string {
  const place = path.join(' ');
  const at = `-n ${quoted(`__msgrctl_at ${quoted(place)}`)}`;
  return [
    ...words.map(({ name, description }) => `complete -c msgrctl ${at} -a ${name} -d ${quoted(description)}\n`),
    ...options.map(
      (option) => `complete -c msgrctl ${at} ${optionRule(option, lists)} -d ${quoted(option.description)}\n`,
    ),
    ...args.flatMap((argument, i) => argumentRule(place, argument, i + 1, lists)),
  ].join('');
}

function optionRule({ names, takes, placeholder, values }: OptionNode, lists: Lists): string {
  const flags = names
    .map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
    .join(' ');
  if (takes === 'nothing') return flags;
  return `${flags} -r${offer(values, placeholder, lists)}`;
}

function argumentRule(
  place: string,
  { placeholder, values, many }: ArgumentNode,
  nth: number,
  lists: Lists,
): string[] {
  if (values.words.length === 0 && !values.also) return [];
  const at = quoted(`__msgrctl_at ${quoted(place)} ${nth}${many ? ' many' : ''}`);
  return [`complete -c msgrctl -n ${at}${offer(values, placeholder, lists)}\n`];
}

/** Files are fish's own affair (-F); for all else there is a list, and no files (-f). */
function offer({ list, words, also }: Values, placeholder: string, lists: Lists): string {
  const files = also === 'files' ? ' -F' : ' -f';
  const shell = {
    files: '',
    folders: '(__fish_complete_directories)',
    hosts: '(__fish_print_hostnames)',
    users: '(__fish_complete_users)',
  };
  if (words.length === 0) return also && shell[also] ? `${files} -a ${quoted(shell[also])}` : files;
  if (list === undefined && words.every(({ description }) => description === '')) {
    return `${files} -a ${quoted(words.map(({ name }) => name).join(' '))}`;
  }
  const name =
    `__msgrctl_list_${list ?? `${placeholder}_${words.map(({ name: word }) => word).join('_')}`}`.replaceAll(
      '-',
      '_',
    );
  lists.set(name, listFunction(name, words));
  return `${files} -a ${quoted(`(${name})`)}`;
}

function listFunction(name: string, words: readonly Word[]): string {
  const entries = words.map((word) => `        ${quoted(word.name)} ${quoted(word.description)}`).join(' \\\n');
  return `function ${name}\n    printf '%s\\t%s\\n' \\\n${entries}\nend\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
