import type { CommandMeta } from '../core/command.ts';

export const lockMeta: CommandMeta = {
  name: 'lock',
  summary: 'Forbid saving conversations in a preference file of this machine, and lock the file.',
  details: [
    'Sets DisallowSave, and nothing else; the file then belongs to root, is read-only and immutable (chflags uchg on a Mac,\n' +
      'chattr +i on a Linux file server with network homes). All is read back. Needs root. Locked already: nothing is done.',
    '--strategy file locks the file that is there. That stops writing, deleting and replacing it. It does not stop its user\n' +
      'from renaming a folder above, nor anybody who is root; and Messenger saves no setting at all while the file is locked.',
    '--strategy enforce, run at each log-in or by cron, also repairs: a file whose folder was renamed, or that something\n' +
      'else stands in for, is put back from the policy or the locked copy, and locked. Between two runs nothing is stopped.',
    '--status exits 0 if the file is locked, 1 if it is not or can be got around, 3 if that cannot be seen. That a user can\n' +
      'rename the folders of his own home is told, but does not count.',
  ],
  arguments: [{ name: '<file>', description: 'the com.microsoft.Messenger.plist of one user' }],
  options: [
    { flags: '--status', description: 'say whether the file is locked, and change nothing; needs no root' },
    { flags: '--undo', description: 'clear the flag and give the file back to its user; DisallowSave stays' },
    {
      flags: '--strategy <name>',
      description: 'lock what is there, or repair what was moved aside, too',
      choices: ['file', 'enforce'],
      default: 'file',
    },
    {
      flags: '--policy <policy>',
      description: 'set the settings of this policy as well; makes a file that is missing',
    },
    { flags: '--owner <user>', description: 'with --undo: name or number of the user [owner of the folder]' },
    { flags: '-n, --dry-run', description: 'show what would be done, and do nothing' },
    {
      flags: '--format <format>',
      description: 'with --status: how to tell it',
      choices: ['human', 'plain', 'json', 'sarif', 'junit', 'github', 'codequality', 'markdown'],
      default: 'human',
    },
  ],
  examples: [
    {
      run: 'sudo msgrctl lock ~alice/Library/Preferences/Microsoft/com.microsoft.Messenger.plist',
      does: 'lock it',
    },
    { run: 'msgrctl lock --status FILE', does: 'locked, unlocked, or bypassable because ...' },
    { run: 'sudo msgrctl lock --strategy enforce --policy messenger.yaml FILE', does: 'from a log-in script' },
    { run: 'sudo msgrctl lock --undo FILE', does: 'give it back' },
  ],
};
