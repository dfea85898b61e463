import { ToolError } from '../../core/tool-error.ts';
import type { AnswerId, Answers, Misread, Read } from '../../init/answers.ts';
import { importPreferences } from '../../init/import.ts';
import type { Context } from '../../init/question.ts';
import { rootSeen } from '../../init/questions-server.ts';
import type { Imported } from '../../init/seen.ts';
import { besidePolicy, type Wizard } from './wizard.ts';
import { compose, pemOf, rootName } from './compose.ts';

/** Why an answer will not do that reads well, but does not fit what is there; undefined if it does. */
export async function edgeProblem(
  id: AnswerId,
  value: Answers[AnswerId],
  context: Context,
  wizard: Wizard,
): Promise<Misread | undefined> {
  if (id === 'from' && typeof value === 'string' && value !== '') {
    const read = await readPreferencesAt(value, wizard);
    return 'problem' in read ? read : undefined;
  }
  if (id === 'certificates') return certificateProblem(value as readonly string[], context, wizard);
  if (id === 'saveRoot' && value === true) return rootProblem(context, wizard);
  return undefined;
}

/** 1 MiB: a preference file has some kilobytes. */
const MAX_PLIST = 1024 * 1024;

export async function readPreferencesAt(path: string, { host }: Wizard): Promise<Read<Imported>> {
  try {
    return importPreferences(await host.files.read(path, MAX_PLIST));
  } catch (error) {
    if (error instanceof ToolError) return { problem: error.message, fix: error.hint ?? 'Name another file.' };
    throw error;
  }
}

/** What `msgrctl lint` would call an error: no such file, no certificate, out of date, too new for the fleet. */
async function certificateProblem(
  certificates: readonly string[],
  { answers, seen }: Context,
  wizard: Wizard,
): Promise<Misread | undefined> {
  if (certificates.length === 0) return undefined;
  const { macos = [] } = answers;
  const { report } = await compose({ macos, certificates }, { asking: seen.asking, domains: [] }, wizard);
  const found = report.findings.find(
    ({ severity, where }) => severity === 'error' && where.keyPath?.startsWith('certificates'),
  );
  return found && { problem: found.message, fix: found.fix };
}

async function rootProblem({ answers, seen }: Context, wizard: Wizard): Promise<Misread | undefined> {
  const name = rootName(answers);
  const path = besidePolicy(name, wizard);
  const root = rootSeen(seen);
  if (!root || wizard.file === '-')
    return { problem: 'there is no file to put it beside', fix: 'Name a policy to write.' };
  if (!wizard.force && (await wizard.host.files.kind(path)) !== 'missing') {
    const there = new TextDecoder().decode(await wizard.host.files.read(path));
    if (there !== pemOf(root.der))
      return { problem: `${path} is there already`, fix: 'Move it away, or use --force.' };
  }
  const { macos = [], domains = [] } = answers;
  const { report } = await compose({ macos, domains, saveRoot: true }, seen, wizard);
  const found = report.findings.find(
    ({ severity, where }) => severity === 'error' && where.keyPath?.startsWith('certificates'),
  );
  return found && { problem: found.message, fix: found.fix };
}
