import { createHash } from 'node:crypto';
import type { Files } from '../../src/core/host.ts';
import { cannot } from '../../src/core/tool-error.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

/** A host whose files are bytes in memory, and can be written. */
export interface MemoryHost extends FakeHost {
  readonly disk: Map<string, Uint8Array>;
  /** Permissions that were asked for. */
  readonly modes: Map<string, number | undefined>;
}

interface Options {
  readonly closed?: readonly { readonly path: string; readonly reason: string }[];
  /** Paths that cannot be written, as on a full disk. */
  readonly full?: RegExp;
}

export function memoryHost(
  files: { readonly [path: string]: string | Uint8Array },
  { closed = [], full }: Options = {},
): MemoryHost {
  const disk = new Map(
    Object.entries(files).map(([path, bytes]): [string, Uint8Array] => [
      path,
      typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    ]),
  );
  const modes = new Map<string, number | undefined>();
  const below = (folder: string): string[] =>
    [...disk.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted();
  const memory: Files = {
    ...fakeHost({}).files,
    kind: async (path) => (disk.has(path) ? 'file' : below(path).length > 0 ? 'folder' : 'missing'),
    read: async (path) => {
      const bytes = disk.get(path);
      if (!bytes) throw cannot(`could not read ${path}: there is no such file or folder`);
      return bytes;
    },
    walk: async (folder) => ({ files: below(folder), closed }),
    write: async (path, bytes, { force, mode }) => {
      if (full?.test(path)) throw cannot(`could not write ${path}: no space left`);
      if (disk.has(path) && !force) throw cannot(`${path} is there already`);
      disk.set(path, bytes);
      modes.set(path, mode);
    },
    makeWholeFolder: async (path, fill) => {
      if (disk.has(path) || below(path).length > 0) throw cannot(`${path} is there already`);
      const hidden = `${path}.tmp`;
      try {
        await fill(hidden);
        for (const each of below(hidden)) disk.set(`${path}${each.slice(hidden.length)}`, disk.get(each)!);
      } finally {
        for (const each of below(hidden)) disk.delete(each);
      }
    },
  };
  const sum = (algorithm: string) => (bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');
  const host = fakeHost({});
  return {
    ...host,
    stdout: {
      ...host.stdout,
      write: async (product) => {
        host.told.stdout += typeof product === 'string' ? product : new TextDecoder().decode(product);
      },
    },
    files: memory,
    readStdin: async () => disk.get('-') ?? new Uint8Array(),
    sha1: sum('sha1'),
    sha256: sum('sha256'),
    disk,
    modes,
  };
}
