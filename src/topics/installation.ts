import type { Topic } from './topic.ts';

export const installation: Topic = {
  name: 'installation',
  title: 'Bringing Messenger to the Macs',
  aliases: ['install', 'installation point', 'download', 'deploy', 'deployment', 'setup assistant', 'requirements'],
  parts: [
    'Messenger brings no tool that installs it across a network. There are two ways: users copy it from a network installation point, or download it.',
    'The order: first the root certificate where one is needed, then the program, then the account.',
    {
      head: ['what users have to be given', 'when'],
      rows: [
        ['where to get it: the installation point, or the address of the download', 'always'],
        ['their company e-mail address and password', 'always'],
        ['their domain and user name', 'if they need a user ID to sign in'],
        ['name or address of the server', 'if the connection is set by hand'],
      ],
    },
    'Each Mac needs a G3, G4 or G5 processor, 20 MB on the disk, 128 MB of memory, Mac OS X 10.3 or newer, and the corporate network.',
  ],
  sections: [
    'Client hardware and software requirements',
    'Installing and configuring Messenger for Mac on a corporate network',
    'Installing Messenger for Mac on the client',
  ],
  commands: [
    { run: 'msgrctl build messenger.yaml -o rollout', does: 'every script, from installation point to removal' },
    { run: 'msgrctl emit handout messenger.yaml -o handout.html', does: 'what users have to be given, as a page' },
  ],
  see: ['certificates', 'connection', 'removal'],
};
