import type { Symptom } from '../symptom.ts';

export const savePossible: Symptom = {
  name: 'save-possible',
  shown: 'users can save conversations although they should not',
  words: ['save', 'saving', 'still', 'possible', 'although', 'should', 'not', 'conversations'],
  causes: [
    {
      cause: 'DisallowSave is not set on that Mac, or the file of the policy never came there',
      run: 'msgrctl audit collected --policy messenger.yaml',
    },
    {
      cause: 'the file is not locked, and the user changed it or took it away',
      run: 'msgrctl lock --status com.microsoft.Messenger.plist',
    },
    {
      cause: 'a folder above the locked file was renamed, and Messenger began a new file',
      run: 'msgrctl lock --status com.microsoft.Messenger.plist',
      who: "Apple's published kernel sources",
    },
  ],
  rungs: [],
  sections: ['Disabling message archiving'],
  see: [
    'archiving',
    'settings/disallow-save-not-set',
    'lock/flag-missing',
    'lock/moved-aside',
    'lock/folder-can-be-renamed',
  ],
};
