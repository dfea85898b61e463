import type { Artifact } from './artifact.ts';
import type { Material } from './material.ts';
import { quote } from '../core/shell.ts';
import { VALUES, type ValueName } from './values.ts';

/** How a template takes in a shared part; the only line that emitting replaces. */
const INCLUDE = /^\. "\$\{0%\/\*\}\/(lib\/[a-z-]+\.sh)"$/;
const VALUES_FILE = 'lib/values.sh';

interface ScriptOptions {
  readonly name: string;
  readonly summary: string;
  /** Beyond those that every script has. */
  readonly values: readonly ValueName[];
  /** In the place of the policy's own. */
  readonly instead?: { readonly [Name in ValueName]?: (material: Material) => string };
  readonly unfit?: Artifact['unfit'];
}

const OF_EVERY_SCRIPT: readonly ValueName[] = ['ORGANIZATION', 'POLICY_SHA256', 'TOOL_VERSION'];

/** A shell script: its template with the shared parts in it, and with the policy's values as assignments in front. */
export function script({ name, summary, values, instead = {}, unfit }: ScriptOptions): Artifact {
  const file = `${name}.sh`;
  return {
    name,
    file,
    summary,
    executable: true,
    ...(unfit && { unfit }),
    make: (material) => {
      const assignments = [...OF_EVERY_SCRIPT, ...values].map((value) =>
        assignment(value, (instead[value] ?? VALUES[value])(material)),
      );
      return assemble(file, assignments, material.templates);
    },
  };
}

/** ShellCheck takes a dollar in single quotes for a slip; here it is text. */
function assignment(name: string, value: string): string {
  const isOdd = /[$`]/.test(value);
  return `${isOdd ? '# shellcheck disable=SC2016 # text, whatever it looks like\n' : ''}${name}=${quote(value)}`;
}

/** The template with every include replaced by the file's text, without its first line. */
export function assemble(
  file: string,
  assignments: readonly string[],
  templates: { readonly [path: string]: string },
): string {
  const lines = templateLines(file, templates).flatMap((line) => {
    const part = INCLUDE.exec(line)?.[1];
    if (part === undefined) return [line];
    if (part === VALUES_FILE) return ['# The values of the policy.', ...assignments];
    return ['', ...templateLines(part, templates).slice(1)];
  });
  return `${lines.join('\n')}\n`;
}

function templateLines(path: string, templates: { readonly [path: string]: string }): string[] {
  const text = templates[path];
  if (text === undefined) throw new Error(`there is no template ${path}`);
  return text.replace(/\n$/, '').split('\n');
}
