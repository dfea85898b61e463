import type { CommandMeta } from '../core/command.ts';

export const settingsMeta: CommandMeta = {
  name: 'settings',
  summary: 'List the settings of com.microsoft.Messenger.plist that the guide documents.',
  details: [
    'profile-manifest is a preference manifest as ProfileCreator and iMazing Profile Editor read it, jamf-schema a custom schema for Jamf Pro; both have the settings of class policy and preference only.',
    'It is unproven whether Messenger 6 reads managed preferences: try it on one Mac first.',
  ],
  arguments: [{ name: '[query]', description: 'only those whose key, class, account or effect has these words' }],
  options: [
    {
      flags: '--format <format>',
      description: 'how to tell it',
      choices: ['human', 'json', 'profile-manifest', 'jamf-schema'],
      default: 'human',
    },
  ],
  examples: [
    { run: 'msgrctl settings port', does: 'everything about ports' },
    { run: 'msgrctl settings policy --format json', does: 'the settings that decide policy, for a script' },
    { run: 'msgrctl settings --format jamf-schema > messenger.json', does: 'a form for Jamf Pro' },
  ],
};
