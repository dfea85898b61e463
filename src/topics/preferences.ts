import type { Topic } from './topic.ts';

export const preferences: Topic = {
  name: 'preferences',
  title: 'The preference file, com.microsoft.Messenger.plist',
  aliases: ['plist', 'preference file', 'com.microsoft.messenger.plist', 'settings', 'defaults'],
  parts: [
    'Each user has his own, in Library/Preferences/Microsoft of the home. It holds what one sets in the Preferences window, what Messenger remembers by itself, and settings for which there is no window.',
    'Some of the settings that the guide lists are not used by Messenger for Mac. In a few places the guide contradicts itself; `msgrctl settings` keeps both readings.',
    {
      beyond:
        'Messenger writes the file when it quits, so change it while Messenger is not running. The folder Microsoft below Preferences is unusual; managed preferences may not reach it.',
      who: 'Apple, HT3992; docs/managed-preferences.md',
    },
  ],
  sections: ['Messenger for Mac preferences'],
  commands: [
    {
      run: 'msgrctl generate messenger.yaml -o com.microsoft.Messenger.plist',
      does: 'the file that a policy asks for',
    },
    { run: 'msgrctl lint --as mac com.microsoft.Messenger.plist', does: 'what is wrong with the file of a Mac' },
    { run: 'msgrctl settings', does: 'all 111 settings' },
  ],
  see: ['archiving', 'connection'],
};
