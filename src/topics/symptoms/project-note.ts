import type { Symptom } from '../symptom.ts';

export const projectNote: Symptom = {
  name: 'project-note',
  shown: 'a conversation cannot be saved as a note of an Entourage project',
  words: ['entourage', 'project', 'note', 'projects', 'notes'],
  causes: [
    { cause: 'Entourage is not running' },
    { cause: 'there is no such project yet: Entourage has to have it first' },
    {
      cause: 'saving is forbidden altogether: the note is made with the Save button',
      run: 'msgrctl lock --status com.microsoft.Messenger.plist',
    },
  ],
  rungs: [],
  sections: ['Entourage Project Center', 'Disabling message archiving'],
  see: ['office', 'archiving', 'DisallowSave'],
};
