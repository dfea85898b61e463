import type { Topic } from './topic.ts';

export const topology: Topic = {
  name: 'topology',
  title: 'Which servers there are, and what each does for a Mac',
  aliases: [
    'servers',
    'live communications server',
    'lcs',
    'active directory',
    'user replicator',
    'enterprise',
    'standard',
  ],
  parts: [
    'A Mac talks to Live Communications Server 2005 over SIP, for messages and for the status of contacts. There are two editions.',
    {
      head: ['edition', 'what it is', 'for whom'],
      rows: [
        [
          'Standard',
          'one computer with its own database (MSDE)',
          'small organizations; up to 15,000 connections at a time',
        ],
        [
          'Enterprise',
          'servers that share one back-end database (SQL Server 2000 SP3a)',
          'large organizations, and room to grow',
        ],
      ],
    },
    'Enterprise servers and their back-end database together are a pool.',
    'Accounts are those of Active Directory: it authenticates users, says who may sign in, and has the list in which people are looked up.',
    'The User Replicator follows what changes in Active Directory, and writes it into the database of users. The Address Book Service gives Macs their address book from there. In one place the guide calls the whole server Address Book Service.',
  ],
  sections: [
    'Messenger for Mac topology',
    'Live Communications Server Enterprise Edition',
    'Active Directory',
    'User Replicator',
  ],
  commands: [
    { run: 'msgrctl plan --users 4000', does: 'how many servers that takes' },
    { run: 'msgrctl check server sip.contoso.com', does: 'what this server offers to Macs' },
  ],
  see: ['planning', 'address-book', 'trust', 'authentication'],
};
