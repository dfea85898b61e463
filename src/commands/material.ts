import { dirname, isAbsolute, join } from 'node:path';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { usageError } from '../core/tool-error.ts';
import type { Artifact } from '../emit/artifact.ts';
import type { Material } from '../emit/material.ts';
import { PlistError } from '../plist/error.ts';
import { rendered, reportOf, verdict } from './judged.ts';
import { policyCertificates } from './policy-certificates.ts';
import { judgePolicyFile } from './policy-file.ts';
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
export function made(artifact: Pick<Artifact, 'name' | 'make'>, material: Material): string {
  try {
    return artifact.make(material);
  } catch (error) {
    if (error instanceof PlistError) throw usageError(`${artifact.name} cannot be made: ${error.message}`);
    throw error;
  }
}

/** What is made of a policy that says nothing. */
export async function blankMaterial(host: Host): Promise<Material> {
  const { result } = await judgePolicyFile('messenger.yaml', new TextEncoder().encode('msgrctl: 1\n'), host);
  return {
    policy: result.policy!,
    users: [],
    certificates: [],
    policySha256: '',
    toolVersion: host.version,
    templates: {},
  };
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
