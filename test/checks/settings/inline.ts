import type { Check } from '../../../src/checks/define.ts';
import { judgePlist, judgePolicy } from '../../../src/checks/target.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { TargetReport } from '../../../src/core/report.ts';
import { loadPolicy, type Policy } from '../../../src/policy/load.ts';
import { TODAY } from '../harness.ts';

/** What one finding says: check (without its theme), where (line:column), message. */
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

/** The same about a plist with these entries: in XML the key in line 2 begins at column 1, and so on. */
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
  return told(checks, judgePlist({ file: 'p.plist', bytes, role, policy: wanted, today: TODAY }));
}

/** The advice of the one finding that some checks have. */
export function adviceIn(checks: readonly Check<never>[], report: TargetReport): string[] {
  return mine(checks, report).map(({ fix }) => fix);
}

function told(checks: readonly Check<never>[], report: TargetReport): Told[] {
  return mine(checks, report).map(({ check, where, message }) => {
    const { line, column } = where.span?.start ?? {};
    return [check.split('/')[1]!, line === undefined ? 'whole' : `${line}:${column}`, message];
  });
}

function mine(checks: readonly Check<never>[], report: TargetReport): readonly Finding[] {
  const ids = new Set(checks.map(({ info }) => info.id));
  return report.findings.filter(({ check }) => ids.has(check));
}

function xml(entries: Entries): string {
  const lines = Object.entries(entries).map(([key, value]) => {
    if (typeof value === 'boolean') return `<key>${key}</key><${value}/>`;
    const type = typeof value === 'number' ? 'integer' : 'string';
    return `<key>${key}</key><${type}>${value}</${type}>`;
  });
  return ['<plist version="1.0"><dict>', ...lines, '</dict></plist>', ''].join('\n');
}

function openStep(entries: Entries): string {
  const word = (value: boolean | number | string): string =>
    typeof value === 'boolean' ? (value ? 'YES' : 'NO') : JSON.stringify(String(value));
  return ['{', ...Object.entries(entries).map(([key, value]) => `${key} = ${word(value)};`), '}', ''].join('\n');
}
