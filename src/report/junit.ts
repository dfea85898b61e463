import type { Finding, Outcome } from '../core/finding.ts';
import type { Suppressed, TargetReport } from '../core/report.ts';
import { atLeast } from '../core/severity.ts';
import { xmlAttribute, xmlText } from './escape.ts';
import { place } from './place.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

/**
 * JUnit XML as Jenkins and GitLab read it: a suite a target, a test case a check, passes included. A finding below the
 * threshold is told, but does not fail its case. No times and no host name: the same report gives the same bytes.
 */
export const junit: Renderer = (report, options) => {
  const suites = report.targets.map((target) => suite(target, options));
  const counts = counters(suites.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="${xmlAttribute(`${report.tool.name} ${report.command}`)}" ${counts}>\n`,
    ...suites.map(({ text }) => text),
    '</testsuites>\n',
  ].join('');
};

interface Case {
  readonly check: string;
  readonly result: 'passed' | 'failure' | 'error' | 'skipped';
  /** Elements inside the test case, in the order that the schema asks for. */
  readonly inside: readonly string[];
}

/** One suite, and its cases for counting. */
export function suite(target: TargetReport, options: RenderOptions): { cases: readonly Case[]; text: string } {
  const cases = casesOf(target, options);
  const name = xmlAttribute(target.target);
  const skipped = cases.filter(({ result }) => result === 'skipped').length;
  const text = [
    `  <testsuite name="${name}" ${counters(cases)} skipped="${skipped}">\n`,
    ...cases.map(({ check, inside }) => {
      const open = `    <testcase classname="${name}" name="${xmlAttribute(check)}"`;
      if (inside.length === 0) return `${open}/>\n`;
      return `${open}>\n${inside.map((element) => `      ${element}\n`).join('')}    </testcase>\n`;
    }),
    '  </testsuite>\n',
  ].join('');
  return { cases, text };
}

function counters(cases: readonly Case[]): string {
  const count = (wanted: Case['result']): number => cases.filter(({ result }) => result === wanted).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
}

function casesOf({ outcomes, findings, suppressed }: TargetReport, options: RenderOptions): Case[] {
  const counted = new Set(findings);
  const silenced = new Map(suppressed.map((each) => [each.finding, each]));
  const cases = outcomes.map((outcome) => {
    const own = outcome.status === 'fail' ? outcome.findings : [];
    const open = own.filter((finding) => counted.delete(finding));
    return testCase(
      outcome,
      open,
      own.flatMap((finding) => silenced.get(finding) ?? []),
      options,
    );
  });
  // A finding that no outcome claims must not get lost in a green suite.
  const unclaimed = [...counted].map((finding) =>
    testCase({ check: finding.check, status: 'fail', findings: [finding] }, [finding], [], options),
  );
  return [...cases, ...unclaimed];
}

function testCase(
  outcome: Outcome,
  findings: readonly Finding[],
  suppressed: readonly Suppressed[],
  { failOn }: RenderOptions,
): Case {
  const { check, status } = outcome;
  if (status === 'unknown') {
    const inside = [`<error message="${xmlAttribute(outcome.reason)}" type="unknown"/>`];
    return { check, result: 'error', inside };
  }
  // Jenkins' schema lets <skipped> have no attributes.
  if (status === 'not-applicable') return { check, result: 'skipped', inside: ['<skipped>not applicable</skipped>'] };
  const fails = (finding: Finding): boolean => failOn !== 'never' && atLeast(finding.severity, failOn);
  const failures = findings.filter(fails).map(failure);
  const notes = [
    ...findings.filter((finding) => !fails(finding)).map((finding) => `${finding.severity}: ${line(finding)}`),
    ...suppressed.map(({ finding, reason }) => `suppressed (${reason}): ${line(finding)}`),
  ];
  const out = notes.length > 0 ? [`<system-out>${xmlText(notes.join('\n'))}</system-out>`] : [];
  return { check, result: failures.length > 0 ? 'failure' : 'passed', inside: [...failures, ...out] };
}

function failure(finding: Finding): string {
  const { message, severity } = finding;
  return `<failure message="${xmlAttribute(message)}" type="${severity}">${xmlText(line(finding))}</failure>`;
}

function line({ where, message, fix }: Finding): string {
  return `${place(where)}: ${message}. ${fix}`;
}
