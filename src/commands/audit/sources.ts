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
  const all = [...paths, ...(from === undefined ? [] : await listed(from, host))];
  const batches = host.fleet.sources(all);
  if (!countFirst) return { batches, total: undefined };
  const found: Batch[] = [];
  for await (const batch of batches) found.push(batch);
  const sources = found.flat();
  // How many Macs an archive holds is known when it has been read.
  const total = sources.some(({ kind }) => kind === 'archive') ? undefined : sources.length;
  return { batches: replayed(found), total };
}

// oxlint-disable-next-line require-await -- an array as what the threads take
async function* replayed(batches: readonly Batch[]): AsyncGenerator<Batch> {
  yield* batches;
}

/** Paths, one a line, or with NUL between them as `find -print0` has it. A file `facts` stands for its folder. */
async function listed(from: string, host: Host): Promise<string[]> {
  const bytes = from === '-' ? await host.readStdin() : await host.files.read(from);
  const text = new TextDecoder().decode(bytes);
  const paths = text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((line) => line !== '');
  if (paths.length === 0) throw cannot(`${from === '-' ? 'standard input' : from} names no path`);
  return paths.map((path) => path.replace(/\/facts$/, ''));
}
