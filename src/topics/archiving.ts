import type { Topic } from './topic.ts';

export const archiving: Topic = {
  name: 'archiving',
  title: 'Keeping users from saving conversations',
  aliases: ['save', 'history', 'disallowsave', 'lock', 'archive', 'saving conversations'],
  parts: [
    'DisallowSave in the preference file decides; Messenger itself has no switch for it. With yes:',
    {
      list: [
        'the Save button of conversations is unavailable',
        'Save and Save as Web Page in the menu are unavailable',
        'the panels Corporate and Personal on the tab History in Preferences are unavailable',
      ],
    },
    'A user who may write the file, or take it away, takes the setting back. So the file has to be locked as well.',
    'What is saved already stays, and so does what the server archives.',
    {
      beyond:
        'A locked file belongs to root, may be written by nobody, and has the immutable flag. A folder above it in the home of the user can still be renamed; `lock: enforce` in a policy has the file locked again at each log-in.',
      who: 'msgrctl, docs/locking.md',
    },
  ],
  sections: ['Disabling message archiving'],
  commands: [
    { run: 'msgrctl emit lock messenger.yaml', does: 'the script that locks it on the Macs' },
    { run: 'msgrctl lock --status com.microsoft.Messenger.plist', does: 'whether this file is locked' },
    { run: 'msgrctl audit collected --policy messenger.yaml', does: 'whose lock is open' },
  ],
  see: ['DisallowSave', 'lock/flag-missing', 'save-unavailable'],
};
