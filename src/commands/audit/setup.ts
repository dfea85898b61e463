import type { Host } from '../../core/host.ts';
import type { Policy } from '../../policy/load.ts';
import { readObservation } from '../check/saved.ts';
import { derOf, policyCertificates } from '../policy-certificates.ts';
import { usablePolicy } from '../usable-policy.ts';
import type { AuditOptions } from './options.ts';
import type { AuditSetup } from './work.ts';

/** Reads what the Macs are judged by. */
export async function setupOf(options: AuditOptions, host: Host): Promise<AuditSetup> {
  const policy = options.policy === undefined ? undefined : (await usablePolicy(options.policy, host)).policy;
  return {
    policy,
    anchors: policy ? await anchorsOf(policy, host) : [],
    observation: options.replay === undefined ? undefined : await readObservation(options.replay, host),
    today: host.today(),
    policySha256: policy && host.sha256(await host.files.read(policy.file)),
  };
}

async function anchorsOf(policy: Policy, host: Host): Promise<AuditSetup['anchors']> {
  const files = await policyCertificates(policy, host);
  return files.flatMap(({ certificates }) =>
    certificates.map(({ pem, subject }) => ({ sha1: host.sha1(bytesOf(derOf(pem))), subject })),
  );
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
