import type { Check } from '../../../src/checks/define.ts';
import { judgePlist, judgePolicy } from '../../../src/checks/target.ts';
import type { Location } from '../../../src/core/location.ts';
import type { TargetReport } from '../../../src/core/report.ts';
import { loadPolicy, type Policy } from '../../../src/policy/load.ts';
import { TODAY } from '../harness.ts';

/**
 * What one finding says: check (without its theme), where, message. In a policy the place is `line:column`; in a plist a key
 * stands for itself, `= key` for its value, and `whole` for the file.
 */
export type Told = [check: string, where: string, message: string];

export type Entries = { readonly [key: string]: boolean | number | string };

export async function policyOf(yaml: string): Promise<Policy> {
  const result = await loadPolicy({ file: 'p.yaml', text: `msgrctl: 1\n${yaml}` }, async () => ({ missing: 'none' }));
  if (!result.policy) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return result.policy;
}

/** The findings that some checks have about a policy; the text follows a first line `msgrctl: 1`. */
export async function ofPolicy(checks: readonly Check<never>[], yaml: string): Promise<Told[]> {
  const policy = await policyOf(yaml);
  return told(checks, judgePolicy('p.yaml', { policy, problems: [], sources: {} }, TODAY));
}

/** The same about a plist with these entries, each key and each value in a line of its own. */
export async function ofPlist(
  checks: readonly Check<never>[],
  entries: Entries,
  {
    role = 'template',
    policy,
    openstep = false,
  }: { role?: 'template' | 'mac'; policy?: string; openstep?: boolean } = {},
): Promise<Told[]> {
  const bytes = new TextEncoder().encode(openstep ? openStep(entries) : xml(entries));
  const wanted = policy === undefined ? undefined : await policyOf(policy);
  const report = judgePlist({ file: 'p.plist', bytes, role, policy: wanted, today: TODAY });
  return told(checks, report, Object.keys(entries));
}

function told(checks: readonly Check<never>[], report: TargetReport, keys?: readonly string[]): Told[] {
  const ids = new Set(checks.map(({ info }) => info.id));
  return report.findings
    .filter(({ check }) => ids.has(check))
    .map(({ check, where, message }) => [check.split('/')[1]!, placeIn(where, keys), message]);
}

function placeIn({ span }: Location, keys: readonly string[] | undefined): string {
  if (!span) return 'whole';
  const { line, column } = span.start;
  const key = keys?.[Math.floor(line / 2) - 1];
  if (key === undefined || column !== 1) return `${line}:${column}`;
  return line % 2 === 0 ? key : `= ${key}`;
}

function xml(entries: Entries): string {
  const lines = Object.entries(entries).map(([key, value]) => {
    if (typeof value === 'boolean') return `<key>${key}</key>\n<${value}/>`;
    const type = typeof value === 'number' ? 'integer' : 'string';
    return `<key>${key}</key>\n<${type}>${value}</${type}>`;
  });
  return ['<plist version="1.0"><dict>', ...lines, '</dict></plist>', ''].join('\n');
}

function openStep(entries: Entries): string {
  const word = (value: boolean | number | string): string =>
    typeof value === 'boolean' ? (value ? 'YES' : 'NO') : JSON.stringify(String(value));
  return ['{', ...Object.entries(entries).map(([key, value]) => `${key} =\n${word(value)};`), '}', ''].join('\n');
}
