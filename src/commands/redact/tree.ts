import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Host } from '../../core/host.ts';
import { cannot, ToolError } from '../../core/tool-error.ts';
import { NO_SUMS, type Sums } from '../../fleet/redact/facts.ts';
import { dnsName, user } from '../../fleet/redact/label.ts';
import type { Names } from '../../fleet/redact/names.ts';
import type { Copier } from './copier.ts';
import type { Told } from './told.ts';

const LOOKED_FOR =
  'Looked for preference files, facts of collect, saved observations and policies; archives have to be unpacked.';

interface Means {
  readonly names: Names;
  readonly copier: Copier;
  readonly report: Told;
  readonly host: Host;
}

/** The same, and the checksums of single files: before, and of the copy. */
interface Work extends Means {
  readonly policies: Map<string, string>;
}

/** A file to copy: where it is, and what its path below the copy's folder would be, names and all. */
interface Leaf {
  readonly path: string;
  readonly parts: readonly string[];
}

/** Copies folders and files into one new folder; several sources side by side. */
export async function copyTrees(sources: readonly string[], output: string, means: Means): Promise<void> {
  await means.host.files.makeWholeFolder(output, async (folder) => {
    const policies = new Map<string, string>();
    // Facts hold the checksum of the policy, so single files come first.
    for (const source of await filesFirst(sources, means.host)) {
      await copySource(source, sources.length > 1, folder, { ...means, policies });
    }
    if (means.report.isEmpty()) throw cannot(`nothing to redact in ${sources.join(', ')}`, LOOKED_FOR);
  });
}

async function filesFirst(sources: readonly string[], host: Host): Promise<readonly string[]> {
  const kinds = await Promise.all(sources.map((source) => host.files.kind(source)));
  const isFolder = (source: string): boolean => kinds[sources.indexOf(source)] === 'folder';
  return [...sources.filter((source) => !isFolder(source)), ...sources.filter(isFolder)];
}

async function copySource(source: string, isOneOfMany: boolean, folder: string, means: Work): Promise<void> {
  const { host, report } = means;
  const own = isOneOfMany ? [basename(resolve(source))] : [];
  if ((await host.files.kind(source)) !== 'folder') return copyLeaves([{ path: source, parts: own }], folder, means);
  const { files, closed } = await host.files.walk(source);
  for (const { path, reason } of closed) report.leftOut(path, reason);
  await copyLeaves(
    files.map((path) => ({ path, parts: [...own, ...relative(source, path).split(sep)] })),
    folder,
    means,
  );
}

/** Facts come behind the preference files of their Mac: they hold their checksums. */
async function copyLeaves(leaves: readonly Leaf[], folder: string, means: Work): Promise<void> {
  let facts: { readonly leaf: Leaf; readonly sums: Map<string, { before: string; after: string }> } | undefined;
  const policyOf = (before: string): string | undefined => means.policies.get(before);
  const finish = async (): Promise<void> => {
    const { leaf, sums } = facts ?? {};
    facts = undefined;
    if (leaf) await copyLeaf(leaf, folder, { copyOf: (name) => sums!.get(name), policyOf }, means);
  };
  for (const leaf of leaves) {
    if (facts && !leaf.path.startsWith(`${dirname(facts.leaf.path)}${sep}`)) await finish();
    if (basename(leaf.path) === 'facts') {
      await finish();
      facts = { leaf, sums: new Map() };
      continue;
    }
    const sum = await copyLeaf(leaf, folder, NO_SUMS, means);
    if (sum) facts?.sums.set(basename(dirname(leaf.path)), sum);
  }
  await finish();
}

async function copyLeaf(
  { path, parts }: Leaf,
  folder: string,
  sums: Sums,
  { names, copier, report, host, policies }: Work,
): Promise<{ before: string; after: string } | undefined> {
  const bytes = await readOr(path, (reason) => report.leftOut(path, reason), host);
  if (!bytes) return undefined;
  const copy = await copier(path, bytes, sums);
  if ('refused' in copy) {
    report.leftOut(path, copy.refused);
    return undefined;
  }
  report.copied(copy.notices);
  const target = join(folder, ...redactedParts(parts, names));
  await host.files.makeFolder(dirname(target));
  await host.files.write(target, copy.bytes, { force: false });
  if (parts.length === 1) policies.set(host.sha256(bytes), host.sha256(copy.bytes));
  return { before: host.sha1(bytes), after: host.sha1(copy.bytes) };
}

async function readOr(path: string, refused: (reason: string) => void, host: Host): Promise<Uint8Array | undefined> {
  try {
    return await host.files.read(path);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    refused(error.message);
    return undefined;
  }
}

const ENDING = /(?<=.)\.(?:plist|txt|defaults|json|ya?ml)$/i;
const KEPT = new Set(['facts', 'users', 'com.microsoft.Messenger.plist', 'messenger.yaml', 'policy.yaml']);

/** Folders are Macs, groups of Macs, or users; so are the names of single files. */
function redactedParts(parts: readonly string[], names: Names): readonly string[] {
  return parts.map((part, i) => {
    if (KEPT.has(part)) return part;
    const [ending = ''] = i === parts.length - 1 ? (ENDING.exec(part) ?? []) : [];
    const core = part.slice(0, part.length - ending.length);
    const replaced = parts[i - 1] === 'users' ? user(core, names) : dnsName(core, names);
    return `${replaced}${ending}`;
  });
}
