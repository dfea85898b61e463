/** What the admin says, question by question; a list or a text may be empty where nothing needs to be said. */
export interface Answers {
  readonly organization: string;
  /** A preference file to start from; empty for none. */
  readonly from: string;
  readonly domains: readonly string[];
  readonly lookUp: boolean;
  readonly mode: 'automatic' | 'manual';
  readonly server: string;
  readonly transport: 'tls' | 'tcp';
  readonly ports: Ports;
  readonly macos: readonly string[];
  /** Whether the root that the server showed is kept for the Macs. */
  readonly saveRoot: boolean;
  /** Paths as they were typed, from the current folder. */
  readonly certificates: readonly string[];
  readonly kerberos: boolean;
  readonly realm: string;
  readonly save: 'allow' | 'deny';
  readonly lock: 'none' | 'file' | 'enforce';
  readonly personalAccounts: 'allow' | 'block';
}

export interface Ports {
  readonly min: number;
  readonly max: number;
}

export type AnswerId = keyof Answers;

/** Why an answer will not do (a clause), and what to do about it (a sentence). */
export interface Misread {
  readonly problem: string;
  readonly fix: string;
}

/** An answer as it counts, or why it is none. */
export type Read<Value> = { readonly value: Value } | Misread;
