import type { MacMaterial, MacSource } from './fleet.ts';

/** Collected Macs, wherever they lie. What cannot be read is data; nothing here throws for it. */
export interface FleetDoor {
  /**
   * What some paths lead to, in the order of the paths and sorted within each: folders are walked, quoted globs are
   * expanded, `-` is standard input: one preference file or one archive. Links, FIFOs, sockets, devices and hidden names
   * below a folder are never opened. A path that leads to nothing is a ToolError (exit 3), or a closed source if it was
   * one of a list.
   */
  readonly sources: (
    paths: readonly string[],
    options?: { readonly listed?: boolean },
  ) => AsyncIterable<readonly MacSource[]>;
  /** The same, with the Macs of each archive in its place: only one thread reads an archive, and piece by piece. */
  readonly unpacked: (batches: AsyncIterable<readonly MacSource[]>) => AsyncIterable<readonly MacSource[]>;
  /** All that a source holds; at once where it is a folder or file, one Mac after the other where it is an archive. */
  readonly read: (source: MacSource) => MacMaterial | AsyncIterable<MacMaterial>;
  /** The paths of a list: a path a line, or with a NUL behind each as `find -print0` has it. */
  readonly pathsOf: (list: Uint8Array) => readonly string[];
}

/** Work that several threads share. */
export interface SharedWork<Batch, Result> {
  /** Threads in all, this one included. */
  readonly jobs: number;
  /** The program of the other threads: dist/<program>-worker.js. */
  readonly program: string;
  /** What each of the others gets first; must survive structuredClone. */
  readonly setup: unknown;
  readonly batches: AsyncIterable<Batch>;
  /** What the others do with a batch as well. */
  readonly here: (batch: Batch) => Promise<Result>;
}

export interface ThreadDoor {
  /** Threads that make sense on this machine. */
  readonly cores: number;
  /** The results, which are plain JSON, in the order of the batches; bounded: nobody runs far ahead of whoever takes them. */
  readonly share: <Batch, Result>(work: SharedWork<Batch, Result>) => AsyncIterable<Result>;
}

/** A text that grows on disk, not in memory, and is gone when the process ends. */
export interface Spool {
  readonly add: (text: string) => void;
  /** All that was added, in pieces. */
  readonly pieces: () => Iterable<Uint8Array>;
  readonly drop: () => void;
}

/** A file that appears when it is whole, and not before; an older one stays until then. */
export interface Output {
  /** True if a file is at its place already. */
  readonly replaces: boolean;
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  /** Syncs, and puts it in its place. */
  readonly publish: () => Promise<void>;
  readonly drop: () => Promise<void>;
}
