import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run as init } from '../../src/commands/init.ts';
import type { Invocation } from '../../src/core/command.ts';
import type { ExitCode } from '../../src/core/exit-code.ts';
import type { Prompt } from '../../src/core/prompt.ts';
import { ToolError, usageError } from '../../src/core/tool-error.ts';
import type { FakeHost } from '../helpers/fake-host.ts';
import { fakePrompt, type FakePrompt, type Reply } from '../helpers/fake-prompt.ts';
import { memoryHost, type MemoryHost } from '../helpers/memory-host.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function templates(folder: string): { [path: string]: string } {
  const entries = readdirSync(`${ROOT}/${folder}`, { withFileTypes: true });
  return Object.assign(
    {},
    ...entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? templates(path) : { [path]: readFileSync(`${ROOT}/${path}`, 'utf8') };
    }),
  ) as { [path: string]: string };
}
const TEMPLATES = templates('templates');

export type Desk = MemoryHost & { readonly prompt: FakePrompt };

/** A folder in memory, and somebody at the terminal if `reply` says what that somebody types. */
export function desk(
  files: { readonly [path: string]: string | Uint8Array } = {},
  reply?: (prompt: Prompt, attempt: number) => Reply,
  over: Partial<FakeHost> = {},
): Desk {
  const host = memoryHost({ ...TEMPLATES, ...files });
  const kind = async (path: string) => (path === '.' ? 'folder' : host.files.kind(path));
  const readCertificates: Desk['readCertificates'] = async (path) => {
    const pem = new TextDecoder().decode(await host.files.read(path));
    if (!pem.startsWith('-----BEGIN CERTIFICATE-----'))
      throw usageError(`${path} is no X.509 certificate`, 'Export it.');
    return [{ pem, subject: '' }];
  };
  return { ...host, files: { ...host.files, kind }, readCertificates, ...over, prompt: fakePrompt(reply) };
}

/** What is there beside the templates. */
export function names(host: MemoryHost): string[] {
  return [...host.disk.keys()].filter((path) => !Object.hasOwn(TEMPLATES, path)).toSorted();
}

export function textAt(host: MemoryHost, path: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(host.disk.get(path));
}

/** Runs the command; an expected failure is what comes back. */
export async function wizard(
  host: MemoryHost,
  options: Invocation['options'] = {},
  file?: string,
): Promise<ExitCode | ToolError> {
  try {
    return await init({ args: { file }, options }, host);
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}
