import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { diff } from '../plist/diff.ts';
import { PlistError } from '../plist/error.ts';
import { readPlist } from '../plist/format.ts';
import { preferencesOf } from '../plist/managed/payload.ts';
import { recognise } from '../plist/managed/recognise.ts';
import type { PlistValue } from '../plist/value.ts';
import { policyPlist } from '../policy/settings.ts';
import { changeLines, changesJson } from '../report/changes.ts';
import { readInput } from './inputs.ts';
import { usablePolicy } from './usable-policy.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const { before, after } = args as { readonly before: string; readonly after: string };
  if (before === '-' && after === '-') throw usageError('standard input can be one of the two, not both');
  const changes = diff(await valueOf(before, host), await valueOf(after, host));
  await host.stdout.write(
    options['format'] === 'json' ? changesJson(changes) : changeLines(changes, host.stdout.style),
  );
  return changes.length > 0 ? ExitCode.findings : ExitCode.ok;
};

/** The settings that a plist holds, or that a policy asks for. */
async function valueOf(name: string, host: Host): Promise<PlistValue> {
  if (name !== '-' && (await host.files.kind(name)) === 'missing' && !name.includes('.')) {
    return policyPlist((await usablePolicy(name, host)).policy);
  }
  const { bytes, kind } = await readInput(name, host);
  if (kind === 'policy') {
    if (name === '-') throw usageError('a policy cannot come from standard input here', 'Name its file.');
    return policyPlist((await usablePolicy(name, host)).policy);
  }
  try {
    const { root } = readPlist(bytes);
    const managed = recognise(root);
    if (managed && managed.settings.length > 0 && !host.quiet) {
      host.stderr.write(`msgrctl: of the ${managed.what} ${name} only Messenger's settings are compared\n`);
    }
    return managed && managed.settings.length > 0 ? preferencesOf(managed) : root;
  } catch (error) {
    if (error instanceof PlistError) throw cannot(`could not read ${name}: ${error.message}`);
    throw error;
  }
}
