import type { Topic } from './topic.ts';

export const archiving: Topic = {
  name: 'archiving',
  title: 'Keeping users from saving conversations',
  aliases: ['save', 'history', 'lock', 'archive', 'saving conversations'],
  parts: [
    'DisallowSave in the preference file decides; nothing in Messenger itself changes it. With yes:',
    {
      list: [
        'the Save button of conversations is unavailable',
        'Save and Save as Web Page in the menu are unavailable',
        'the panels Corporate and Personal on the tab History in Preferences are unavailable',
      ],
    },
    'The guide gives two defaults: no in its text, yes in its table. So set it in any case.',
    'A user who can change the file, or take it away, takes the setting back. So the file has to be locked as well.',
    'What the server logs of sessions is another matter, and is set there.',
    {
      beyond:
        'A lock is three things: root owns the file, nobody may write it, and it has the immutable flag. While it is locked Messenger can save no setting at all. A folder above it can still be renamed by its user; `lock: enforce` in a policy has the file locked again.',
      who: "Apple's published kernel and CoreFoundation sources",
    },
  ],
  sections: ['Disabling message archiving', 'Messenger for Mac preferences', 'Overview of Messenger for Mac'],
  commands: [
    { run: 'msgrctl emit lock messenger.yaml -o lock.sh', does: 'the script that locks it on the Macs' },
    { run: 'msgrctl lock --status com.microsoft.Messenger.plist', does: 'whether this file is locked' },
    { run: 'msgrctl audit collected --policy messenger.yaml', does: 'whose lock is open' },
  ],
  see: [
    'preferences',
    'DisallowSave',
    'save-unavailable',
    'save-possible',
    'lock/flag-missing',
    'settings/contradictory-default',
  ],
};
