import type { CheckInfo, Finding } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { Report } from '../core/report.ts';
import type { Severity } from '../core/severity.ts';
import { SOURCES } from './check.ts';
import { jsonDocument } from './escape.ts';
import { fingerprint } from './fingerprint.ts';
import type { Renderer } from './renderer.ts';
import { uri } from './uri.ts';

type RuleIndex = ReadonlyMap<string, number>;
const NO_RULES: RuleIndex = new Map();

/** SARIF 2.1.0 (OASIS), for code scanning. Section numbers below are those of that standard. */
export const sarif: Renderer = (report) => {
  const rules: RuleIndex = new Map(report.checks.map(({ id }, index) => [id, index]));
  const results = report.targets.flatMap(({ findings, suppressed }) => [
    ...findings.map((finding) => sarifResult(finding, rules)),
    ...suppressed.map(({ finding, reason }) => ({
      ...sarifResult(finding, rules),
      suppressions: [{ kind: 'external', justification: reason }],
    })),
  ]);
  const { tool, checks } = report;
  const driver = { name: tool.name, semanticVersion: tool.version, rules: checks.map(sarifRule) };
  return jsonDocument({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, invocations: [invocation(report)], columnKind: 'utf16CodeUnits', results }],
  });
};

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

export function sarifRule({ id, severity, title, why, fix, cite }: CheckInfo): object {
  const sources = cite.map(({ source, where, says }) => `- ${SOURCES[source]}, "${where}": ${says}\n`).join('');
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    // No helpUri: it must be absolute, and what there is to say is said here.
    help: { text: `${why}\n\n${fix}`, markdown: `${why}\n\n**Fix:** ${fix}\n\n${sources}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** What could not be looked at is neither a result nor silence: a notification (3.20.21), and a run that is not whole. */
function invocation({ targets }: Report): object {
  const notifications = targets.flatMap(({ target, outcomes }) =>
    outcomes
      .filter((outcome) => outcome.status === 'unknown')
      .map(({ check, reason }) => notification(check, reason, target)),
  );
  return notifications.length === 0
    ? { executionSuccessful: true }
    : { executionSuccessful: false, toolExecutionNotifications: notifications };
}

export function sarifResult(finding: Finding, rules: RuleIndex = NO_RULES): object {
  const { check, severity, message, fix, where } = finding;
  const ruleIndex = rules.get(check);
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: `${message}. ${fix}` },
    locations: [sarifLocation(where)],
    partialFingerprints: { 'msgrctl/v1': fingerprint(finding) },
  };
}

function notification(check: string, reason: string, file: string): object {
  return {
    associatedRule: { id: check },
    level: 'error',
    message: { text: `could not look: ${reason}` },
    locations: [sarifLocation({ file })],
  };
}

export function sarifLocation(where: Location): object {
  const { file, keyPath, entity } = where;
  const logical = keyPath ?? entity;
  const found = region(where);
  return {
    physicalLocation: { artifactLocation: { uri: uri(file) }, ...(found ? { region: found } : {}) },
    ...(logical === undefined
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: logical, kind: keyPath === undefined ? 'resource' : 'member' }] }),
  };
}

/** None if the place in the file is not known. Columns count from 1, and the end column is exclusive (3.30.8). */
function region({ span, byteOffset }: Location): object | undefined {
  if (!span) return byteOffset === undefined ? undefined : { byteOffset };
  const { start, end } = span;
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
