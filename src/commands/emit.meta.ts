import type { CommandMeta } from '../core/command.ts';

export const emitMeta: CommandMeta = {
  name: 'emit',
  summary: 'Make one script or text for the rollout from a policy.',
  details: [
    'Without a name it lists what there is. The scripts are for Mac OS X 10.3 to 10.6; each runs as root, shows with --dry-run what it would do, and explains itself with --help.',
    'What is for people to read comes in several formats: --format names one, or the ending of the file after -o does (.html .md .txt). `msgrctl emit handout` without a policy, and without a messenger.yaml, makes a form to fill in by hand.',
    'The policy is judged first, as `msgrctl lint` does: with an error in it nothing is made (exit 1).',
  ],
  arguments: [
    { name: '[name]', description: 'what to make', values: 'artifact' },
    { name: '[policy]', description: 'a policy file, or the name of a shipped template [messenger.yaml]' },
  ],
  options: [
    { flags: '-o, --output <file>', description: 'write this file instead of standard output' },
    {
      flags: '--format <format>',
      description: 'of a text for people [by the ending of --output, else html]',
      choices: ['html', 'markdown', 'text'],
    },
    { flags: '-f, --force', description: 'replace a file that is there' },
  ],
  examples: [
    { run: 'msgrctl emit', does: 'what can be made' },
    { run: 'msgrctl emit install messenger.yaml -o install.sh', does: 'the script that installs Messenger on a Mac' },
    { run: 'msgrctl emit handout-users messenger.yaml -o handouts.html', does: 'a sheet for each user, to print' },
    { run: 'msgrctl emit uninstall | less', does: 'read it before you run it' },
  ],
};
