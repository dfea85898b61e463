import type { ChainObservation } from '../../core/chain.ts';
import type { Host } from '../../core/host.ts';
import type { Policy } from '../../policy/load.ts';
import { derOf, policyCertificates } from '../policy-certificates.ts';
import type { CheckRequest } from './request.ts';

type Trust = Pick<CheckRequest, 'anchors' | 'systemRoots'>;
type Anchors = ChainObservation['anchors'];

/**
 * Whom to trust: the files of --ca alone; else the certificates of the policy, which its scripts install on the Macs, beside
 * the roots of this system.
 */
export async function trustOf(files: readonly string[], policy: Policy | undefined, host: Host): Promise<Trust> {
  if (files.length > 0) {
    const given = await Promise.all(files.map((file) => host.readChain(file)));
    return { anchors: given.flat().map((der): Anchors[number] => ({ from: 'file', der })), systemRoots: false };
  }
  const certificates = policy ? await policyCertificates(policy, host) : [];
  const anchors = certificates
    .flatMap((each) => each.certificates)
    .map(({ pem }): Anchors[number] => ({ from: 'policy', der: derOf(pem) }));
  return { anchors, systemRoots: true };
}
