import * as v from 'valibot';
import { keyPath } from '../core/key-path.ts';
import { suggest } from '../core/suggest.ts';
import { nodeAt, plain, whereIs, whereIsKey, withoutNulls, type Located, type Path } from './located.ts';
import type { PolicyProblem } from './problem.ts';
import { policySchema, type PolicyData } from './schema.ts';

/** Typed data, or everything that is wrong, each with its place. */
export interface Validated {
  readonly data: PolicyData | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** Validates a merged policy tree. Keys that are null are as good as not there, but they must exist. */
export function validate(root: Located): Validated {
  if (root.kind !== 'map') {
    const message = 'a policy is a block of keys, starting with "msgrctl: 1"';
    const fix = 'Start from a template.';
    return { data: undefined, problems: [{ kind: 'invalid-value', where: root.where, message, fix }] };
  }
  const result = v.safeParse(policySchema, plain(withoutNulls(root)));
  const unknown = v.safeParse(policySchema, plain(root)).issues?.filter(({ expected }) => expected === 'never') ?? [];
  const issues = [...unknown, ...(result.issues ?? [])];
  if (result.success && issues.length === 0) return { data: result.output, problems: [] };
  const problems = new Map(issues.map((issue) => problem(root, issue)).map((one) => [JSON.stringify(one), one]));
  return { data: undefined, problems: [...problems.values()] };
}

type Issue = v.BaseIssue<unknown>;

function problem(root: Located, issue: Issue): PolicyProblem {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const name = keyPath(path);
  const around = path.slice(0, -1);
  // To the schema a list is an object with the keys 0, 1, 2.
  if (nodeAt(root, around)?.kind === 'list' && issue.type === 'strict_object')
    return wrongValue(root, around, 'a block of keys');
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(root, path);
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    const where = around.length > 0 ? whereIsKey(root, around) : root.where;
    const fix = name === 'msgrctl' ? 'Write "msgrctl: 1" on the first line.' : `Add "${path.at(-1)}".`;
    return { kind: 'missing-key', where: { ...where, keyPath: name }, message: `"${name}" is missing`, fix };
  }
  return wrongValue(root, path, issue.type === 'strict_object' ? 'a block of keys' : issue.message);
}

function wrongValue(root: Located, path: Path, expected: string): PolicyProblem {
  return {
    kind: 'invalid-value',
    where: whereIs(root, path),
    message: `"${keyPath(path)}" should be ${expected}, not ${found(nodeAt(root, path))}`,
    fix: `Write ${expected}.`,
  };
}

function unknownKey(root: Located, path: Path): PolicyProblem {
  const word = String(path.at(-1));
  const known = keysAt(path.slice(0, -1));
  const near = suggest(word, known);
  return {
    kind: 'unknown-key',
    where: whereIsKey(root, path),
    message: `"${keyPath(path)}" is not a key of a policy`,
    fix: near ? `Did you mean "${near}"?` : `Known here: ${known.join(', ')}.`,
  };
}

function found(node: Located | undefined): string {
  if (node?.kind === 'scalar') return JSON.stringify(node.value);
  return node?.kind === 'list' ? 'a list' : node ? 'a block of keys' : 'nothing';
}

/** The keys that the schema knows at a path; list places count for nothing. */
function keysAt(path: Path): string[] {
  let schema: unknown = policySchema;
  for (const step of path) {
    const inner = unwrap(schema);
    schema = typeof step === 'number' ? (inner as { item?: unknown }).item : entriesOf(inner)?.[step];
  }
  return Object.keys(entriesOf(unwrap(schema)) ?? {});
}

function entriesOf(schema: unknown): { readonly [key: string]: unknown } | undefined {
  return (schema as { entries?: { readonly [key: string]: unknown } } | undefined)?.entries;
}

/** Takes `optional` off a schema. A `pipe` keeps the entries of the schema that it starts with. */
function unwrap(schema: unknown): unknown {
  return (schema as { wrapped?: unknown } | undefined)?.wrapped ?? schema;
}
