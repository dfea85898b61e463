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

/** Why a file is no policy at all: each file of a chain of `extends` must be one by itself. */
export function notAPolicy(root: Located): PolicyProblem | undefined {
  if (root.kind !== 'map') {
    const message = 'a policy is a block of keys, starting with "msgrctl: 1"';
    return { kind: 'invalid-value', where: root.where, message, fix: 'Start from a template.' };
  }
  const version = nodeAt(root, ['msgrctl']);
  if (!version) return missingKey(root, ['msgrctl']);
  const right = version.kind === 'scalar' && version.value === 1;
  return right ? undefined : wrongValue(root, ['msgrctl'], '1, the version of the policy format');
}

/** Keys that JavaScript keeps for itself, and the library for schemas leaves out without a word. */
const IMPOSSIBLE = ['__proto__', 'constructor', 'prototype'];

function impossibleKeys(root: Located): PolicyProblem[] {
  const settings = nodeAt(root, ['settings']);
  const keys = settings?.kind === 'map' ? IMPOSSIBLE.filter((key) => settings.entries.has(key)) : [];
  return keys.map((key) => unknownKey(root, ['settings', key]));
}

/** To the library for schemas an empty list is as good as an empty block. */
function listsForBlocks(root: Located): PolicyProblem[] {
  return Object.entries(policySchema.entries).flatMap(([key, schema]) => {
    const { type } = unwrap(schema) as { readonly type: string };
    const isBlock = type === 'strict_object' || type === 'record';
    return isBlock && nodeAt(root, [key])?.kind === 'list' ? [wrongValue(root, [key], 'a block of keys')] : [];
  });
}

/** Validates a merged policy tree. Keys that are null are as good as not there, but they must exist. */
export function validate(root: Located): Validated {
  const misfits = [...impossibleKeys(root), ...listsForBlocks(root)];
  if (misfits.length > 0) return { data: undefined, problems: misfits };
  const result = v.safeParse(policySchema, plain(withoutNulls(root)));
  const unknown = v.safeParse(policySchema, plain(root)).issues?.filter(({ expected }) => expected === 'never') ?? [];
  const issues = [...unknown, ...(result.issues ?? [])];
  if (result.success && issues.length === 0) return { data: result.output, problems: [] };
  // One complaint a place: the second of a chain of demands says nothing new once the first is not met.
  const problems = new Map(
    issues
      .map((issue) => problem(root, issue))
      .toReversed()
      .map((one) => [JSON.stringify([one.kind, one.where]), one]),
  );
  return { data: undefined, problems: [...problems.values()].toReversed() };
}

type Issue = v.BaseIssue<unknown>;

function problem(root: Located, issue: Issue): PolicyProblem {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const around = path.slice(0, -1);
  // To the schema a list is an object with the keys 0, 1, 2.
  if (nodeAt(root, around)?.kind === 'list' && issue.type === 'strict_object')
    return wrongValue(root, around, 'a block of keys');
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(root, path);
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return missingKey(root, path);
  }
  return wrongValue(root, path, issue.type === 'strict_object' ? 'a block of keys' : issue.message);
}

function missingKey(root: Located, path: Path): PolicyProblem {
  const around = path.slice(0, -1);
  const where = around.length > 0 ? whereIsKey(root, around) : root.where;
  const name = keyPath(path);
  const fix = name === 'msgrctl' ? 'Write "msgrctl: 1" on the first line.' : `Add "${path.at(-1)}".`;
  return { kind: 'missing-key', where: { ...where, keyPath: name }, message: `"${name}" is missing`, fix };
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
    fix: near ? `Did you mean "${near}"?` : known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Take it out.',
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
