import type { CommandMeta } from '../core/command.ts';

export const lintMeta: CommandMeta = {
  name: 'lint',
  summary: 'Say what is wrong with policies, templates and preference files.',
  details: [
    'Takes policies (YAML or JSON) and property lists of any format (XML, binary, the text that `defaults read` prints).',
    'In a folder: *.plist, and *.yaml, *.yml and *.json that are policies. Nothing to check is exit 3, never a green 0.',
  ],
  arguments: [{ name: '<paths...>', description: 'files and folders; - for standard input' }],
  options: [
    {
      flags: '--format <format>',
      description: 'how to tell it',
      choices: ['human', 'plain', 'json', 'sarif', 'junit', 'github', 'codequality', 'markdown'],
      default: 'human',
    },
    {
      flags: '--fail-on <severity>',
      description: 'exit 1 from this severity on',
      choices: ['error', 'warning', 'info', 'never'],
      default: 'error',
    },
    { flags: '--policy <file>', description: 'judge preference files against this policy, too' },
    {
      flags: '--as <role>',
      description: 'what the preference files are: copied to many Macs, or from one Mac or for one user',
      choices: ['template', 'mac'],
      default: 'template',
    },
  ],
  examples: [
    { run: 'msgrctl lint messenger.yaml', does: 'judge a policy' },
    { run: 'msgrctl lint templates/ --fail-on warning', does: 'every policy and plist of a folder' },
    { run: 'defaults read Microsoft/com.microsoft.Messenger | msgrctl lint --as mac -', does: 'a Mac at hand' },
    { run: 'msgrctl lint . --format sarif > msgrctl.sarif', does: 'for code scanning' },
  ],
};
