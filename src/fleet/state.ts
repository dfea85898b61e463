import type { MacReport, MacState } from '../core/fleet.ts';
import { SEVERITIES } from '../core/severity.ts';

/** How a Mac is, in a word. What could not be looked at is worse than a warning: an error may hide behind it. */
export function stateOf({ findings, unknown }: MacReport): MacState {
  if (findings.length === 0 && unknown.length === 0) return 'clean';
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  if (worst === 'error') return worst;
  if (unknown.length > 0) return 'unknown';
  return worst ?? 'clean';
}
