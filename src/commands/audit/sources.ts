import type { MacSource } from '../../core/fleet.ts';
import type { Host } from '../../core/host.ts';
import { cannot } from '../../core/tool-error.ts';
import type { AuditOptions } from './options.ts';

type Batch = readonly MacSource[];

/**
 * The Macs to look at.
 *
 * @param countFirst find all of them before the first is looked at, so that the total is known
 */
export async function batchesOf(
  { paths, from }: AuditOptions,
  countFirst: boolean,
  host: Host,
): Promise<{ readonly batches: AsyncIterable<Batch>; readonly total: number | undefined }> {
  const batches = joined([
    ...(paths.length > 0 ? [host.fleet.sources(paths)] : []),
    ...(from === undefined ? [] : [host.fleet.sources(await listed(from, host), { listed: true })]),
  ]);
  if (!countFirst) return { batches, total: undefined };
  const found: Batch[] = [];
  for await (const batch of batches) found.push(batch);
  const sources = found.flat();
  // How many Macs an archive holds is known when it has been read.
  const total = sources.some(({ kind }) => kind === 'archive') ? undefined : sources.length;
  return { batches: replayed(found), total };
}

async function* joined(some: readonly AsyncIterable<Batch>[]): AsyncGenerator<Batch> {
  for (const each of some) yield* each;
}

async function* replayed(batches: readonly Batch[]): AsyncGenerator<Batch> {
  yield* batches;
}

async function listed(from: string, host: Host): Promise<readonly string[]> {
  const paths = host.fleet.pathsOf(from === '-' ? await host.readStdin() : await host.files.read(from));
  if (paths.length === 0) throw cannot(`${from === '-' ? 'standard input' : from} names no path`);
  return paths;
}
