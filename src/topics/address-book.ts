import type { Topic } from './topic.ts';

export const addressBook: Topic = {
  name: 'address-book',
  title: 'How the address book comes to a Mac',
  aliases: ['address book', 'synchronization', 'synchronisation', 'gal', 'contacts', 'address book service', 'abs'],
  parts: [
    'On the server: the User Replicator follows what changes in Active Directory, and writes users and contacts into a table of SQL Server (AbUserEntry). The Address Book Service reads that table at an interval that can be set.',
    'On the Mac: the first sign-in fetches the whole address book, about 1 MB for 10,000 contacts; each later one only what has changed.',
    'So a person who is new in Active Directory is not at once in the address book of a Mac: the replicator, the interval of the service, and the next sign-in come before.',
    'On the computer of the server itself, a front end of the service is good for about 15,000 users, a back end for about 100,000. With Enterprise Edition it can run on several servers.',
  ],
  sections: [
    'User Replicator',
    'Planning for capacity',
    'Synchronization scheduling on the server',
    'Synchronization in Messenger for Mac',
    'Planning for the number of users supported',
  ],
  commands: [
    {
      run: 'msgrctl plan --users 4000 --contacts 12000 --link 100mbit',
      does: 'what the first morning costs the network',
    },
  ],
  see: ['topology', 'planning', 'contact-not-found', 'slow-first-sign-in'],
};
