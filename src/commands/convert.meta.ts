import type { CommandMeta } from '../core/command.ts';

export const convertMeta: CommandMeta = {
  name: 'convert',
  summary: 'Convert a property list to XML or binary, types and exact numbers kept.',
  details: [
    'XML has whole seconds only: fractions of dates are cut, as Apple does.',

    'OpenStep text, which `defaults read` prints, keeps no types: from it every value comes out as a string.',
  ],
  arguments: [{ name: '<file>', description: 'a property list of any format; - for standard input' }],
  options: [
    { flags: '--to <format>', description: 'the format to write', choices: ['xml', 'binary'], default: 'xml' },
    { flags: '-o, --output <file>', description: 'write this file instead of standard output' },
    { flags: '--sort', description: 'sort the keys' },
    {
      flags: '--extract',
      description: "of a configuration profile or MCX only Messenger's settings, as a preference file",
    },
    { flags: '-f, --force', description: 'replace a file that is there' },
  ],
  examples: [
    { run: 'msgrctl convert com.microsoft.Messenger.plist', does: 'read a binary file' },
    { run: 'msgrctl convert --to binary -o out.plist in.plist', does: 'as Mac OS X 10.4 and later write it' },
    {
      run: 'msgrctl convert --extract messenger.mobileconfig',
      does: 'the preference file that a profile stands for',
    },
  ],
};
