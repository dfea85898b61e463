import type { Check } from '../../../src/checks/define.ts';
import { judgePlist, judgePolicy } from '../../../src/checks/target.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { Location } from '../../../src/core/location.ts';
import type { TargetReport } from '../../../src/core/report.ts';
import { loadPolicy, type Policy } from '../../../src/policy/load.ts';
import { TODAY } from '../harness.ts';

/**
 * What one finding says: check (without its theme), where, message. In a policy the place is `line:column`; in a plist a key
 * stands for itself, `= key` for its value, and `whole` for the file.
 */
export type Told = [check: string, where: string, message: string];

type Checks = readonly Check<never>[];

export type Entries = { readonly [key: string]: boolean | number | string };

export async function policyOf(yaml: string): Promise<Policy> {
  const result = await loadPolicy({ file: 'p.yaml', text: `msgrctl: 1\n${yaml}` }, async () => ({ missing: 'none' }));
  if (!result.policy) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return result.policy;
}

/** The findings that some checks have about a policy; the text follows a first line `msgrctl: 1`. */
export async function ofPolicy(checks: Checks, yaml: string): Promise<Told[]> {
  const policy = await policyOf(yaml);
  return told(checks, judgePolicy('p.yaml', { policy, problems: [], sources: {} }, TODAY));
}

interface PlistOptions {
  readonly role?: 'template' | 'mac';
  readonly policy?: string;
  readonly openstep?: boolean;
}

/** The same about a plist with these entries, each key and each value in a line of its own. */
export async function ofPlist(checks: Checks, entries: Entries, options: PlistOptions = {}): Promise<Told[]> {
  return told(checks, await plistReport(entries, options), Object.keys(entries));
}

/** What these checks advise about such a plist. */
export async function adviceOn(checks: Checks, entries: Entries, options: PlistOptions = {}): Promise<string[]> {
  return mine(checks, await plistReport(entries, options)).map(({ fix }) => fix);
}

async function plistReport(entries: Entries, options: PlistOptions): Promise<TargetReport> {
  const { role = 'template', policy, openstep = false } = options;
  const bytes = new TextEncoder().encode(openstep ? openStep(entries) : xml(entries));
  const wanted = policy === undefined ? undefined : await policyOf(policy);
  return judgePlist({ file: 'p.plist', bytes, role, policy: wanted, today: TODAY });
}

function told(checks: Checks, report: TargetReport, keys?: readonly string[]): Told[] {
  return mine(checks, report).map(({ check, where, message }) => [
    check.split('/')[1]!,
    placeIn(where, keys),
    message,
  ]);
}

function mine(checks: Checks, { findings }: TargetReport): Finding[] {
  const ids = new Set(checks.map(({ info }) => info.id));
  return findings.filter(({ check }) => ids.has(check));
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
