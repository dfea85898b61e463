import type { Symptom } from '../symptom.ts';

export const notInCorporate: Symptom = {
  name: 'not-in-corporate',
  shown: 'View Profile, Page or Add to the Office Address Book is unavailable',
  words: ['profile', 'view', 'page', 'office', 'address', 'unavailable', 'button'],
  causes: [
    {
      cause: 'it is a contact of the corporate account, which does not have them; the personal one has',
      run: 'msgrctl explain accounts',
    },
  ],
  rungs: [],
  also: 'Of the Office Address Book the guide says both: see "explain office".',
  sections: ['Personal and corporate accounts on Messenger for Mac', 'Entourage Address Book'],
  see: ['accounts', 'office'],
};
