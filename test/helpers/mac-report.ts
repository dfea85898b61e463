import type { Finding, Json } from '../../src/core/finding.ts';
import type { MacReport } from '../../src/core/fleet.ts';
import type { Severity } from '../../src/core/severity.ts';

/** A finding with as little said as there must be. */
export function found(check: string, severity: Severity, args: { readonly [key: string]: Json } = {}): Finding {
  const key = typeof args['key'] === 'string' ? { keyPath: args['key'] } : {};
  return { check, severity, where: { file: 'a.plist', ...key }, message: `${check} here`, fix: 'Mend it.', args };
}

/** The finding of a setting that is not as the policy asks for. */
export function drifted(key: string, wanted: string, other: string | null): Finding {
  return found('settings/differs-from-policy', 'error', { key, wanted, found: other });
}

/** A Mac with nothing wrong, but for what is said. */
export function macReport(mac: string, parts: Partial<MacReport> = {}): MacReport {
  return {
    mac,
    source: `collected/${mac}`,
    traits: {},
    users: [],
    findings: [],
    suppressed: [],
    unknown: [],
    signIn: { result: 'can', because: [] },
    ...parts,
  };
}
