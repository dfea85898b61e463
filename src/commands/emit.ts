import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { suggest } from '../core/suggest.ts';
import { usageError } from '../core/tool-error.ts';
import { ARTIFACTS } from '../emit/artifacts/index.ts';
import type { Artifact } from '../emit/artifact.ts';
import { gather, made } from './material.ts';

interface Options {
  readonly output?: string;
  readonly force?: true;
}

export const run: CommandBody = async ({ args, options }, host) => {
  const name = args['name'] as string | undefined;
  if (name === undefined) {
    await host.stdout.write(catalogue());
    return ExitCode.ok;
  }
  const artifact = artifactOf(name);
  const gathered = await gather((args['policy'] as string | undefined) ?? 'messenger.yaml', 'emit', host);
  if (!gathered) return ExitCode.findings;
  const unfit = artifact.unfit?.(gathered.material);
  if (unfit !== undefined) throw usageError(`no use for ${artifact.name}: ${unfit}`);
  const bytes = new TextEncoder().encode(made(artifact, gathered.material));
  const { output, force } = options as Options;
  if (output === undefined || output === '-') await host.stdout.write(bytes);
  else await writeOut(output, bytes, artifact, force === true, host);
  return ExitCode.ok;
};

async function writeOut(
  output: string,
  bytes: Uint8Array,
  { executable }: Artifact,
  force: boolean,
  host: Host,
): Promise<void> {
  await host.files.write(output, bytes, { force, ...(executable && { mode: 0o755 }) });
  if (!host.quiet) host.stderr.write(`msgrctl: wrote ${output}\n`);
}

function artifactOf(name: string): Artifact {
  const found = ARTIFACTS.find((each) => each.name === name);
  if (found) return found;
  const names = ARTIFACTS.map((each) => each.name);
  const near = suggest(name, names);
  throw usageError(
    `there is no artifact "${name}"`,
    near ? `Did you mean "${near}"?` : `Known: ${names.join(', ')}.`,
  );
}

function catalogue(): string {
  const width = Math.max(...ARTIFACTS.map(({ name }) => name.length));
  return ARTIFACTS.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}\n`).join('');
}
