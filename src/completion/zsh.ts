import type { ArgumentNode, CommandNode, OptionNode, Values, Word } from './tree.ts';

/** The script for zsh: a function for each command, over compsys' own `_arguments`. It serves sourced, and as a file in $fpath. */
export function zshScript(tree: readonly CommandNode[], version: string, engine: string): string {
  const lists = new Map<string, string>();
  const functions = tree.map((node) => commandFunction(node, lists));
  return [
    `#compdef msgrctl\n# zsh completion for msgrctl ${version}, printed by: msgrctl completion zsh\n`,
    ...functions,
    ...lists.values(),
    engine,
  ].join('\n');
}

/** Lists by the functions that offer them, each written once. */
type Lists = Map<string, string>;

function commandFunction({ path, words, options, arguments: args }: CommandNode, lists: Lists): string {
  const name = functionName(path);
  const specs = options.map((option) => optionSpec(option, lists));
  if (words.length === 0) {
    const all = [...specs, ...args.map((argument, i) => argumentSpec(argument, i, lists))];
    return `${name}() {\n  _arguments -s -S${lines(all)}\n}\n`;
  }
  const offer = `${name}_words`;
  lists.set(offer, listFunction(offer, 'command', words));
  return `${name}() {
  local curcontext=$curcontext state state_descr ret=1
  local -a line
  local -A opt_args
  _arguments -C -s -S${lines([...specs, `'1:command:${offer}'`, "'*:: :->next'"])} && ret=0
  if [[ $state == next ]] && (( \${+functions[${name}_$words[1]]} )); then
    ${name}_$words[1] && ret=0
  fi
  return ret
}
`;
}

function functionName(path: readonly string[]): string {
  return ['_msgrctl', ...path].join('_');
}

function lines(specs: readonly string[]): string {
  return specs.map((spec) => ` \\\n    ${spec}`).join('');
}

/** `'(-o --output)'{-o+,--output=}'[write this file]:file:_files'` */
function optionSpec(
  { names, description, takes, placeholder, values, repeatable }: OptionNode,
  lists: Lists,
): string {
  // Help and version make all else pointless.
  const alone = names.includes('--help') || names.includes('--version');
  const before = repeatable ? '*' : alone ? '(- *)' : names.length > 1 ? `(${names.join(' ')})` : '';
  const ending = (name: string): string => (takes === 'nothing' ? '' : name.startsWith('--') ? '=' : '+');
  const written = names.map((name) => name + ending(name));
  const colons = { nothing: '', 'a value': ':', 'perhaps a value': '::' }[takes];
  const value = colons === '' ? '' : `${colons}${inSpec(placeholder)}:${action(values, placeholder, lists)}`;
  const after = `[${inSpec(description)}]${value}`;
  return written.length === 1
    ? quoted(before + written[0]! + after)
    : `${quoted(before)}{${written.join(',')}}${quoted(after)}`;
}

function argumentSpec({ placeholder, values, needed, many }: ArgumentNode, i: number, lists: Lists): string {
  const place = many ? '*' : String(i + 1);
  return quoted(`${place}${needed || many ? ':' : '::'}${inSpec(placeholder)}:${action(values, placeholder, lists)}`);
}

/** What `_arguments` does to offer these values. */
function action({ list, words, also }: Values, placeholder: string, lists: Lists): string {
  const shell = also && { files: '_files', folders: '_files -/', hosts: '_hosts', users: '_users' }[also];
  if (words.length === 0) return shell ?? ' ';
  if (list === undefined && words.every(({ description }) => description === '')) {
    return `(${words.map(({ name }) => name).join(' ')})`;
  }
  const name = `_msgrctl__${list ?? `${placeholder}_${words.map(({ name: word }) => word).join('_')}`}`.replaceAll(
    '-',
    '_',
  );
  lists.set(name, listFunction(name, list?.replace(/s$/, '') ?? placeholder, words));
  if (!shell) return name;
  const both = `${name}_or_${also}`;
  lists.set(both, `${both}() {\n  _alternative '${list}:${placeholder}:${name}' '${also}:file:${shell}'\n}\n`);
  return both;
}

function listFunction(name: string, what: string, words: readonly Word[]): string {
  const entries = words.map((word) => `    ${quoted(entry(word))}\n`).join('');
  return `${name}() {\n  local -a entries=(\n${entries}  )\n  _describe -t ${what}s ${what} entries "$@"\n}\n`;
}

function entry({ name, description }: Word): string {
  return `${name.replaceAll(/[\\:]/g, String.raw`\$&`)}:${description.replaceAll('\\', String.raw`\\`)}`;
}

function inSpec(text: string): string {
  return text.replaceAll(/[\\:[\]]/g, String.raw`\$&`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
