import type { Observation } from '../../core/observation.ts';
import type { Policy } from '../../policy/load.ts';
import { policyPlist } from '../../policy/settings.ts';
import { partsFor } from '../settings/parts.ts';
import { policySuppressions, type Suppression } from '../suppress/suppression.ts';
import { connectionOf, usesTls, type Connection } from './connection.ts';
import { firstLook, type FirstLook } from './first-look.ts';
import { networkOf, type Network } from './network.ts';

/** A certificate that the policy wants every Mac to trust. */
export interface Anchor {
  /** Of its DER, lower case. */
  readonly sha1: string;
  readonly subject: string;
}

/** What Macs are judged by. */
export interface MacSetup {
  readonly policy: Policy | undefined;
  /** The certificates of the policy. */
  readonly anchors: readonly Anchor[];
  /** What was seen of the network, if anybody looked. */
  readonly observation: Observation | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Of the bytes, as lower-case hexadecimal digits. */
  readonly sha1: (bytes: Uint8Array) => string;
  /** Of the policy's file; undefined if it does not matter with which policy Macs were collected. */
  readonly policySha256?: string | undefined;
}

/** The same, with all that is alike for every Mac worked out. */
export interface MacContext extends Omit<MacSetup, 'observation' | 'anchors'> {
  /** Empty where the policy has no use for TLS. */
  readonly anchors: readonly Anchor[];
  /** True if the policy asks for any setting. */
  readonly hasSettings: boolean;
  /** Undefined without a policy. */
  readonly lock: 'none' | 'file' | 'enforce' | undefined;
  /** What the policy asks for; undefined without a policy. */
  readonly connection: Connection | undefined;
  readonly suppressions: readonly Suppression[];
  readonly network: Network | undefined;
  readonly look: FirstLook;
}

/** Prepares what is the same for all Macs. */
export function macContext({ observation, anchors, ...setup }: MacSetup): MacContext {
  const { policy } = setup;
  const settings = policy && policyPlist(policy);
  const connection = settings && connectionOf({ root: settings, typed: true });
  return {
    ...setup,
    anchors: connection && usesTls(connection) ? anchors : [],
    hasSettings: settings !== undefined && settings.value.length > 0,
    lock: policy && (policy.data.archiving?.lock ?? 'none'),
    connection,
    suppressions: policy ? policySuppressions(policy) : [],
    network: observation && networkOf(observation),
    look: firstLook(partsFor(policy)),
  };
}
