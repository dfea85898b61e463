import { certificateOutcomes } from '../../src/checks/certificate/index.ts';
import type { Observation } from '../../src/core/observation.ts';
import { signatures } from '../../src/host/network/signatures.ts';

export interface Case {
  readonly name?: string;
  /** DER in base64, the server's own first. */
  readonly presented: readonly string[];
  readonly anchors: readonly string[];
  readonly at: string;
}

export interface Verdict {
  readonly verdict: 'accepted' | 'refused' | 'unknown';
  /** The checks that say so: errors, else warnings, else what could not be looked at. */
  readonly checks: readonly string[];
}

/** What `msgrctl check cert` would say of a chain, for a Mac that has no limits of its own. */
export function verdictOf({ name, presented, anchors, at }: Case): Verdict {
  const chain = {
    source: 'suite',
    ...(name === undefined ? {} : { name }),
    presented,
    others: [],
    anchors: anchors.map((der) => ({ from: 'file' as const, der })),
    ...signatures([...presented, ...anchors]),
  };
  const observation: Observation = {
    format: 'msgrctl/observation/v1',
    subject: 'cert',
    target: 'suite',
    at,
    want: {
      mode: 'manual',
      transport: 'tls',
      strictNaming: true,
      client: 'messenger-mac-6',
      releases: ['10.11'],
      mtls: false,
    },
    domains: [],
    servers: [],
    chains: [chain],
  };
  const outcomes = certificateOutcomes(chain, observation);
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'fail' ? outcome.findings : []));
  const ids = (severity: string): string[] => [
    ...new Set(failed.filter((finding) => finding.severity === severity).map(({ check }) => check)),
  ];
  if (ids('error').length > 0) return { verdict: 'refused', checks: ids('error') };
  const unknown = outcomes.filter(({ status }) => status === 'unknown').map(({ check }) => check);
  if (unknown.length > 0) return { verdict: 'unknown', checks: unknown };
  return { verdict: 'accepted', checks: ids('warning') };
}
