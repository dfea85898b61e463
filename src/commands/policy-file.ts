import { dirname, isAbsolute, join, relative } from 'node:path';
import { judgePolicy } from '../checks/target.ts';
import type { Host } from '../core/host.ts';
import type { Location } from '../core/location.ts';
import type { TargetReport } from '../core/report.ts';
import { cannot } from '../core/tool-error.ts';
import { suggest } from '../core/suggest.ts';
import { certificateFiles } from './policy-certificates.ts';
import { loadPolicy, placeOf, type OpenBase, type PolicyResult } from '../policy/load.ts';
import { readRoster, type RosterResult } from '../policy/roster.ts';

/** A name without a dot or a slash is a shipped template, unless a file of that name is there. */
const TEMPLATE_NAME = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/** A policy with its roster, and what the checks say of both. */
export interface JudgedPolicy {
  readonly result: PolicyResult;
  readonly roster: RosterResult | undefined;
  readonly report: TargetReport;
}

/** Reads and judges the policy at a path, or the shipped template of that name. */
export async function openPolicy(reference: string, host: Host): Promise<JudgedPolicy> {
  const path = await policyPath(reference, host);
  return judgePolicyFile(path, await host.files.read(path), host);
}

/** Judges a policy whose bytes are at hand, with what it extends and its roster. */
export async function judgePolicyFile(file: string, bytes: Uint8Array, host: Host): Promise<JudgedPolicy> {
  const text = decode(bytes);
  const result = text === undefined ? notText(file) : await loadPolicy({ file, text }, openBase(host));
  const named = result.policy?.data.users;
  const place = result.policy && placeOf(result.policy, 'users');
  const roster = named === undefined ? undefined : await readRosterFile(join(dirname(file), named), host, place);
  const problems = [...result.problems, ...(roster?.problems ?? [])];
  const sources = { ...result.sources, ...roster?.sources };
  const certificates = result.policy ? await certificateFiles(result.policy, host) : [];
  return { result, roster, report: judgePolicy(file, { ...result, problems, sources }, host.today(), certificates) };
}

/** A roster, and its text for code frames. */
type RosterFile = RosterResult & { readonly sources: { readonly [file: string]: string } };

function brokenRoster(where: Location, message: string, fix: string): RosterFile {
  return { users: [], problems: [{ kind: 'roster', where, message, fix }], sources: {} };
}

/** The users of a roster file. One that is not there is a problem at `namedAt`, the place that names it. */
export async function readRosterFile(
  path: string,
  host: Host,
  namedAt: Location = { file: path },
): Promise<RosterFile> {
  if ((await host.files.kind(path)) !== 'file') {
    return brokenRoster(namedAt, `there is no roster ${path}`, 'Make the file, or correct the name after "users".');
  }
  const text = decode(await host.files.read(path));
  if (text === undefined) return brokenRoster({ file: path }, 'the roster is not valid UTF-8', 'Save it as UTF-8.');
  return { ...readRoster(path, text), sources: { [path]: text } };
}

async function policyPath(reference: string, host: Host): Promise<string> {
  const kind = await host.files.kind(reference);
  if (kind === 'file' || (kind !== 'missing' && !TEMPLATE_NAME.test(reference))) return reference;
  if (!TEMPLATE_NAME.test(reference)) {
    throw cannot(
      `could not read ${reference}: there is no such file`,
      'Start from a template: msgrctl generate corporate-tls',
    );
  }
  const path = templatePath(reference, host);
  if ((await host.files.kind(path)) === 'file') return shown(path);
  throw cannot(`there is no file and no template "${reference}"`, await templateHint(reference, host));
}

/** Finds what `extends` names: a file relative to the one that says it, or a shipped template. */
function openBase(host: Host): OpenBase {
  return async (reference, from) => {
    const isName = TEMPLATE_NAME.test(reference);
    const path = isName ? templatePath(reference, host) : join(dirname(from), reference);
    if (!isName && isAbsolute(reference)) return { missing: `"${reference}" is an absolute path` };
    if ((await host.files.kind(path)) !== 'file') {
      return { missing: isName ? `there is no template "${reference}"` : `there is no file ${path}` };
    }
    const text = decode(await host.files.read(path));
    return text === undefined
      ? { missing: `${path} is not valid UTF-8` }
      : { file: isName ? shown(path) : path, text };
  };
}

function templatePath(name: string, host: Host): string {
  return join(host.templates, 'policies', `${name}.yaml`);
}

/** Shorter where it is below the current folder. */
function shown(path: string): string {
  const short = relative('', path);
  return short.startsWith('..') ? path : short;
}

/** The shipped templates, by the names that policies know them by. */
export async function templateNames(host: Host): Promise<readonly string[]> {
  const { files } = await host.files.walk(join(host.templates, 'policies'));
  return files.map((path) => path.replace(/^.*[/\\]|\.yaml$/g, ''));
}

async function templateHint(name: string, host: Host): Promise<string> {
  const names = await templateNames(host);
  const near = suggest(name, names);
  return near ? `Did you mean "${near}"?` : `Templates: ${names.join(', ')}.`;
}

/** Undefined for bytes that are not valid UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function notText(file: string): PolicyResult {
  const fix = 'Save it as UTF-8.';
  const problem = { kind: 'syntax', where: { file }, message: 'the policy is not valid UTF-8', fix } as const;
  return { policy: undefined, problems: [problem], sources: {} };
}
