import type { Symptom } from '../symptom.ts';

export const slowFirstSignIn: Symptom = {
  name: 'slow-first-sign-in',
  shown: 'the first sign-in takes long, or the network is slow on the first morning',
  words: ['slow', 'first', 'long', 'morning', 'takes', 'network', 'download'],
  causes: [
    {
      cause: 'each Mac fetches the whole address book once, about 1 MB for 10,000 contacts; later only what changed',
      run: 'msgrctl plan --users 4000 --contacts 12000 --link 10mbit --wave 1h',
    },
    {
      cause: 'there are more users than one Address Book Service is good for',
      run: 'msgrctl plan messenger.yaml',
    },
  ],
  rungs: [],
  sections: ['Synchronization in Messenger for Mac', 'Planning for the number of users supported'],
  see: ['address-book', 'planning'],
};
