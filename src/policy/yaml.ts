import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { LineIndex } from '../core/line-index.ts';
import type { Location } from '../core/location.ts';
import type { Located, LocatedEntry, LocatedScalar } from './located.ts';
import type { PolicyProblem } from './problem.ts';

/** A YAML (or JSON) text as a tree with positions, or the reasons why it is none. */
export interface YamlResult {
  readonly root: Located | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** A policy has three levels; and it is written by hand. */
const MAX_DEPTH = 64;
const MAX_LENGTH = 4 * 1024 * 1024;

/** Reads one YAML 1.2 document. Aliases are refused: `extends` is how policies share, and no input can unfold. */
export function readYaml(file: string, text: string): YamlResult {
  const tree = new TreeBuilder(file, text);
  if (text.length > MAX_LENGTH) {
    tree.complain(
      [0, 0],
      `the policy has ${text.length} characters; at most ${MAX_LENGTH} are read`,
      'Is this a policy?',
    );
    return { root: undefined, problems: tree.problems };
  }
  const document = parsed(text);
  if (!document) return tooDeep(tree);
  for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
    if (/call stack/i.test(message)) return tooDeep(tree);
    const fix = 'Mend the YAML here; an editor that knows YAML shows the place.';
    tree.complain(pos, `not valid YAML: ${describe(code, message)}`, fix);
  }
  const root =
    tree.problems.length > 0 ? undefined : tree.convert(document.contents, { file, span: tree.span(0, 0) }, 0);
  return tree.problems.length > 0 ? { root: undefined, problems: tree.problems } : { root, problems: [] };
}

function tooDeep(tree: TreeBuilder): YamlResult {
  tree.complain([0, 0], `nested more than ${MAX_DEPTH} levels deep`, 'A policy needs three levels.');
  return { root: undefined, problems: tree.problems };
}

/** Undefined for texts so deeply nested that the library's stack does not hold them. */
function parsed(text: string): Document.Parsed | undefined {
  try {
    // The library looks for duplicate keys in quadratic time; TreeBuilder does it itself.
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first line of a message of the library; the code frame shows the rest. */
function describe(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here, and a policy is one';
  const first = message.split('\n', 1)[0]!.replace(/[.:]\s*$/, '');
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

type Range = readonly [start: number, end: number, ...rest: number[]];

class TreeBuilder {
  readonly problems: PolicyProblem[] = [];
  readonly #file: string;
  readonly #lines: LineIndex;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#lines = new LineIndex(text);
  }

  span(start: number, end: number): NonNullable<Location['span']> {
    return this.#lines.span(start, Math.max(start, end));
  }

  complain([start, end]: Range, message: string, fix: string): void {
    this.problems.push({ kind: 'syntax', where: { file: this.#file, span: this.span(start, end) }, message, fix });
  }

  /** A node of the library as one of ours; `around` is the place for what has none of its own. */
  convert(node: Node | null | undefined, around: Location, depth: number): Located {
    const range: Range = node?.range ?? [0, 0];
    const where = node?.range ? { file: this.#file, span: this.span(range[0], range[1]) } : around;
    if (depth > MAX_DEPTH) {
      this.complain(range, `nested more than ${MAX_DEPTH} levels deep`, 'A policy needs three levels.');
    } else if (isMap(node)) {
      return { kind: 'map', where, entries: this.#entries(node.items as Pair<Node, Node | null>[], depth) };
    } else if (isSeq(node)) {
      return { kind: 'list', where, items: node.items.map((item) => this.convert(item as Node, where, depth + 1)) };
    } else if (isAlias(node)) {
      const fix = 'Write the value out, or share it through `extends`.';
      this.complain(range, `"*${node.source}" is an alias; a policy has none`, fix);
    } else if (isScalar(node)) {
      const read = scalar(where, node.value, node.source ?? '');
      if (read.value === null && node.value !== null) {
        this.complain(range, 'a value of a type that policies do not have', 'Write true, false, a number or a text.');
      } else if (read.integer && !Number.isSafeInteger(read.value)) {
        this.complain(
          range,
          `${node.source} is too large to be told apart from its neighbours`,
          'Write a smaller number.',
        );
      }
      return read;
    }
    return scalar(where, null, '');
  }

  #entries(pairs: readonly Pair<Node, Node | null>[], depth: number): Map<string, LocatedEntry> {
    const entries = new Map<string, LocatedEntry>();
    for (const { key, value } of pairs) {
      const range: Range = key.range ?? [0, 0];
      const keyWhere = { file: this.#file, span: this.span(range[0], range[1]) };
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === undefined)
        this.complain(range, 'a key that is no plain word', 'Write a name followed by a colon.');
      else if (entries.has(name))
        this.complain(range, `the key "${name}" comes twice in this block`, 'Keep one of the two.');
      entries.set(name ?? '', { keyWhere, value: this.convert(value, keyWhere, depth + 1) });
    }
    return entries;
  }
}

function scalar(where: Location, raw: unknown, source: string): LocatedScalar {
  const value = typeof raw === 'bigint' ? Number(raw) : raw;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', where, value: known, integer: typeof known === 'number' && WHOLE.test(source) };
}

const WHOLE = /^[-+]?(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)$/;
