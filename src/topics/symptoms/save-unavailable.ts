import type { Symptom } from '../symptom.ts';

export const saveUnavailable: Symptom = {
  name: 'save-unavailable',
  shown: 'Save is grey in conversations, and the History panels in Preferences are, too',
  words: ['save', 'saving', 'grey', 'gray', 'greyed', 'grayed', 'unavailable', 'history', 'conversation'],
  causes: [
    {
      cause: 'DisallowSave is set in the preference file: that is what it does, and mostly it is meant',
      run: 'msgrctl lock --status com.microsoft.Messenger.plist',
    },
    {
      cause: 'DisallowSave is not set: the guide gives two defaults for it, no and yes',
      run: 'msgrctl explain DisallowSave',
    },
  ],
  rungs: [],
  sections: ['Disabling message archiving', 'Messenger for Mac preferences'],
  see: ['archiving', 'DisallowSave', 'settings/contradictory-default'],
};
