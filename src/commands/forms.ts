import { usageError } from '../core/tool-error.ts';
import type { Artifact } from '../emit/artifact.ts';

/**
 * How an artifact is to be made: as `--format` says, else as the file's name ends, else as it is made first.
 *
 * @throws ToolError, exit code 2, for a format that it does not come in
 */
export function formOf(
  { name, make, forms }: Artifact,
  format: string | undefined,
  output: string | undefined,
): Pick<Artifact, 'name' | 'make'> {
  if (!forms) {
    if (format !== undefined) throw usageError(`${name} comes in one format only`, 'Leave out --format.');
    return { name, make };
  }
  const known = forms.map((form) => form.format).join(', ');
  if (format !== undefined) {
    const form = forms.find((each) => each.format === format);
    if (!form) throw usageError(`${name} does not come as ${format}`, `It comes as ${known}.`);
    return { name, make: form.make };
  }
  if (output === undefined || output === '-') return { name, make };
  const ending = /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase();
  const form = forms.find(({ endings }) => ending !== undefined && endings.includes(ending));
  if (form) return { name, make: form.make };
  const endings = forms.map((each) => `.${each.endings[0]}`);
  throw usageError(
    `the ending of ${output} names no format`,
    `Known are ${endings.join(', ')}; or name one: --format ${forms[0]!.format}.`,
  );
}
