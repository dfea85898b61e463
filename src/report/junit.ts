import type { Finding, Outcome } from '../core/finding.ts';
import type { TargetReport } from '../core/report.ts';
import { atLeast } from '../core/severity.ts';
import { xmlText } from './escape.ts';
import { place } from './place.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

/**
 * JUnit XML as Jenkins and GitLab read it: a suite a target, a test case a check, passes included. A finding below the
 * threshold is told, but does not fail its case.
 */
export const junit: Renderer = (report, options) => {
  const suites = report.targets.map((target) => suite(target, options));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="msgrctl ${xmlText(report.command)}">\n${suites.join('')}</testsuites>\n`;
};

interface Case {
  readonly body: string;
  readonly result: 'passed' | 'failure' | 'error' | 'skipped';
}

function suite({ target, outcomes, findings }: TargetReport, options: RenderOptions): string {
  const cases = outcomes.map((outcome) => testCase(outcome, findings, target, options));
  const count = (result: Case['result']): number => cases.filter((each) => each.result === result).length;
  const name = xmlText(target);
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${count('failure')}"`,
    ` errors="${count('error')}" skipped="${count('skipped')}">\n`,
    ...cases.map(({ body }) => body),
    '  </testsuite>\n',
  ].join('');
}

function testCase(outcome: Outcome, counted: readonly Finding[], target: string, { failOn }: RenderOptions): Case {
  const open = `    <testcase classname="${xmlText(target)}" name="${xmlText(outcome.check)}"`;
  if (outcome.status === 'unknown') {
    return {
      result: 'error',
      body: `${open}>\n      <error message="${xmlText(outcome.reason)}"/>\n    </testcase>\n`,
    };
  }
  if (outcome.status === 'not-applicable') {
    return { result: 'skipped', body: `${open}>\n      <skipped message="not applicable"/>\n    </testcase>\n` };
  }
  const findings = outcome.status === 'fail' ? outcome.findings.filter((finding) => counted.includes(finding)) : [];
  if (findings.length === 0) return { result: 'passed', body: `${open}/>\n` };
  const text = xmlText(findings.map(({ where, message, fix }) => `${place(where)}: ${message}. ${fix}`).join('\n'));
  const { severity, message } = findings[0]!;
  if (failOn === 'never' || !atLeast(severity, failOn)) {
    return { result: 'passed', body: `${open}>\n      <system-out>${text}</system-out>\n    </testcase>\n` };
  }
  const failure = `<failure message="${xmlText(message)}" type="${severity}">${text}</failure>`;
  return { result: 'failure', body: `${open}>\n      ${failure}\n    </testcase>\n` };
}
