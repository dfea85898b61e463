import type { CommandMeta } from '../core/command.ts';

export const settingsMeta: CommandMeta = {
  name: 'settings',
  summary: 'List the settings of com.microsoft.Messenger.plist that the guide documents.',
  arguments: [{ name: '[query]', description: 'only those whose key, class, account or effect has these words' }],
  options: [
    { flags: '--format <format>', description: 'how to tell it', choices: ['human', 'json'], default: 'human' },
  ],
  examples: [
    { run: 'msgrctl settings port', does: 'everything about ports' },
    { run: 'msgrctl settings policy --format json', does: 'the settings that decide policy, for a script' },
  ],
};
