import type { Topic } from './topic.ts';

export const preferences: Topic = {
  name: 'preferences',
  title: 'The preference file, com.microsoft.Messenger.plist',
  aliases: ['plist', 'preference file', 'com.microsoft.messenger.plist', 'settings', 'defaults'],
  parts: [
    'Each user has his own, in Library/Preferences/Microsoft of the home. It holds what one sets in the Preferences window, what Messenger remembers by itself, and settings for which there is no window.',
    'Some of the settings that the guide lists are not used by Messenger for Mac. In a few places the guide contradicts itself; `msgrctl explain` of such a setting has both readings.',
    'Locking the file keeps users from changing what it says: see archiving.',
    {
      beyond:
        'Quit Messenger before you change it: a program that runs may write its own copy over yours. From 10.4 on the system writes it as a binary file, which TextEdit cannot read. Managed preferences may not reach it, for it is in a folder of its own.',
      who: "defaults(1); Apple's published sources of CoreFoundation; Apple HT3992",
    },
  ],
  sections: ['Messenger for Mac preferences', 'Disabling message archiving'],
  commands: [
    {
      run: 'msgrctl generate messenger.yaml -o com.microsoft.Messenger.plist',
      does: 'the file that a policy asks for',
    },
    { run: 'msgrctl lint --as mac com.microsoft.Messenger.plist', does: 'what is wrong with the file of a Mac' },
    { run: 'msgrctl settings', does: 'all 111 settings' },
  ],
  see: ['archiving', 'connection', 'forgets-settings', 'plist/managed-preferences'],
};
