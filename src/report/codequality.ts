import type { Finding } from '../core/finding.ts';
import { allFindings } from '../core/report.ts';
import type { Severity } from '../core/severity.ts';
import { jsonDocument } from './escape.ts';
import { fingerprint } from './fingerprint.ts';
import type { Renderer } from './renderer.ts';

/**
 * A Code Quality report as GitLab reads it ("Code Quality report format" in its manual): what a merge request brings and
 * what it mends. It has no place for what could not be looked at.
 */
export const codequality: Renderer = (report) => {
  const seen = new Map<string, number>();
  return jsonDocument(
    allFindings(report).map((finding) => {
      // GitLab drops all but the first of one fingerprint.
      const same = `${pathOf(finding)}:${fingerprint(finding)}`;
      const nth = (seen.get(same) ?? 0) + 1;
      seen.set(same, nth);
      return issue(finding, nth === 1 ? same : `${same}:${nth}`);
    }),
  );
};

const SEVERITIES: { readonly [severity in Severity]: string } = { error: 'critical', warning: 'major', info: 'info' };

function issue(finding: Finding, id: string): object {
  const { check, severity, message, fix, where } = finding;
  return {
    description: `${message}. ${fix}`,
    check_name: check,
    fingerprint: id,
    severity: SEVERITIES[severity],
    // A line is asked for; what has none is shown at the top.
    location: { path: pathOf(finding), lines: { begin: where.span?.start.line ?? 1 } },
  };
}

/** From the root of the repository, without dots that say nothing. */
function pathOf({ where: { file } }: Finding): string {
  return file === '-' ? 'stdin' : file.replace(/^(?:\.\/+)+/, '');
}
