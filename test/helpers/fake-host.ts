import type { Files, Host, Walk } from '../../src/core/host.ts';
import { cannot } from '../../src/core/tool-error.ts';
import { fakeLocks } from './fake-locks.ts';
import { fakeNetwork } from './fake-network.ts';
import { plainStyle } from '../../src/report/style.ts';

export interface FakeHost extends Host {
  /** What was written to the two streams. */
  readonly told: { stdout: string; stderr: string };
}

/** A host whose files are in memory: text by path, and for closed folders the reason. */
export function fakeHost(files: { readonly [path: string]: string }, closed: Walk['closed'] = []): FakeHost {
  const told = { stdout: '', stderr: '' };
  const isFolder = (path: string): boolean => Object.keys(files).some((name) => name.startsWith(`${path}/`));
  const memory: Files = {
    kind: async (path) => (Object.hasOwn(files, path) ? 'file' : isFolder(path) ? 'folder' : 'missing'),
    read: async (path) => {
      const text = files[path];
      if (text === undefined) throw cannot(`could not read ${path}: there is no such file or folder`);
      return new TextEncoder().encode(text);
    },
    walk: async (folder) => ({
      files: Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .toSorted(),
      closed,
    }),
    write: async (path) => {
      throw cannot(`${path} is read-only`);
    },
    makeFolder: async () => {},
  };
  const output = { isTerminal: false, width: 80, style: plainStyle };
  return {
    files: memory,
    locks: fakeLocks({}),
    network: fakeNetwork(),
    readStdin: async () => new Uint8Array(),
    stdout: { ...output, write: async (product) => void (told.stdout += String(product)) },
    stderr: { ...output, write: (notice) => void (told.stderr += notice) },
    today: () => '2026-11-23',
    templates: 'templates',
    version: '0.0.0',
    sha256: () => '0'.repeat(64),
    readCertificates: async () => [],
    readChain: async () => [],
    quiet: false,
    told,
  };
}
