import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { findingsOf } from '../../src/checks/run.ts';
import { judge } from '../../src/checks/signin/judge.ts';
import { observationSchema } from '../../src/commands/check/observation-schema.ts';
import type { Json } from '../../src/core/finding.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { TargetReport } from '../../src/core/report.ts';

const BASES = fileURLToPath(new URL('../fixtures/observations', import.meta.url));

/** A whole observation of test/fixtures/observations, and where this one differs from it, by JSON pointers (RFC 6901). */
interface Fixture {
  readonly base: string;
  /** Replaces or adds; a pointer that ends in `/-` appends. */
  readonly set?: { readonly [pointer: string]: Json };
  readonly remove?: readonly string[];
}

/** The observation of a fixture; it has the shape that --save writes, or this throws. */
export function readObserved(path: string): Observation {
  // Beside the folder of all fixtures, wherever this module was bundled to.
  const bases = join(dirname(path), '../../../observations');
  return observed(JSON.parse(readFileSync(path, 'utf8')) as Fixture, bases);
}

export function observed({ base, set = {}, remove = [] }: Fixture, bases: string = BASES): Observation {
  const whole = JSON.parse(readFileSync(join(bases, base), 'utf8')) as Json;
  for (const pointer of remove) change(whole, pointer, undefined);
  for (const [pointer, value] of Object.entries(set)) change(whole, pointer, value);
  return v.parse(observationSchema, whole) as unknown as Observation;
}

/** All targets of an observation as one report. */
export function judgeObserved(seen: Observation): TargetReport {
  const { targets } = judge(seen);
  const outcomes = targets.flatMap((target) => target.outcomes);
  return {
    target: seen.target,
    kind: seen.subject,
    outcomes,
    findings: findingsOf(outcomes),
    suppressed: [],
    sources: {},
  };
}

function change(root: Json, pointer: string, value: Json | undefined): void {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop()!;
  let parent = root as { [key: string]: Json } | Json[];
  for (const step of steps) {
    const next = (parent as { [key: string]: Json })[step];
    if (next === undefined || next === null || typeof next !== 'object') throw new Error(`${pointer} leads nowhere`);
    parent = next as typeof parent;
  }
  if (Array.isArray(parent)) {
    if (last === '-') parent.push(value!);
    else parent.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
  } else if (value === undefined) {
    if (!Object.hasOwn(parent, last)) throw new Error(`${pointer} is not there`);
    delete parent[last];
  } else parent[last] = value;
}
