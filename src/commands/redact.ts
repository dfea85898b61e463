import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { NO_SUMS } from '../fleet/redact/facts.ts';
import { Names } from '../fleet/redact/names.ts';
import { makeCopier, type Copier } from './redact/copier.ts';
import { refuseMap, writeMap } from './redact/map-file.ts';
import { refusePlaces } from './redact/places.ts';
import { told, type Told } from './redact/told.ts';
import { copyTrees } from './redact/tree.ts';

interface Options {
  readonly output?: string;
  readonly map?: string;
  readonly force?: true;
}

export const run: CommandBody = async ({ args, options }, host) => {
  const sources = args['sources'] as readonly string[];
  const { output: named, map, force } = options as Options;
  const output = named === '-' ? undefined : named;
  if (sources.length > 1 && sources.includes('-')) throw usageError('standard input is redacted alone');
  const isTree = sources.length > 1 || (await kindOf(sources[0]!, host)) === 'folder';
  const places = new Map<string, string>();
  for (const path of [...sources, output, map]) if (path !== undefined) places.set(path, await host.files.real(path));
  refusePlaces(sources, output, map, isTree, (path) => places.get(path)!);
  if (map !== undefined) await refuseMap(map, force === true, host);

  const names = new Names();
  const report = told(host);
  const copier = makeCopier(names, host);
  if (isTree) await copyTrees(sources, output!, { names, copier, report, host });
  else await copyOne(sources[0]!, output, force === true, { copier, report, host });
  if (map !== undefined) await writeMap(map, names, force === true, host);
  report.finish();
  return report.isWhole() ? ExitCode.ok : ExitCode.cannot;
};

async function kindOf(source: string, host: Host): Promise<string> {
  if (source === '-') return 'file';
  const kind = await host.files.kind(source);
  if (kind === 'missing') throw cannot(`could not read ${source}: there is no such file or folder`);
  return kind;
}

interface Means {
  readonly copier: Copier;
  readonly report: Told;
  readonly host: Host;
}

async function copyOne(
  source: string,
  output: string | undefined,
  force: boolean,
  { copier, report, host }: Means,
): Promise<void> {
  const bytes = source === '-' ? await host.readStdin() : await host.files.read(source);
  const copy = await copier(source, bytes, NO_SUMS);
  if ('refused' in copy) throw cannot(`could not redact ${source}: ${copy.refused}`);
  report.copied(copy.notices);
  if (output !== undefined) return host.files.write(output, copy.bytes, { force });
  if (host.stdout.isTerminal && copy.bytes[0] === 0x62 && copy.bytes[1] === 0x70) {
    throw usageError('a binary file would garble the terminal', 'Write it to a file with -o.');
  }
  await host.stdout.write(copy.bytes);
}
