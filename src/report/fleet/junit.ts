import type { Finding, Outcome } from '../../core/finding.ts';
import type { MacReport } from '../../core/fleet.ts';
import type { TargetReport } from '../../core/report.ts';
import { xmlAttribute } from '../escape.ts';
import { suite } from '../junit.ts';
import type { FleetRenderer } from './renderer.ts';

/** JUnit XML as Jenkins and GitLab read it: a suite a Mac, a test case a check that found something or could not look. */
export const junit: FleetRenderer = {
  streams: false,
  head: ({ run }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlAttribute(`${run.tool.name} audit`)}">\n`,
  mac: (mac, _nth, options) => suite(asTarget(mac), options).text,
  tail: () => '</testsuites>\n',
};

/** A Mac that is clean has one case that passes: a suite without any is passed over by some readers. */
function asTarget({ mac, findings, suppressed, unknown }: MacReport): TargetReport {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const byCheck = new Map<string, Finding[]>();
  for (const finding of all) byCheck.set(finding.check, [...(byCheck.get(finding.check) ?? []), finding]);
  const outcomes: Outcome[] = [
    ...[...byCheck].map(([check, some]): Outcome => ({ check, status: 'fail', findings: some })),
    ...unknown.map(({ check, reason }): Outcome => ({ check, status: 'unknown', reason })),
  ];
  return {
    target: mac,
    kind: 'Mac',
    outcomes: outcomes.length > 0 ? outcomes : [{ check: 'every check', status: 'pass' }],
    findings,
    suppressed,
    sources: {},
  };
}
