import type { Topic } from './topic.ts';

export const installation: Topic = {
  name: 'installation',
  title: 'Bringing Messenger to the Macs',
  aliases: ['install', 'installation point', 'download', 'deploy', 'deployment', 'setup assistant', 'set up'],
  parts: [
    'Messenger brings no tool that installs it across a network. There are two ways: users copy it from a network installation point, or download it.',
    'The order: first the root certificate where one is needed, then the program, then the account.',
    'An installation point is made so:',
    {
      list: [
        'download Messenger, and expand what came',
        'copy the expanded file into a folder on a server, and share the folder',
        'set who may read and who may write there',
        'have users copy it to their Macs, and double-click its icon: the installer starts, and the Setup Assistant after it',
      ],
    },
    {
      head: ['what users have to be given', 'when'],
      rows: [
        ['where to get it: the installation point, or the address of the download', 'always'],
        ['their company e-mail address and password', 'always'],
        ['their domain and user name', 'if they need a user ID to sign in'],
        ['name or address of the server', 'if the connection is set by hand'],
      ],
    },
  ],
  sections: [
    'Installing and configuring Messenger for Mac on a corporate network',
    'Installing Messenger for Mac on the client',
  ],
  commands: [
    { run: 'msgrctl build messenger.yaml -o rollout', does: 'every script, from installation point to removal' },
    { run: 'msgrctl emit handout messenger.yaml -o handout.html', does: 'what users have to be given, as a page' },
  ],
  see: ['planning', 'certificates', 'connection', 'removal', 'asks-for-user-id'],
};
