import type { Topic } from './topic.ts';

export const removal: Topic = {
  name: 'removal',
  title: 'Taking Messenger off a Mac',
  aliases: ['uninstall', 'remove', 'delete', 'removing'],
  parts: [
    'The guide removes, for each user:',
    {
      list: [
        'the program',
        'com.microsoft.AlertsDaemon.plist and com.microsoft.Messenger.plist in Library/Preferences/Microsoft of the home',
        'Messenger Corporate Data, Microsoft Messenger Data and Microsoft Messenger History in Documents/Microsoft User Data of the home',
      ],
    },
    {
      beyond:
        'Leave the folders around them: Office has files of its own there. Going by its name, Microsoft Messenger History holds the conversations that a user saved. A locked file has to be unlocked first.',
      who: 'macos.utah.edu on Microsoft Office; the rest inferred',
    },
    'The script `uninstall` does it for all users of a Mac, leaves the conversations unless told otherwise, keeps a copy of what it takes, and shows with --dry-run what it would do.',
  ],
  sections: ['Removing Messenger for Mac'],
  commands: [
    { run: 'msgrctl emit uninstall messenger.yaml -o uninstall.sh', does: 'the script; read it before you run it' },
  ],
  see: ['archiving', 'installation', 'old-data-back'],
};
