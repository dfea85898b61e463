import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin/msgrctl.js');

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

/** A folder of its own for one test, gone afterwards, with the built program to run in it. */
export interface Site extends Disposable {
  readonly folder: string;
  readonly write: (path: string, content: string | Uint8Array) => string;
  readonly read: (path: string) => Buffer;
  /** Runs msgrctl with nothing but PATH in its environment. */
  readonly run: (
    args: readonly string[],
    more?: { stdin?: string | Uint8Array; env?: Record<string, string> },
  ) => Result;
  /** The same without waiting for it here: for programs that talk to servers of this process. */
  readonly start: (args: readonly string[]) => Promise<Result>;
}

export function site(files: { readonly [path: string]: string | Uint8Array } = {}): Site {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-e2e-'));
  const write = (path: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path)),
    run: (args, { stdin = '', env = {} } = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
        cwd: folder,
        input: stdin,
        env: { PATH: process.env['PATH'], ...env },
        maxBuffer: 64 * 1024 * 1024,
      });
      return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
    },
    start: (args) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [BIN, ...args], {
          cwd: folder,
          env: { PATH: process.env['PATH'] },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const [out, err]: [Buffer[], Buffer[]] = [[], []];
        child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
        child.on('close', (status) => {
          const bytes = Buffer.concat(out);
          resolve({ status, stdout: bytes.toString(), stderr: Buffer.concat(err).toString(), bytes });
        });
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A policy with nothing to find. */
export const POLICY = `msgrctl: 1
connection:
  mode: manual
  server: sip.contoso.com
  transport: tls
archiving:
  save: allow
settings:
  SaveSIPPassword: false
`;
