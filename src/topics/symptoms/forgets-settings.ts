import type { Symptom } from '../symptom.ts';

const APPLE = "Apple's published sources of CoreFoundation";

export const forgetsSettings: Symptom = {
  name: 'forgets-settings',
  shown: 'what a user sets in Preferences is gone at the next start',
  words: ['preferences', 'settings', 'forgets', 'forget', 'gone', 'lost', 'back', 'remember', 'start', 'windows'],
  causes: [
    {
      cause: 'the preference file is locked: then Messenger can save no setting at all',
      run: 'msgrctl lock --status com.microsoft.Messenger.plist',
      who: APPLE,
    },
    {
      cause: 'the file belongs to root without a lock, as `defaults` run by root leaves it: the user cannot read it',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: APPLE,
    },
  ],
  rungs: [],
  also: 'A lock is all or nothing: who wants users to keep their window places and sounds has to do without it.',
  sections: ['Disabling message archiving'],
  see: ['preferences', 'archiving', 'mac/preferences-closed'],
};
