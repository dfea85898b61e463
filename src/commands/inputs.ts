import { resolve } from 'node:path';
import type { Host } from '../core/host.ts';
import { cannot, ToolError } from '../core/tool-error.ts';

/** Something to judge, as the user named it. */
export interface Input {
  /** A path, or `-`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: 'policy' | 'plist';
}

/** Something that could not be read, and why. The rest is judged all the same. */
export interface Unreadable {
  readonly name: string;
  readonly reason: string;
}

const POLICY_NAME = /\.(?:ya?ml|json)$/i;
const PLIST_NAME = /\.plist$/i;
/** A top-level key `msgrctl` in YAML: at the start of a line, or first in a block with braces. */
const POLICY_TEXT = /^(?:\s*\{\s*)?["']?msgrctl["']?\s*:/m;

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
export async function* gatherInputs(paths: readonly string[], host: Host): AsyncGenerator<Input | Unreadable> {
  const seen = new Set<string>();
  for (const path of paths) {
    const inputs = (await isFolder(path, host)) ? inputsBelow(path, host) : [await tryInput(path, host)];
    for await (const input of inputs) {
      const place = resolve(input.name);
      if (!seen.has(place)) yield input;
      seen.add(place);
    }
  }
}

async function isFolder(path: string, host: Host): Promise<boolean> {
  if (path === '-') return false;
  // What cannot even be looked at is told when it is read.
  return (await host.files.kind(path).catch(() => 'missing')) === 'folder';
}

async function* inputsBelow(folder: string, host: Host): AsyncGenerator<Input | Unreadable> {
  const { files, closed } = await host.files.walk(folder);
  for (const file of files) {
    if (!PLIST_NAME.test(file) && !POLICY_NAME.test(file)) continue;
    const input = await tryInput(file, host);
    if (PLIST_NAME.test(file) || 'reason' in input || looksLikePolicy(input.bytes)) yield input;
  }
  for (const { path, reason } of closed) yield { name: path, reason };
}

async function tryInput(name: string, host: Host): Promise<Input | Unreadable> {
  try {
    return await readInput(name, host);
  } catch (error) {
    if (error instanceof ToolError) return { name, reason: error.message };
    throw error;
  }
}

function kindOf(name: string, bytes: Uint8Array): Input['kind'] {
  if (PLIST_NAME.test(name)) return 'plist';
  if (POLICY_NAME.test(name)) return 'policy';
  return looksLikePolicy(bytes) ? 'policy' : 'plist';
}

function looksLikePolicy(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, MAX_POLICY));
  if (/^\s*(?:<|bplist)/.test(text)) return false;
  // In JSON any key may come first, and a `msgrctl` deeper down (a package.json that depends on it) is none.
  const parsed = /^\s*\{/.test(text) ? parsedJson(text) : undefined;
  return parsed === undefined ? POLICY_TEXT.test(text) : Object.hasOwn(parsed, 'msgrctl');
}

const MAX_POLICY = 4 * 1024 * 1024;

function parsedJson(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
