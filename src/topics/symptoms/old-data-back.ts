import type { Symptom } from '../symptom.ts';

export const oldDataBack: Symptom = {
  name: 'old-data-back',
  shown: 'after a new installation the old settings or conversations are back',
  words: ['old', 'back', 'new', 'reinstall', 'reinstalled', 'installation', 'removed', 'uninstalled', 'again'],
  causes: [
    {
      cause: 'only the program was deleted: its preference files and its folders are still in the home of the user',
      run: 'msgrctl emit uninstall messenger.yaml -o uninstall.sh',
    },
  ],
  rungs: [],
  sections: ['Removing Messenger for Mac'],
  see: ['removal', 'preferences'],
};
