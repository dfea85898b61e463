import type { Finding, Outcome } from '../../core/finding.ts';
import type { Rung } from '../../core/report.ts';

/** How some outcomes read as one step: its status, and the sentence that tells it if it is not `ok`. */
export interface Standing {
  readonly status: Extract<Rung['status'], 'ok' | 'warns' | 'fails' | 'unknown'>;
  readonly said: string | undefined;
}

/** Of an error: that it stops nobody here, for the Mac goes another way. */
export type Harmless = (finding: Finding) => boolean;

export function standing(
  outcomes: readonly Outcome[],
  releases: readonly string[],
  harmless: Harmless = NEVER,
): Standing {
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'fail' ? outcome.findings : []));
  const left = releasesLeft(findings, releases, harmless);
  const broken = left.length > 0 ? undefined : findings.find((finding) => stops(finding, releases, harmless));
  if (broken) return { status: 'fails', said: broken.message };
  const unseen = outcomes.find((outcome) => outcome.status === 'unknown');
  if (unseen?.status === 'unknown') return { status: 'unknown', said: unseen.reason };
  const odd =
    findings.find(({ severity }) => severity === 'error') ?? findings.find(({ severity }) => severity === 'warning');
  return odd ? { status: 'warns', said: odd.message } : { status: 'ok', said: undefined };
}

/** Those of a fleet that none of these findings stops. */
export function releasesLeft(
  findings: readonly Finding[],
  releases: readonly string[],
  harmless: Harmless = NEVER,
): string[] {
  return releases.filter((release) => !findings.some((finding) => stops(finding, [release], harmless)));
}

function stops(finding: Finding, releases: readonly string[], harmless: Harmless): boolean {
  return finding.severity === 'error' && !harmless(finding) && releases.some((release) => concerns(finding, release));
}

/** An error may concern some releases only (`args.releases`). */
function concerns({ args }: Finding, release: string): boolean {
  const only = args['releases'];
  return !Array.isArray(only) || only.includes(release);
}

const NEVER: Harmless = () => false;
