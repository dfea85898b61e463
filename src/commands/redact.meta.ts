import type { CommandMeta } from '../core/command.ts';

export const redactMeta: CommandMeta = {
  name: 'redact',
  summary: 'Copy preference files or collected folders without names and addresses, for support.',
  details: [
    'Users, Macs, domains, servers, IP and Ethernet addresses and recent sign-ins are replaced, the same one by the same ' +
      'replacement in all files of one run: alice@contoso.com becomes user1@domain1.example. Types, formats and the order of ' +
      'keys stay, and checks find in the copy what they find in the original.',

    'What cannot be read is left out, never copied as it is; then the exit code is 3. docs/redact.md tells what stays.',
  ],
  arguments: [
    {
      name: '<sources...>',
      description: 'a preference file, a collected folder, a saved observation, a policy; - for standard input',
    },
  ],
  options: [
    { flags: '-o, --output <path>', description: 'the copy: of one file a file, else a new folder' },
    { flags: '--map <file>', description: 'also write what was replaced by what, for your eyes only' },
    { flags: '-f, --force', description: 'replace a file that is there; never a folder' },
  ],
  examples: [
    { run: 'msgrctl redact com.microsoft.Messenger.plist -o support.plist', does: 'one file' },
    {
      run: 'msgrctl redact collected/ messenger.yaml -o support/ --map names.tsv',
      does: 'a fleet and its policy, and what is what',
    },
  ],
};
