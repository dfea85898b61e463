import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import { LineIndex } from '../core/line-index.ts';
import type { Location } from '../core/location.ts';
import type { Located, LocatedEntry } from './located.ts';
import type { PolicyProblem } from './problem.ts';

/** A YAML (or JSON) text as a tree with positions, or the reasons why it is none. */
export interface YamlResult {
  readonly root: Located | undefined;
  readonly problems: readonly PolicyProblem[];
}

const MAX_DEPTH = 64;

/** Reads one YAML 1.2 document. Aliases are refused: `extends` is how policies share, and no input can unfold. */
export function readYaml(file: string, text: string): YamlResult {
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false, uniqueKeys: true });
  const lines = new LineIndex(text);
  const at = (start: number, end: number): Location => ({ file, span: lines.span(start, Math.max(end, start)) });
  const problems: PolicyProblem[] = [];
  const complain = (start: number, end: number, message: string, fix: string): void => {
    problems.push({ kind: 'syntax', where: at(start, end), message, fix });
  };

  const convert = (node: Node | null | undefined, around: Location, depth: number): Located => {
    const [start, end] = node?.range ?? [];
    const where = start === undefined || end === undefined ? around : at(start, end);
    if (node && depth > MAX_DEPTH) {
      complain(start ?? 0, end ?? 0, `nested more than ${MAX_DEPTH} levels deep`, 'A policy needs three levels.');
    } else if (isMap(node)) {
      const pairs = node.items as Pair<Node, Node | null>[];
      const entries = pairs.map((pair): [string, LocatedEntry] => {
        const [keyStart, keyEnd] = pair.key.range ?? [0, 0];
        const keyWhere = at(keyStart, keyEnd);
        if (!isScalar(pair.key))
          complain(keyStart, keyEnd, 'a key that is no plain word', 'Write a name followed by a colon.');
        return [
          String(isScalar(pair.key) ? pair.key.value : ''),
          { keyWhere, value: convert(pair.value, keyWhere, depth + 1) },
        ];
      });
      return { kind: 'map', where, entries: new Map(entries) };
    } else if (isSeq(node)) {
      return { kind: 'list', where, items: node.items.map((item) => convert(item as Node, where, depth + 1)) };
    } else if (isAlias(node)) {
      complain(
        start ?? 0,
        end ?? 0,
        `the alias "*${node.source}"`,
        'Write the value out, or share it through `extends`.',
      );
    } else if (isScalar(node)) {
      const value = typeof node.value === 'bigint' ? Number(node.value) : node.value;
      const known =
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
      return {
        kind: 'scalar',
        where,
        value: known,
        integer: /^[-+]?(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)$/.test(node.source ?? ''),
      };
    }
    return { kind: 'scalar', where, value: null, integer: false };
  };

  for (const error of [...document.errors, ...document.warnings]) {
    const [start, end] = error.pos;
    complain(
      start,
      end,
      describe(error.code, error.message),
      'Mend the YAML here; an editor with YAML support shows the place.',
    );
  }
  if (problems.length > 0) return { root: undefined, problems };
  const root = convert(document.contents, at(0, 0), 0);
  return problems.length > 0 ? { root: undefined, problems } : { root, problems };
}

/** The library's messages, cut to their first line; the code frame shows the rest. */
function describe(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'the same key comes twice in this block';
  const first = message.split('\n', 1)[0]!.replace(/[.:]\s*$/, '');
  return `not valid YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}
