import { tally } from '../core/report.ts';
import type { Renderer } from './renderer.ts';

/** The report as it is, in the shape of schemas/report.v1.schema.json; the texts that findings point into are left out. */
export const json: Renderer = (report) => {
  const targets = report.targets.map(({ target, kind, outcomes, findings, suppressed }) => ({
    target,
    kind,
    findings,
    suppressed,
    outcomes: outcomes.map((outcome) => ({
      check: outcome.check,
      status: outcome.status,
      ...(outcome.status === 'unknown' ? { reason: outcome.reason } : {}),
    })),
  }));
  const { tool, command, checks } = report;
  return `${JSON.stringify({ schema: 'msgrctl/report/v1', tool, command, summary: tally(report), targets, checks }, null, 2)}\n`;
};
