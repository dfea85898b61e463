import type { MacSource } from '../../core/fleet.ts';
import { cannot, ToolError } from '../../core/tool-error.ts';
import { lookAt } from './entries.ts';
import { follow, macsAt, type Seen } from './explicit.ts';
import { shownName } from './names.ts';
import type { Stdin } from './stdin.ts';

/** So many Macs go to a thread at a time. */
export const BATCH = 64;

/** Lets timers, signals and other threads have their turn. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export async function* sourcesOf(
  paths: readonly string[],
  listed: boolean,
  stdin: Stdin,
): AsyncGenerator<readonly MacSource[]> {
  const named: string[] = [];
  for (const path of paths) named.push(...(listed ? [path] : await expanded(path)));
  // A slip of the pen is told before anything is judged.
  if (!listed) for (const path of named) if (path !== '-') follow(path);
  const seen: Seen = { folders: new Set(), files: new Set() };
  let batch: MacSource[] = [];
  let steps = 0;
  for (const path of named.filter((each, i) => each !== '-' || named.indexOf('-') === i)) {
    const sources = path === '-' ? [await stdin.source()] : listed ? orClosed(path, seen) : macsAt(path, seen);
    for (const source of sources) {
      steps += 1;
      if (steps % BATCH === 0) await turn();
      if (!source || batch.push(source) < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Of a list of thousands, one path that leads nowhere does not stop the others. */
function* orClosed(path: string, seen: Seen): Generator<MacSource | undefined> {
  try {
    yield* macsAt(path, seen);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const mac = shownName(path);
    yield { kind: 'closed', mac, path, reason: error.message };
  }
}

/** A quoted pattern as the paths that fit it, sorted; anything that is there is itself. */
async function expanded(path: string): Promise<string[]> {
  if (!/[*?[{]/.test(path) || lookAt(path) !== 'missing') return [path];
  const { glob } = await import('tinyglobby');
  const found = await glob(path, { onlyFiles: false, expandDirectories: false, followSymbolicLinks: false });
  if (found.length === 0) throw cannot(`nothing fits ${path}`);
  return found.map((each) => each.replace(/\/$/, '')).toSorted();
}
