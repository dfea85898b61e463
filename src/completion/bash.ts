import type { CommandNode, OptionNode, Values } from './tree.ts';

/**
 * The script for bash, 3.2 (what macOS brings) and newer; needs no bash-completion. Its words are baked in: the shell answers by
 * itself, where starting Node would take longer than a reader of the answer likes to wait.
 */
export function bashScript(tree: readonly CommandNode[], version: string, engine: string): string {
  return [
    `# bash completion for msgrctl ${version}, printed by: msgrctl completion bash\n# shellcheck shell=bash\n`,
    placeFunction(tree),
    valuesFunction(tree),
    engine,
  ].join('\n');
}

/** Single quotes around it; no name has one inside. */
function quoted(text: string): string {
  return `'${text}'`;
}

function placeFunction(tree: readonly CommandNode[]): string {
  const cases = tree.map((node) => {
    const { path, words, options } = node;
    const taking = (what: OptionNode['takes']): string =>
      options.flatMap(({ names, takes }) => (takes === what ? names : [])).join(' ');
    const last = node.arguments.at(-1);
    const parts = [
      ['words', words.map(({ name }) => name).join(' ')],
      ['options', options.map(({ names, repeatable }) => names.join('|') + (repeatable ? '+' : '')).join(' ')],
      ['valued', taking('a value')],
      ['perhaps', taking('perhaps a value')],
      ['many', last?.many ? String(node.arguments.length) : ''],
    ].filter(([, text]) => text !== '');
    return `    ${quoted(path.join(' '))})\n${parts.map(([name, text]) => `      ${name}=${quoted(text!)}\n`).join('')}      ;;\n`;
  });
  return `# What may follow these words of the command line: commands, options (with + any number of times), which of the options take
# a value, and from which argument on there may be many.
_msgrctl_place() {
  words='' options='' valued='' perhaps='' many=''
  case $1 in
${cases.join('')}  esac
}
`;
}

function valuesFunction(tree: readonly CommandNode[]): string {
  const places = new Map<string, { readonly values: Values; readonly keys: string[] }>();
  const add = (key: string, each: Values): void => {
    if (each.words.length === 0 && !each.also) return;
    const what = `${each.also ?? ''} ${each.words.map(({ name }) => name).join(' ')}`;
    const place = places.get(what) ?? { values: each, keys: [] };
    place.keys.push(key);
    places.set(what, place);
  };
  for (const { path, options, arguments: args } of tree) {
    const place = path.join(' ');
    for (const option of options) for (const name of option.names) add(`${place} ${name}`, option.values);
    args.forEach((argument, i) => add(`${place} ${i + 1}`, argument.values));
  }
  const cases = [...places.values()].map(({ values: { words, also }, keys }) => {
    const patterns = keys.map(quoted).join(' | \\\n      ');
    const names = words.length > 0 ? `      words=${quoted(words.map(({ name }) => name).join(' '))}\n` : '';
    return `    ${patterns})\n${names}${also ? `      also=${also}\n` : ''}      ;;\n`;
  });
  return `# The values of an option, or of an argument by its number.
_msgrctl_values() {
  words='' also=''
  case $1 in
${cases.join('')}  esac
}
`;
}
