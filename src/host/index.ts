import type { Host } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';
import { readCertificates } from './certificates.ts';
import { sha1, sha256 } from './digest.ts';
import { realFiles } from './files.ts';
import { realFleet } from './fleet/index.ts';
import { realLocks } from './lock.ts';
import { realNetwork } from './network/index.ts';
import { realPrompt } from './prompt.ts';
import { textOutput, type ColorChoice } from './terminal.ts';
import { realThreads } from './threads.ts';

export interface HostOptions {
  readonly color: ColorChoice;
  readonly quiet: boolean;
  /** The folder that holds `templates/`. */
  readonly root: string;
  readonly version: string;
  /** What a signal does belongs to the process. */
  readonly onInterrupt: Host['onInterrupt'];
}

const MAX_STDIN = 64 * 1024 * 1024;

/** The real world: this process's streams, this machine's files and clock. */
export function realHost({ color, quiet, root, version, onInterrupt }: HostOptions): Host {
  const { stdin, stdout, stderr, env } = process;
  return {
    files: realFiles,
    locks: realLocks(),
    network: realNetwork(),
    fleet: realFleet(() => stdin),
    threads: realThreads(`${root}/dist`, ticks),
    readStdin: () => readAll(stdin),
    prompt: realPrompt({ input: stdin, output: stderr, style: textOutput(stderr, color, env).style, env }),
    stdout: {
      ...textOutput(stdout, color, env),
      // The callback comes after an error, too; whoever waited for "drain" would wait for ever.
      write: (product) => new Promise((done) => void stdout.write(product, () => done())),
    },
    stderr: { ...textOutput(stderr, color, env), write: (notice) => void stderr.write(notice) },
    onInterrupt,
    ticks,
    today: () => localDay(new Date()),
    templates: `${root}/templates`,
    version,
    sha256,
    sha1,
    readCertificates,
    readChain: async (...file) => (await import('./certificate-files.ts')).readChain(...file),
    quiet,
  };
}

const ticks = (): number => performance.now();

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_STDIN) throw cannot(`standard input is longer than ${MAX_STDIN} bytes`);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const two = (part: number): string => String(part).padStart(2, '0');

function localDay(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
