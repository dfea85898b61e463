import type { Topic } from './topic.ts';

export const communicator: Topic = {
  name: 'communicator',
  title: 'What Communicator does on Windows, and Messenger does not',
  aliases: ['communicator 2005', 'features', 'video', 'voice', 'telephony', 'file transfer', 'whiteboard'],
  parts: [
    'Both sign in to the same server. Users who change from one to the other miss this:',
    {
      head: ['', 'Communicator 2005', 'Messenger for Mac'],
      rows: [
        ['instant messages', 'yes', 'yes'],
        ['sending files', 'yes', 'yes, unless the server forbids it for all'],
        ['sharing programs', 'yes', 'no'],
        ['whiteboard', 'yes', 'no'],
        ['calls from the computer to a telephone', 'yes', 'no'],
        ['video', 'yes', 'no'],
        ['remote assistance', 'yes', 'no'],
        ['link to the telephone exchange (PBX)', "yes, with others' equipment", 'no'],
        ['conferences by telephone (PSTN)', "yes, with others' equipment", 'no'],
        ['work with Office', 'yes', 'projects of Entourage, reviewing toolbar of Word'],
      ],
    },
    'What is not there is not there: no setting on the Mac brings it.',
  ],
  sections: ['Communicator and Messenger for Mac'],
  commands: [{ run: 'msgrctl explain office', does: 'what it does with Entourage and Word' }],
  see: ['accounts', 'office', 'no-video', 'file-transfer-fails'],
};
