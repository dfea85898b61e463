import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { suggest } from '../core/suggest.ts';
import { usageError } from '../core/tool-error.ts';
import { ARTIFACTS } from '../emit/artifacts/index.ts';
import type { Artifact } from '../emit/artifact.ts';
import type { Material } from '../emit/material.ts';
import { formOf } from './forms.ts';
import { blankMaterial, gather, made } from './material.ts';

interface Options {
  readonly output?: string;
  readonly format?: string;
  readonly force?: true;
}

export const run: CommandBody = async ({ args, options }, host) => {
  const name = args['name'] as string | undefined;
  if (name === undefined) {
    await host.stdout.write(catalogue());
    return ExitCode.ok;
  }
  const artifact = artifactOf(name);
  const { output, format, force } = options as Options;
  const form = formOf(artifact, format, output);
  const material = await materialFor(artifact, args['policy'] as string | undefined, host);
  if (!material) return ExitCode.findings;
  const unfit = artifact.unfit?.(material);
  if (unfit !== undefined) throw usageError(`no use for ${artifact.name}: ${unfit}`);
  const bytes = new TextEncoder().encode(made(form, material));
  if (output === undefined || output === '-') await host.stdout.write(bytes);
  else await writeOut(output, bytes, artifact, force === true, host);
  return ExitCode.ok;
};

/** Undefined if the policy has errors. What can be filled in by hand needs no policy. */
async function materialFor(
  { blank }: Artifact,
  reference: string | undefined,
  host: Host,
): Promise<Material | undefined> {
  if (blank && reference === undefined && (await host.files.kind(USUAL)) === 'missing') {
    if (!host.quiet) host.stderr.write(`msgrctl: there is no ${USUAL}: this is a form to fill in by hand\n`);
    return blankMaterial(host);
  }
  return (await gather(reference ?? USUAL, 'emit', host))?.material;
}

const USUAL = 'messenger.yaml';

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
