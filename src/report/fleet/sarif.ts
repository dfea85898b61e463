import type { MacReport } from '../../core/fleet.ts';
import { jsonText } from '../escape.ts';
import { sarifLocation, sarifResult, sarifRule } from '../sarif.ts';
import type { FleetRenderer } from './renderer.ts';

/**
 * SARIF 2.1.0 (OASIS): the findings of all Macs as results of one run. What could not be looked at is a result as well, of
 * kind `open` (3.27.9): a tool could not decide.
 */
export const sarif: FleetRenderer = {
  streams: false,
  separator: ',',
  head: ({ run, checks, summary }) => {
    const { name, version } = run.tool;
    const driver = { name, semanticVersion: version, rules: checks.map(sarifRule) };
    const invocation = { executionSuccessful: !run.partial && summary.notWhole === 0 };
    const text = jsonText({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, invocations: [invocation], columnKind: 'utf16CodeUnits', results: [] }],
    });
    return text.slice(0, -END.length);
  },
  mac: (mac) =>
    [
      ...mac.findings.map((finding) => withMac(sarifResult(finding), mac)),
      ...mac.suppressed.map(({ finding, reason }) =>
        withMac({ ...sarifResult(finding), suppressions: [{ kind: 'external', justification: reason }] }, mac),
      ),
      ...mac.unknown.map(({ check, reason }) => withMac(openResult(check, reason, mac.source), mac)),
    ]
      .map((result) => `\n${jsonText(result)}`)
      .join(','),
  tail: () => `${END}\n`,
};

const END = ']}]}';

function withMac(result: object, { mac }: MacReport): object {
  return { ...result, properties: { mac } };
}

function openResult(check: string, reason: string, file: string): object {
  return {
    ruleId: check,
    kind: 'open',
    level: 'none',
    message: { text: `could not look: ${reason}` },
    locations: [sarifLocation({ file })],
  };
}
