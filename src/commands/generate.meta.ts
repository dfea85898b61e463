import type { CommandMeta } from '../core/command.ts';

export const generateMeta: CommandMeta = {
  name: 'generate',
  summary: 'Make the preference file com.microsoft.Messenger.plist that a policy asks for.',
  details: [
    'The policy is judged first, as `msgrctl lint` does: with an error in it nothing is written (exit 1).',
    'Without -o the file goes to standard output. What --merge keeps is judged and told, but does not fail the merge.',
    'As managed preferences: mobileconfig is a configuration profile, mcx what `dscl -mcximport` takes, mcx-settings a value of MCXSettings in a directory. Policy is set always (Forced), everything else once (Set-Once).',
    'It is unproven whether Messenger 6 reads managed preferences: try it on one Mac first.',
  ],
  arguments: [{ name: '[policy]', description: 'a policy file, or the name of a shipped template [messenger.yaml]' }],
  options: [
    { flags: '-o, --output <path>', description: 'write this file (with --users: into this folder)' },
    {
      flags: '--format <format>',
      description: 'how to write it: a preference file, or managed preferences',
      choices: ['xml', 'binary', 'mobileconfig', 'mcx', 'mcx-settings'],
    },
    { flags: '--users [roster]', description: "one file a user of the roster (CSV) [the policy's own roster]" },
    {
      flags: '--merge <plist>',
      description: 'take this file, set only the keys of the policy in it, and keep the rest',
    },
    { flags: '--identifier <id>', description: 'of the profile [the first SIP domain, or the organization]' },
    {
      flags: '--manage <frequency>',
      description: 'managed: set everything at this frequency [policy always, the rest once]',
      choices: ['once', 'often', 'always'],
    },
    {
      flags: '--once-date <day>',
      description: 'managed: a later day sets again what is set once [2001-01-01]',
    },
    { flags: '--domain <domain>', description: 'managed: the preference domain [com.microsoft.Messenger]' },
    { flags: '-n, --dry-run', description: 'show what would change, and write nothing' },
    { flags: '--check', description: 'write nothing; exit 1 if the file at -o (or --merge) differs' },
    { flags: '-f, --force', description: 'replace a file that is there' },
  ],
  examples: [
    { run: 'msgrctl generate corporate-tls', does: 'try a shipped template' },
    { run: 'msgrctl generate messenger.yaml -o com.microsoft.Messenger.plist', does: 'write the file' },
    { run: 'msgrctl generate --users -o plists/', does: 'one file for each user of the roster' },
    { run: 'msgrctl generate --merge old.plist -o new.plist', does: "keep a Mac's other keys" },
    { run: 'msgrctl generate --format mobileconfig -o messenger.mobileconfig', does: 'a configuration profile' },
    { run: 'msgrctl generate --check -o com.microsoft.Messenger.plist', does: 'for CI: is the file up to date?' },
  ],
};
