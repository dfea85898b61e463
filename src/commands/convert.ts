import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { writeBinary } from '../plist/binary/writer.ts';
import { PlistError } from '../plist/error.ts';
import { readPlist } from '../plist/format.ts';
import { writeXml } from '../plist/xml/writer.ts';
import { readInput } from './inputs.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const name = args['file'] as string;
  const { to, output: named } = options as { readonly to: 'xml' | 'binary'; readonly output?: string };
  const output = named === '-' ? undefined : named;
  if (to === 'binary' && output === undefined && host.stdout.isTerminal) {
    throw usageError('a binary file would garble the terminal', 'Write it to a file with -o.');
  }
  const { bytes } = await readInput(name, host);
  const converted = convert(name, bytes, to, options['sort'] === true);
  if (!converted.typed && !host.quiet) {
    host.stderr.write('msgrctl: OpenStep text keeps no types; numbers and Booleans came out as strings\n');
  }
  if (output === undefined) await host.stdout.write(converted.bytes);
  else await host.files.write(output, converted.bytes, { force: options['force'] === true });
  return ExitCode.ok;
};

function convert(
  name: string,
  bytes: Uint8Array,
  to: 'xml' | 'binary',
  sort: boolean,
): { bytes: Uint8Array; typed: boolean } {
  const order = { keyOrder: sort ? 'sorted' : 'kept' } as const;
  try {
    const { root, typed } = readPlist(bytes);
    return {
      typed,
      bytes: to === 'binary' ? writeBinary(root, order) : new TextEncoder().encode(writeXml(root, order)),
    };
  } catch (error) {
    if (error instanceof PlistError) throw cannot(`could not convert ${name}: ${error.message}`);
    throw error;
  }
}
