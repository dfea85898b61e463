import { dirname, isAbsolute, join } from 'node:path';
import { ExitCode } from '../core/exit-code.ts';
import type { CertificateFile, Host } from '../core/host.ts';
import { ToolError, usageError } from '../core/tool-error.ts';
import type { Artifact } from '../emit/artifact.ts';
import type { Material } from '../emit/material.ts';
import { PlistError } from '../plist/error.ts';
import { placeOf, type Policy } from '../policy/load.ts';
import { rendered, reportOf, verdict } from './judged.ts';
import { usablePolicy, type UsablePolicy } from './usable-policy.ts';

/** What artifacts are made from, and where each part of it came from. */
export interface Gathered {
  readonly material: Material;
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * Reads a policy with all that it names. One with errors is told finding by finding; no artifact is made of it.
 *
 * @returns undefined if the policy has errors
 */
export async function gather(reference: string, command: string, host: Host): Promise<Gathered | undefined> {
  const usable = await usablePolicy(reference, host);
  const whole = reportOf(command, [usable.report], host);
  const failed = verdict(whole, 'error') !== ExitCode.ok;
  if (usable.report.findings.length > 0 && (failed || !host.quiet)) {
    host.stderr.write(rendered(whole, 'human', 'error', host.stderr));
  }
  if (failed) {
    host.stderr.write('msgrctl: nothing made: the policy has errors\n');
    return undefined;
  }
  return gathered(usable, host);
}

async function gathered({ policy, roster, report }: UsablePolicy, host: Host): Promise<Gathered> {
  const named = await policyCertificates(policy, host);
  const files = [
    policy.file,
    ...Object.keys(report.sources ?? {}).filter((file) => file !== policy.file),
    ...named.map(({ path }) => path),
  ];
  const sources = [];
  for (const file of new Set(files)) {
    sources.push({ file: shownName(policy.file, file), sha256: host.sha256(await host.files.read(file)) });
  }
  const material = {
    policy,
    users: roster?.users ?? [],
    certificates: named.flatMap(({ certificates }) => certificates),
    policySha256: sources[0]!.sha256,
    toolVersion: host.version,
    templates: await templatesOf(host),
  };
  return { material, sources };
}

/**
 * The text of an artifact.
 *
 * @throws ToolError, exit code 2, for a value that no property list can hold; its finding may have been suppressed
 */
export function made(artifact: Artifact, material: Material): string {
  try {
    return artifact.make(material);
  } catch (error) {
    if (error instanceof PlistError) throw usageError(`${artifact.name} cannot be made: ${error.message}`);
    throw error;
  }
}

/** The certificates that a policy names, file by file. */
export async function policyCertificates(
  policy: Policy,
  host: Host,
): Promise<{ path: string; certificates: readonly CertificateFile[] }[]> {
  const found = [];
  for (const [i, name] of (policy.data.certificates ?? []).entries()) {
    const path = besides(policy, i, name);
    found.push({ path, certificates: await certificatesAt(policy, i, path, host) });
  }
  return found;
}

/** A certificate lies beside the policy that names it; that may be one that is extended. */
function besides(policy: Policy, i: number, name: string): string {
  return isAbsolute(name) ? name : join(dirname(placeOf(policy, 'certificates', i).file), name);
}

async function certificatesAt(
  policy: Policy,
  i: number,
  path: string,
  host: Host,
): Promise<readonly CertificateFile[]> {
  try {
    return await host.readCertificates(path);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const { file, span } = placeOf(policy, 'certificates', i);
    const place = span ? `${file}:${span.start.line}:${span.start.column}` : file;
    throw new ToolError(ExitCode.usage, `${place}: ${error.message}`, error.hint);
  }
}

/** Names in a manifest are the same wherever the policy lies. */
function shownName(policyFile: string, file: string): string {
  const folder = dirname(policyFile);
  if (folder !== '.' && file.startsWith(`${folder}/`)) return file.slice(folder.length + 1);
  return isAbsolute(file) ? file.slice(file.lastIndexOf('/') + 1) : file;
}

async function templatesOf(host: Host): Promise<Material['templates']> {
  const folder = join(host.templates, 'scripts');
  const { files } = await host.files.walk(folder);
  const templates: Record<string, string> = {};
  for (const path of files) {
    templates[path.slice(folder.length + 1)] = new TextDecoder().decode(await host.files.read(path));
  }
  return templates;
}
