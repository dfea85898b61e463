import type { Topic } from './topic.ts';

export const planning: Topic = {
  name: 'planning',
  title: 'What has to be there first, and how large it has to be',
  aliases: ['prerequisites', 'requirements', 'capacity', 'sizing', 'hardware', 'memory', 'windows server', 'plan'],
  parts: [
    {
      head: ['what', 'which'],
      rows: [
        [
          'messaging server',
          'Live Communications Server 2005 with SP1, in an Active Directory, with its Address Book Service',
        ],
        ['below it', 'Windows Server 2003, Standard or Enterprise, with .NET Framework 1.1 and IIS 6.0'],
        ['client', 'Messenger for Mac 6.0'],
        [
          'each Mac',
          'G3, G4 or G5; 20 MB on the disk, 128 MB of memory; Mac OS X 10.3 or newer; the company network',
        ],
      ],
    },
    'Active Directory needs no planning of its own for Messenger: that was done for the server.',
    {
      head: ['figure', 'of what'],
      rows: [
        ['15,000', 'connections at a time that one Standard Edition server bears'],
        ['15,000', 'users of one front end of the Address Book Service, beside the server on one computer'],
        ['100,000', 'users of one back end of it, there as well'],
        ['1 MB', 'of address book for each 10,000 contacts, at the first sign-in of each Mac'],
      ],
    },
    'The figures are rough: the guide says "about" of all but the first. More users take an Enterprise pool, where the service may run on several servers.',
  ],
  sections: [
    'Planning a deployment',
    'Client hardware and software requirements',
    'Planning for capacity',
    'Synchronization in Messenger for Mac',
    'Planning for the number of users supported',
    'Messenger for Mac topology',
  ],
  commands: [
    { run: 'msgrctl plan --users 20000 --contacts 25000 --link 100mbit', does: 'these figures for your numbers' },
    { run: 'msgrctl emit preflight -o preflight.sh', does: 'the script that says whether a Mac is fit' },
  ],
  see: [
    'topology',
    'address-book',
    'installation',
    'mac/memory-too-small',
    'mac/processor-unfit',
    'mac/release-too-old',
  ],
};
