import { join } from 'node:path';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { ARTIFACTS } from '../emit/artifacts/index.ts';
import { withManifest, type BuiltFile } from '../emit/manifest.ts';
import { gather, made, type Gathered } from './material.ts';

interface Options {
  readonly output?: string;
  readonly force?: true;
  readonly check?: true;
}

export const run: CommandBody = async ({ args, options }, host) => {
  const { output, force, check } = options as Options;
  if (output === undefined) throw usageError('build needs a folder to write to', 'Name it with -o.');
  const gathered = await gather((args['policy'] as string | undefined) ?? 'messenger.yaml', 'build', host);
  if (!gathered) return ExitCode.findings;
  const files = filesOf(gathered, host);
  if (check) return compare(output, files, host);
  if (!force) await refuseOverwrite(output, files, host);
  await host.files.makeFolder(output);
  for (const { file, text, executable } of files) {
    const mode = executable ? 0o755 : 0o644;
    await host.files.write(join(output, file), new TextEncoder().encode(text), { force: force === true, mode });
  }
  notice(host, `wrote ${files.length} files to ${output}`);
  return ExitCode.ok;
};

function filesOf({ material, sources }: Gathered, host: Host): readonly BuiltFile[] {
  const files: BuiltFile[] = [];
  for (const artifact of ARTIFACTS) {
    const { file, executable } = artifact;
    const unfit = artifact.unfit?.(material);
    if (unfit === undefined) files.push({ file, text: made(artifact, material), executable });
    else notice(host, `left out ${file}: ${unfit}`);
  }
  return withManifest(files, { toolVersion: material.toolVersion, sources }, host.sha256);
}

/** Before the first byte is written: a folder that is half the old build and half the new one helps nobody. */
async function refuseOverwrite(folder: string, files: readonly BuiltFile[], host: Host): Promise<void> {
  for (const { file } of files) {
    const path = join(folder, file);
    if ((await host.files.kind(path)) !== 'missing')
      throw cannot(`${path} is there already`, 'Use --force to replace it.');
  }
}

async function compare(folder: string, files: readonly BuiltFile[], host: Host): Promise<ExitCode> {
  let code: ExitCode = ExitCode.ok;
  for (const { file, text } of files) {
    const path = join(folder, file);
    const isThere = (await host.files.kind(path)) === 'file';
    if (isThere && new TextDecoder().decode(await host.files.read(path)) === text) continue;
    await host.stdout.write(`${path}: ${isThere ? 'differs from the policy' : 'is missing'}\n`);
    code = ExitCode.findings;
  }
  const names = new Set(files.map(({ file }) => file));
  for (const { file } of ARTIFACTS.filter((artifact) => !names.has(artifact.file))) {
    if ((await host.files.kind(join(folder, file))) === 'missing') continue;
    await host.stdout.write(`${join(folder, file)}: the policy has no use for it\n`);
    code = ExitCode.findings;
  }
  return code;
}

function notice(host: Host, text: string): void {
  if (!host.quiet) host.stderr.write(`msgrctl: ${text}\n`);
}
