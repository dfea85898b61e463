import type { Symptom } from '../symptom.ts';

export const contactNotFound: Symptom = {
  name: 'contact-not-found',
  shown: 'a person of the company cannot be found, or the address book is empty',
  words: [
    'contact',
    'contacts',
    'person',
    'colleague',
    'found',
    'find',
    'address',
    'book',
    'empty',
    'list',
    'search',
    'missing',
  ],
  causes: [
    { cause: 'in a corporate account one looks for people by e-mail address, not by name' },
    {
      cause: 'the first download of the whole address book is not finished: about 1 MB for 10,000 contacts',
      run: 'msgrctl plan --users 4000 --contacts 12000 --link 10mbit',
    },
    {
      cause: 'the person is new, and has not come through User Replicator and Address Book Service yet',
      run: 'msgrctl explain address-book',
    },
    { cause: 'the person is not in the global address list' },
  ],
  rungs: [],
  also: 'A later sign-in brings what has changed: sign out and in again, when the server has had its time.',
  sections: [
    'Synchronization in Messenger for Mac',
    'Synchronization scheduling on the server',
    'User Replicator',
    'Personal and corporate accounts on Messenger for Mac',
  ],
  see: ['address-book', 'accounts', 'outside-contacts'],
};
