import type { FleetDoor, Output, Spool, ThreadDoor } from './fleet-door.ts';
import type { LockDoor } from './lock.ts';
import type { NetworkDoor } from './network.ts';
import type { PromptDoor } from './prompt.ts';

/** What a path leads to; links are followed. */
export type PathKind = 'file' | 'folder' | 'other' | 'missing';

export interface WriteFileOptions {
  /** Replace a file that is there. Without it, such a file is a ToolError (exit 3), and stays as it is. */
  readonly force: boolean;
  /** The permissions to give it; else those of the file it replaces, or what the umask leaves. */
  readonly mode?: number;
}

export interface Walk {
  /** Regular files, sorted by path. */
  readonly files: readonly string[];
  /** Folders that could not be looked into, and why. */
  readonly closed: readonly { readonly path: string; readonly reason: string }[];
}

/** Files, as msgrctl uses them. Every failure is a ToolError that names the path and the reason. */
export interface Files {
  readonly kind: (path: string) => Promise<PathKind>;
  /** Where a path leads: absolute, links followed as far as it exists. */
  readonly real: (path: string) => Promise<string>;
  /** All of a regular file of at most `maxBytes` bytes (64 MiB if not said). */
  readonly read: (path: string, maxBytes?: number) => Promise<Uint8Array>;
  /** What is below a folder; links, hidden folders and node_modules are passed over. */
  readonly walk: (folder: string) => Promise<Walk>;
  /** All or nothing: a temporary file beside it, synced, read back, renamed. Keeps the mode of a file it replaces. */
  readonly write: (path: string, bytes: Uint8Array, options: WriteFileOptions) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** A new folder, all or nothing: `fill` gets a hidden one beside it, which is renamed then, or removed if it throws. */
  readonly makeWholeFolder: (path: string, fill: (folder: string) => Promise<void>) => Promise<void>;
  /** The same as `write`, for what comes piece by piece. */
  readonly open: (path: string, options: WriteFileOptions) => Promise<Output>;
  readonly spool: () => Spool;
}

/** A certificate that a file holds. */
export interface CertificateFile {
  /** One PEM block: 64 columns, LF, a final newline. */
  readonly pem: string;
  /** The subject, its parts separated by ", ". */
  readonly subject: string;
}

/** Colours and weights; each function gives the text unchanged where there is no colour. */
export interface Style {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** A stream that people read. */
export interface TextOutput {
  readonly isTerminal: boolean;
  /** Columns to fill. */
  readonly width: number;
  readonly style: Style;
}

/** The only door to the world. Commands get it as a parameter; tests hand in one of their own. */
export interface Host {
  readonly files: Files;
  readonly locks: LockDoor;
  readonly network: NetworkDoor;
  readonly fleet: FleetDoor;
  readonly threads: ThreadDoor;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly prompt: PromptDoor;
  /** Where the product goes, and nothing else. */
  readonly stdout: TextOutput & { readonly write: (product: string | Uint8Array) => Promise<void> };
  /** Where notices and errors go. */
  readonly stderr: TextOutput & { readonly write: (notice: string) => void };
  /**
   * Lets a command end in order when the user interrupts it (SIGINT): the handler is called once, a second time ends the
   * program at once. Returns what takes the handler back.
   */
  readonly onInterrupt: (handler: () => void) => () => void;
  /** Milliseconds that only grow, for rates and what is left. */
  readonly ticks: () => number;
  /** The day by the local clock, YYYY-MM-DD. */
  readonly today: () => string;
  /** The folder that ships with msgrctl: policies/ and scripts/. */
  readonly templates: string;
  readonly version: string;
  /** Of the bytes, as lower-case hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** The same by SHA-1, by which old Macs name certificates and files. */
  readonly sha1: (bytes: Uint8Array) => string;
  /** The certificates of a file, PEM or DER; what is wrong with it as a ToolError (exit 2). */
  readonly readCertificates: (path: string) => Promise<readonly CertificateFile[]>;
  /**
   * The certificates of a file, PEM, DER, PKCS#7 or PKCS#12, as DER in base64, the server's own first; what is wrong with it
   * as a ToolError (exit 2). The password of a PKCS#12 file is the first line of another file.
   */
  readonly readChain: (path: string, passwordFile?: string) => Promise<readonly string[]>;
  /** True if notices are not wanted (`--quiet`). */
  readonly quiet: boolean;
}
