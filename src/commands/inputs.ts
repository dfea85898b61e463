import type { Host } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';

/** Something to judge, as the user named it. */
export interface Input {
  /** A path, or `-`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: 'policy' | 'plist';
}

const POLICY_NAME = /\.(?:ya?ml|json)$/i;
const PLIST_NAME = /\.plist$/i;
/** A top-level key `msgrctl`, in YAML or JSON. */
const POLICY_TEXT = /^(?:\s*\{)?\s*["']?msgrctl["']?\s*:/m;

/** One file, or standard input for `-`. */
export async function readInput(name: string, host: Host): Promise<Input> {
  const bytes = name === '-' ? await host.readStdin() : await host.files.read(name);
  if (name === '-' && bytes.length === 0) throw cannot('standard input is empty');
  return { name, bytes, kind: kindOf(name, bytes) };
}

/**
 * What some paths lead to: files as they are named, and of folders every preference file and every policy. A YAML or JSON
 * file of a folder that has no `msgrctl` key is something else's.
 */
export async function* gatherInputs(paths: readonly string[], host: Host): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-' || (await host.files.kind(path)) !== 'folder') {
      yield await readInput(path, host);
      continue;
    }
    for (const file of await host.files.walk(path)) {
      if (PLIST_NAME.test(file)) yield await readInput(file, host);
      else if (POLICY_NAME.test(file) && looksLikePolicy(await host.files.read(file)))
        yield await readInput(file, host);
    }
  }
}

function kindOf(name: string, bytes: Uint8Array): Input['kind'] {
  if (PLIST_NAME.test(name)) return 'plist';
  if (POLICY_NAME.test(name)) return 'policy';
  return looksLikePolicy(bytes) ? 'policy' : 'plist';
}

function looksLikePolicy(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 65_536));
  return !/^\s*(?:<|bplist)/.test(head) && POLICY_TEXT.test(head);
}
