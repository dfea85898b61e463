import type { Finding, Outcome } from '../../core/finding.ts';
import type { Rung } from '../../core/report.ts';

/** How some outcomes read as one step: its status, and the sentence that tells it if it is not `ok`. */
export interface Standing {
  readonly status: Extract<Rung['status'], 'ok' | 'warns' | 'fails' | 'unknown'>;
  readonly said: string | undefined;
}

export function standing(outcomes: readonly Outcome[], releases: readonly string[]): Standing {
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'fail' ? outcome.findings : []));
  const broken = findings.find((finding) => stops(finding, releases));
  if (broken) return { status: 'fails', said: broken.message };
  const unseen = outcomes.find((outcome) => outcome.status === 'unknown');
  if (unseen?.status === 'unknown') return { status: 'unknown', said: unseen.reason };
  const odd =
    findings.find(({ severity }) => severity === 'error') ?? findings.find(({ severity }) => severity === 'warning');
  return odd ? { status: 'warns', said: odd.message } : { status: 'ok', said: undefined };
}

/** An error that concerns some releases only (`args.releases`) stops a fleet in which there is no other. */
export function stops({ severity, args }: Finding, releases: readonly string[]): boolean {
  const only = args['releases'];
  return severity === 'error' && (!Array.isArray(only) || releases.every((release) => only.includes(release)));
}
