import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { writeBinary } from '../plist/binary/writer.ts';
import type { PlistDocument } from '../plist/document.ts';
import { PlistError } from '../plist/error.ts';
import { readPlist } from '../plist/format.ts';
import { recognise } from '../plist/managed/recognise.ts';
import type { PlistValue } from '../plist/value.ts';
import { writeXml } from '../plist/xml/writer.ts';
import { readInput } from './inputs.ts';
import { extracted } from './taken.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const name = args['file'] as string;
  const { to, output: named } = options as { readonly to: 'xml' | 'binary'; readonly output?: string };
  const output = named === '-' ? undefined : named;
  if (to === 'binary' && output === undefined && host.stdout.isTerminal) {
    throw usageError('a binary file would garble the terminal', 'Write it to a file with -o.');
  }
  const { bytes } = await readInput(name, host);
  const document = read(name, bytes);
  const root = options['extract'] === true ? extracted(name, document.root, host) : document.root;
  const written = write(name, root, to, options['sort'] === true);
  if (!host.quiet)
    for (const notice of noticesOf(name, root, document.typed, to)) host.stderr.write(`msgrctl: ${notice}\n`);
  if (output === undefined) await host.stdout.write(written);
  else await host.files.write(output, written, { force: options['force'] === true });
  return ExitCode.ok;
};

function read(name: string, bytes: Uint8Array): PlistDocument {
  return attempt(name, () => readPlist(bytes));
}

function write(name: string, root: PlistValue, to: 'xml' | 'binary', sort: boolean): Uint8Array {
  const order = { keyOrder: sort ? 'sorted' : 'kept' } as const;
  return attempt(name, () =>
    to === 'binary' ? writeBinary(root, order) : new TextEncoder().encode(writeXml(root, order)),
  );
}

function attempt<Result>(name: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (error instanceof PlistError) throw cannot(`could not convert ${name}: ${error.message}`);
    throw error;
  }
}

function noticesOf(name: string, root: PlistValue, typed: boolean, to: 'xml' | 'binary'): string[] {
  const managed = recognise(root);
  const cut = to === 'xml' ? datesBetweenSeconds(root) : 0;
  return [
    ...(typed ? [] : ['OpenStep text keeps no types; numbers and Booleans came out as strings']),
    ...(cut > 0 ? [`XML holds whole seconds: ${cut === 1 ? 'one date was' : `${cut} dates were`} cut`] : []),
    ...(managed ? [`${name} is a ${managed.what}, not a preference file; it was converted as it is`] : []),
    ...(managed && managed.settings.length > 0 ? ["--extract takes Messenger's settings out of it"] : []),
  ];
}

function datesBetweenSeconds(value: PlistValue): number {
  if (value.kind === 'date') return Number.isInteger(value.value) ? 0 : 1;
  if (value.kind === 'array') return value.value.reduce((sum, item) => sum + datesBetweenSeconds(item), 0);
  if (value.kind !== 'dict') return 0;
  return value.value.reduce((sum, entry) => sum + datesBetweenSeconds(entry.value), 0);
}
