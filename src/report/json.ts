import type { CheckInfo, Finding, Outcome } from '../core/finding.ts';
import type { Position } from '../core/location.ts';
import { tally, type Verdict } from '../core/report.ts';
import { jsonDocument } from './escape.ts';
import type { Renderer } from './renderer.ts';

/**
 * The report in the shape of schemas/report.v1.schema.json. Every object is built here, so that the order of keys is ours
 * and nothing slips in; the texts that findings point into are left out.
 */
export const json: Renderer = (report) => {
  const { tool, command, checks } = report;
  const targets = report.targets.map(({ target, kind, facts, outcomes, findings, suppressed }) => ({
    target,
    kind,
    ...(facts === undefined ? {} : { facts: facts.map(({ name, value }) => ({ name, value })) }),
    findings: findings.map(findingData),
    suppressed: suppressed.map(({ finding, reason }) => ({ finding: findingData(finding), reason })),
    outcomes: outcomes.map(outcomeData),
  }));
  return jsonDocument({
    schema: 'msgrctl/report/v1',
    tool: { name: tool.name, version: tool.version },
    command,
    summary: tally(report),
    ...(report.verdict === undefined ? {} : { verdict: verdictData(report.verdict) }),
    targets,
    checks: checks.map(checkData),
  });
};

export function findingData({ check, severity, where, message, fix, args }: Finding): object {
  const { file, span, byteOffset, keyPath, entity } = where;
  return {
    check,
    severity,
    where: {
      file,
      ...(span ? { span: { start: position(span.start), end: position(span.end) } } : {}),
      ...(byteOffset === undefined ? {} : { byteOffset }),
      ...(keyPath === undefined ? {} : { keyPath }),
      ...(entity === undefined ? {} : { entity }),
    },
    message,
    fix,
    args,
  };
}

/** What a report says of a check itself. */
export function checkData({ id, severity, title, why, fix, cite }: CheckInfo): object {
  return { id, severity, title, why, fix, cite: cite.map(({ source, where, says }) => ({ source, where, says })) };
}

function verdictData({ result, text, rungs, because, userSees, fix }: Verdict): object {
  return {
    result,
    text,
    rungs: rungs.map(({ name, entity, status, said }) => ({
      name,
      ...(entity === undefined ? {} : { entity }),
      status,
      said,
    })),
    because,
    ...(userSees === undefined ? {} : { userSees }),
    ...(fix === undefined ? {} : { fix }),
  };
}

function position({ line, column }: Position): Position {
  return { line, column };
}

/** Findings stand once, in `findings` or `suppressed` of their target. */
function outcomeData(outcome: Outcome): object {
  const { check, status } = outcome;
  return status === 'unknown' ? { check, status, reason: outcome.reason } : { check, status };
}
