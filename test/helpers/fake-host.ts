import type { Files, Host, Walk } from '../../src/core/host.ts';
import { cannot } from '../../src/core/tool-error.ts';
import { fakeFleet, fakeOutput, fakeSpool, fakeThreads } from './fake-fleet.ts';
import { fakeLocks } from './fake-locks.ts';
import { fakeNetwork } from './fake-network.ts';
import { fakePrompt } from './fake-prompt.ts';
import { plainStyle } from '../../src/report/style.ts';

export interface FakeHost extends Host {
  /** What was written to the two streams. */
  readonly told: { stdout: string; stderr: string };
  /** Reports that were published, by path. */
  readonly written: ReadonlyMap<string, string>;
  /** What the user does with Ctrl-C. */
  readonly interrupt: () => void;
}

/** A host whose files are in memory: text by path, and for closed folders the reason. */
export function fakeHost(files: { readonly [path: string]: string }, closed: Walk['closed'] = []): FakeHost {
  const told = { stdout: '', stderr: '' };
  const written = new Map<string, string>();
  let onInterrupt = (): void => {};
  const isFolder = (path: string): boolean => Object.keys(files).some((name) => name.startsWith(`${path}/`));
  const memory: Files = {
    kind: async (path) => (Object.hasOwn(files, path) ? 'file' : isFolder(path) ? 'folder' : 'missing'),
    real: async (path) => path,
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
    makeWholeFolder: async (path) => {
      throw cannot(`${path} is read-only`);
    },
    open: async (path) => fakeOutput(path, written),
    spool: fakeSpool,
  };
  const output = { isTerminal: false, width: 80, style: plainStyle };
  return {
    files: memory,
    locks: fakeLocks({}),
    network: fakeNetwork(),
    fleet: fakeFleet(files),
    threads: fakeThreads,
    readStdin: async () => new Uint8Array(),
    prompt: fakePrompt(),
    stdout: { ...output, write: async (product) => void (told.stdout += String(product)) },
    stderr: { ...output, write: (notice) => void (told.stderr += notice) },
    onInterrupt: (handler) => {
      onInterrupt = handler;
      return () => void (onInterrupt = () => {});
    },
    ticks: () => 0,
    today: () => '2026-11-23',
    templates: 'templates',
    version: '0.0.0',
    sha256: () => '0'.repeat(64),
    sha1: () => '0'.repeat(40),
    readCertificates: async () => [],
    readChain: async () => [],
    quiet: false,
    told,
    written,
    interrupt: () => onInterrupt(),
  };
}
