/** How much a finding matters. `error`: the guide says must, or it breaks. `warning`: it will hurt some Macs. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** True if `severity` is as severe as `threshold`, or more so. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
