import type { Topic } from './topic.ts';

export const office: Topic = {
  name: 'office',
  title: 'Entourage and Word, and the known snag',
  aliases: ['entourage', 'word', 'project center', 'reviewing toolbar', 'send instant message', 'integration'],
  parts: [
    {
      head: ['where', 'what one can do', 'what it takes'],
      rows: [
        [
          'Entourage address book',
          'add a contact to it while adding him to Messenger',
          'the check box in Add a Contact',
        ],
        [
          'Entourage Project Center',
          'save a conversation as a note of a project',
          'Entourage runs, the project exists, and saving is allowed',
        ],
        [
          'Entourage Project Center',
          'make a group of Messenger for a project',
          'the project has contacts, and one signs in there',
        ],
        [
          'Word, reviewing toolbar',
          'send a document for review, or a message',
          'a person of the list; or Other, and his address',
        ],
        ['Word, comments', 'write to the author of a comment', 'the author is a contact'],
      ],
    },
    'The snag: sign in to both accounts, start Word, sign out of either. Then Send Instant Message on the toolbar is unavailable, though the other account is still signed in. It comes back when the account signs in again.',
    'The guide says in one place that contacts of either account can be added to the Office Address Book, in another that those of the corporate account cannot.',
  ],
  sections: [
    'Integration with Microsoft Office for Mac',
    'Entourage Address Book',
    'Entourage Project Center',
    'Word reviewing toolbar',
    'Personal and corporate accounts on Messenger for Mac',
    'Disabling message archiving',
  ],
  commands: [{ run: 'msgrctl explain word-unavailable', does: 'the snag, as users see it' }],
  see: ['accounts', 'archiving', 'word-unavailable', 'project-note'],
};
