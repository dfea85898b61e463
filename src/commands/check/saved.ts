import * as v from 'valibot';
import type { Host } from '../../core/host.ts';
import type { Observation } from '../../core/observation.ts';
import { cannot, usageError } from '../../core/tool-error.ts';
import { observationSchema } from './observation-schema.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** What --save wrote. Anything else is a ToolError that says where it goes wrong. */
export async function readObservation(path: string, host: Host): Promise<Observation> {
  return observationOf(path, path === '-' ? await host.readStdin() : await host.files.read(path, MAX_BYTES));
}

/** The same of bytes that are at hand. */
export function observationOf(path: string, bytes: Uint8Array): Observation {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw usageError(`${path} is no JSON: ${error instanceof Error ? error.message : 'not UTF-8'}`);
  }
  const result = v.safeParse(observationSchema, data);
  if (result.success) return result.output as unknown as Observation;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  throw usageError(
    `${path} is no observation: ${place ? `${place}: ` : ''}expected ${issue.expected ?? 'something else'}, but received ${issue.received}`,
    'Only a file that --save wrote can be replayed.',
  );
}

/** Keeps what was seen. */
export async function saveObservation(path: string, seen: Observation, force: boolean, host: Host): Promise<void> {
  if (path === '-') throw cannot('--save needs a file: standard output is for the report');
  await host.files.write(path, new TextEncoder().encode(`${JSON.stringify(seen, null, 2)}\n`), { force });
}
