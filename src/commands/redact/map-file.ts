import type { Host } from '../../core/host.ts';
import { cannot } from '../../core/tool-error.ts';
import type { Names } from '../../fleet/redact/names.ts';

/** Before any work is done. */
export async function refuseMap(path: string, force: boolean, host: Host): Promise<void> {
  if (!force && (await host.files.kind(path)) !== 'missing') {
    throw cannot(`${path} is there already`, 'Use --force to replace it.');
  }
}

/** The table for the admin's own eyes: kind, original, replacement, a line each; written as facts are. */
export async function writeMap(path: string, names: Names, force: boolean, host: Host): Promise<void> {
  const lines = names
    .table()
    .map(({ kind, original, replacement }) => [kind, original, replacement].map(field).join('\t'));
  const text = `${['kind\toriginal\treplacement', ...lines].join('\n')}\n`;
  await host.files.write(path, new TextEncoder().encode(text), { force, mode: 0o600 });
}

function field(text: string): string {
  return text.replace(
    /[\0-\x1f\x7f%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
